import type { Platform } from '../chat/event.ts';
import { isStale } from '../domain/department.ts';
import { conversationsOf } from '../domain/reach.ts';
import { everyPerson } from '../handlers/every-person.ts';
import { syncedId } from '../handlers/sync/syncing.ts';
import type { Verb, VerbContext } from './verb.ts';

const names: Readonly<Record<Platform, string>> = { slack: 'Slack', teams: 'Teams', console: 'the console' };

/**
 * `doctor`'s part in whoever owns the store: who is missing from the directory, contacts that nobody checked for long,
 * and what is known, and what is not, of the ways to people. The sample department is as it is.
 */
export const examineStore: Verb<object> = {
  name: 'doctor',
  async run(ctx) {
    const found = ctx.department.sample
      ? []
      : [...(await examinePeople(ctx)), ...examineContacts(ctx), ...examineSamples(ctx)];
    for (const platform of ctx.services.platforms) {
      if (platform !== 'console') found.push(...(await examineWays(ctx, platform)));
    }
    const trouble = ctx.store.trouble();
    if (trouble !== undefined) {
      found.unshift(
        `Nothing can be recorded at the moment (${trouble}). Look at the disk or the database: people are told so, and Vigie goes on by itself once it can.`,
      );
    }
    for (const line of found) ctx.print(line);
    return found.length === 0 ? 0 : 1;
  },
};

/** People without whom reports and emergencies reach nobody. */
async function examinePeople({ store, department }: VerbContext): Promise<string[]> {
  if ((await store.people.count()) === 0) return [emptyDirectory];
  const found: string[] = [];
  const csos = await store.people.withRole('cso');
  if (csos.length === 0) {
    found.push(
      'Nobody has the role cso: what is escalated reaches nobody. Import people again, with the role for the chief security officer.',
    );
  }
  const officers = new Set([...csos, ...(await store.people.withRole('officer'))].map(({ id }) => id));
  const off = department.duty.officers.filter((id) => !officers.has(id));
  if (off.length > 0) {
    found.push(
      `duty.officers of the department’s file: ${off.join(', ')} ${off.length > 1 ? 'are' : 'is'} no officer of the directory, and not woken. Correct the file, or import the role.`,
    );
  }
  const executives = await Promise.all(department.crisis.executives.map((id) => store.people.get(id)));
  const unknown = department.crisis.executives.filter((_, i) => !executives[i]?.active);
  if (unknown.length > 0) {
    found.push(
      `crisis.executives of the department’s file: ${unknown.join(', ')} ${unknown.length > 1 ? 'are not in the directory, and get' : 'is not in the directory, and gets'} no situation report. Correct the file, or import them.`,
    );
  }
  return found;
}

/** What is said of a department that nobody was imported into. */
export const emptyDirectory =
  'Nobody is in the directory yet: reports reach no officer. Run: npm run vigie -- import people FILE.csv --grant-roles';

/** Contacts of agencies that somebody has to look at again. */
function examineContacts({ department, now }: VerbContext): string[] {
  const stale = Object.entries(department.agencies)
    .filter(([, contact]) => isStale(department, contact, now))
    .map(([agency]) => agency);
  if (stale.length === 0) return [];
  const days = Math.round(department.notifications.contactsStaleAfter / 86_400_000);
  return [
    `agencies of the department’s file: nobody has checked for ${days} days how to reach ${stale.join(', ')}. Check it, and set the day as verified.`,
  ];
}

/** Made up: telephones of films, and addresses that reach nobody. */
const madeUp = /\b\d{3}-555-01\d\d\b|@sample\.example$/;

/** What the department took over with the sample's file: people in danger are shown its numbers. */
function examineSamples({ department }: VerbContext): string[] {
  const left = [...samplesIn(department)];
  if (left.length === 0) return [];
  return [
    `The department’s file still has numbers or addresses of the sample: ${left.join('; ')}. Put your own there: people in danger are shown them.`,
  ];
}

function* samplesIn(value: unknown, path = ''): Generator<string> {
  if (typeof value === 'string') {
    if (madeUp.test(value)) yield `${path} ${value}`;
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* samplesIn(each, path ? `${path}.${key}` : key);
  }
}

async function examineWays(ctx: VerbContext, platform: Platform): Promise<string[]> {
  const found: string[] = [];
  const name = names[platform];
  const synced = (await ctx.store.conversations.get(syncedId(platform)))?.checkedAt;
  if (!synced) {
    found.push(
      `${name}: nobody has looked up yet who can be reached. Run: npm run vigie -- sync (it also runs every night).`,
    );
  } else if (ctx.now.getTime() - Date.parse(synced) > ctx.department.sync.staleAfter) {
    found.push(
      `${name}: who can be reached was last looked up on ${synced.slice(0, 10)}. Run: npm run vigie -- sync, and see what it says.`,
    );
  }
  const without: string[] = [];
  let unknown = 0;
  const states = { 'not-installed': 0, left: 0, ok: 0 };
  for await (const person of everyPerson(ctx.store.people)) {
    if (!person.active) continue;
    if (!person.accounts[platform]) {
      without.push(person.id);
      continue;
    }
    const ways = await conversationsOf(person, ctx.store.conversations);
    const way = ways.find((each) => each.platform === platform);
    if (way?.state) states[way.state] += 1;
    else if (!way?.conversation) unknown += 1;
  }
  if (unknown > 0) {
    const time = ctx.services.sync?.takes(platform, unknown);
    found.push(
      `${name}: the ways to ${unknown} people were not looked up yet${time ? `, which takes ${time}` : ''}. Run: npm run vigie -- sync. An alert reaches them meanwhile, but more slowly.`,
    );
  }
  if (without.length > 0) {
    const first = without.slice(0, 3).join(', ');
    found.push(
      `${name}: ${without.length} people have no account there (${first}${without.length > 3 ? ', …' : ''}). Run sync; check the address of those who remain, or import their ids.`,
    );
  }
  if (states['not-installed'] > 0) {
    found.push(
      `${name}: the bot is not installed for ${states['not-installed']} people. Check the installation policy, or run: npm run vigie -- sync --install`,
    );
  }
  if (states.left > 0) {
    found.push(
      `${name}: the accounts of ${states.left} people were closed. Import the directory again with --deactivate-missing if they left.`,
    );
  }
  return found;
}
