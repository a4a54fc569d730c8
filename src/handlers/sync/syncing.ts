import { type Asked, type Directory, MissingPermission, type Way } from '../../chat/directory.ts';
import { SendError } from '../../chat/errors.ts';
import type { Platform } from '../../chat/event.ts';
import { noticing } from '../../chat/patiently.ts';
import { type Conversation, conversationId } from '../../domain/conversation.ts';
import { match, type Person } from '../../domain/person.ts';
import { Conflict, NotRecorded, type Write } from '../../domain/store.ts';
import { reachLater } from '../alert/reach-later.ts';
import { everyPerson } from '../every-person.ts';
import { mismatchOf, pin, reportMismatch } from '../identify.ts';
import type { Services, Sync, SyncOptions } from '../work.ts';

export type Print = (line: string) => void;

/** The id under which it is kept when a platform was last asked about everybody. */
export function syncedId(platform: Platform): string {
  return conversationId(platform, 'synced');
}

export const timer = 'sync';
/** What the timer says when it takes up a run that was cut off. */
export const again = 'again';
/** Nothing comes for longer than this, in milliseconds, only from a run that is no more. */
const lease = 15 * 60_000;
const renewEvery = 60_000;
const progressEvery = 500;
/** Nothing comes for so many milliseconds: whoever waits is told that it goes on. */
const silence = 5_000;

/**
 * Looks up on each platform whose account is whose, and how each is reached, so that nothing has to be looked up in an
 * emergency. What was found is stored as it comes: a run that was cut off is due again, and goes on where it was. One at
 * a time.
 */
export class Syncing implements Sync {
  readonly #services: Services;
  readonly #directories: readonly Directory[];
  readonly #clock: () => Date;
  readonly #failed: (error: unknown) => void;
  readonly #silence: number;
  readonly #stop = new AbortController();
  #running: Promise<unknown> | undefined;

  constructor(
    services: Services,
    directories: readonly Directory[],
    clock: () => Date,
    failed: (error: unknown) => void,
    silentAfter = silence,
  ) {
    this.#services = services;
    this.#directories = directories;
    this.#clock = clock;
    this.#failed = failed;
    this.#silence = silentAfter;
  }

  start(): void {
    if (!this.#running) this.run({ dryRun: false, install: false }, () => {}).catch(this.#failed);
  }

  async run(options: SyncOptions, print: Print): Promise<boolean> {
    if (this.#running) {
      print('A run of sync is under way. Wait until it is done.');
      return false;
    }
    const run = this.#lasting(options, print);
    this.#running = run;
    try {
      return await run;
    } finally {
      this.#running = undefined;
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running?.catch(() => {});
  }

  takes(platform: Platform, people: number): string | undefined {
    const perMinute = this.#directories.find((each) => each.platform === platform)?.perMinute;
    const minutes = perMinute === undefined ? 0 : Math.ceil(people / perMinute);
    if (minutes < 2) return undefined;
    const hours = Math.floor(minutes / 60);
    return hours === 0 ? `about ${minutes} min` : `about ${hours} h ${minutes % 60} min`;
  }

  /** A run that takes hours goes on after a restart: in this process, or in another instance. */
  async #lasting(options: SyncOptions, print: Print): Promise<boolean> {
    if (options.dryRun) return this.#all(options, print, async () => {});
    const id = [timer, again, this.#services.newId()].join(':');
    let renewed = Number.NEGATIVE_INFINITY;
    const renew = async () => {
      const now = this.#clock().getTime();
      if (now - renewed < renewEvery) return;
      renewed = now;
      await this.#due(id, new Date(now + lease));
    };
    await renew();
    let over = true;
    try {
      return await this.#all(options, print, renew);
    } catch (error) {
      // The store was away for a moment: what was renewed last is due soon, and the run goes on.
      over = !(error instanceof NotRecorded);
      throw error;
    } finally {
      if (over) await this.#due(id, this.#stop.signal.aborted ? this.#clock() : undefined);
    }
  }

  /** @param at when it is to go on, unless it does meanwhile; absent: it is done */
  async #due(id: string, at: Date | undefined): Promise<void> {
    const { store } = this.#services;
    const version = (await store.due.get(id))?.version ?? 0;
    const write: Write = at
      ? { in: 'due', put: { id, version, timer, subject: again, at: at.toISOString() } }
      : { in: 'due', remove: id, version };
    await store.commit([write]).catch((error: unknown) => {
      // It fell due at this moment.
      if (!(error instanceof Conflict)) throw error;
    });
  }

  async #all(options: SyncOptions, print: Print, renew: () => Promise<void>): Promise<boolean> {
    if (this.#directories.length === 0) print('No platform has credentials: there is nobody to look up.');
    let all = true;
    for (const directory of this.#directories) {
      try {
        all = (await this.#one(directory, options, print, renew)) && all;
      } catch (error) {
        if (!(error instanceof SendError) && !(error instanceof MissingPermission)) throw error;
        print(sentence(directory.platform, error));
        all = false;
      }
    }
    if (options.dryRun) print('Dry run: nothing was changed.');
    return all;
  }

  async #one(
    directory: Directory,
    { dryRun, install }: SyncOptions,
    print: Print,
    renew: () => Promise<void>,
  ): Promise<boolean> {
    const { platform } = directory;
    const stop = this.#stop.signal;
    const { store } = this.#services;
    const heard = <T>(items: AsyncIterable<T>) =>
      noticing(items, this.#silence, () =>
        print(`${names[platform]}: no answer yet. Vigie goes on trying, for some minutes where it has to.`),
      );
    const counts = { matched: 0, refused: 0, ok: 0, known: 0, 'not-installed': 0, left: 0 };
    const people = await this.#people();
    const left = new Set<string>();

    const wanted = people.filter((person) => !person.accounts[platform]).map(({ id }) => id);
    try {
      for await (const listed of heard(directory.accounts(wanted, stop))) {
        const { sender } = listed;
        await renew();
        const account = { id: sender.id, ...(sender.tenant && { tenant: sender.tenant }) };
        const byAccount = await store.people.byAccount(platform, account);
        if (listed.left) {
          left.add(sender.id);
          if (byAccount && !dryRun) await this.#keep(platform, gone(sender.id), account.tenant);
          if (byAccount) counts.left += 1;
          continue;
        }
        const byEmail = sender.email ? await store.people.get(sender.email) : undefined;
        const found = match(sender, byAccount, byEmail);
        if (found.kind === 'first') {
          counts.matched += 1;
          if (!dryRun) await pin(this.#services, found.person, sender, this.#clock());
        } else if (found.kind === 'mismatch') {
          counts.refused += 1;
          const told = (await store.deliveries.about(mismatchOf(sender))).length > 0;
          if (!dryRun && !told) await reportMismatch(this.#services, found.person, sender, this.#clock());
        }
      }
    } catch (error) {
      // The others are known by their ids, and can be looked up all the same.
      if (!(error instanceof MissingPermission) || platform !== 'teams') throw error;
      print(sentence(platform, error));
    }

    const asked: Asked[] = [];
    for (const person of await this.#people()) {
      const account = person.accounts[platform];
      if (!account || left.has(account.id)) continue;
      const known = await store.conversations.get(conversationId(platform, account.id));
      if (isFresh(known, directory.fresh, this.#clock())) counts.known += 1;
      else asked.push({ ...account, ...(known?.conversation && { conversation: known.conversation }) });
    }
    print(
      `${platform}: ${counts.matched} accounts matched, ${counts.refused} refused; ${counts.known} ways known, ${asked.length} to look up`,
    );
    const time = this.takes(platform, asked.length);
    if (time) {
      print(
        `${platform}: that takes ${time}, because of the platform’s limits. Should Vigie stop meanwhile, it goes on where it was; alerts go first, and reach those who are not looked up yet.`,
      );
    }
    if (dryRun) return true;

    const tenants = new Map(asked.map(({ id, tenant }) => [id, tenant]));
    const lacking: Way[] = [];
    let done = 0;
    const note = (missing: MissingPermission) => print(sentence(platform, missing));
    for await (const way of heard(directory.ways(asked, { install, note, stop }))) {
      done += 1;
      counts[way.state] += 1;
      await renew();
      if (done % progressEvery === 0) {
        const left = this.takes(platform, asked.length - done);
        print(`${platform}: ${done} of ${asked.length} looked up${left ? `, ${left} left` : ''}`);
      }
      if (way.state === 'not-installed') lacking.push(way);
      else await this.#keep(platform, way, tenants.get(way.account));
    }
    const talking = asked.filter(({ conversation }) => conversation).length;
    if (lacking.length > 0 && counts.ok === 0 && counts.known === 0 && talking > 0) {
      print(
        `${platform}: the bot is said to be installed for nobody, though it talks with ${talking} people: that is not believed. Upload the app package of this version (it names the app in webApplicationInfo), then run sync again.`,
      );
      return false;
    }
    for (const way of lacking) await this.#keep(platform, way, tenants.get(way.account));
    if (stop.aborted) return false;
    const at = { id: syncedId(platform), platform, account: '', conversation: '', serviceUrl: '' };
    await this.#save({ version: 0, ...at, checkedAt: this.#clock().toISOString() });
    print(
      `${platform}: ${counts.ok + counts.known} can be reached, ${counts['not-installed']} without the bot, ${counts.left} left`,
    );
    return true;
  }

  async #people(): Promise<Person[]> {
    const people: Person[] = [];
    for await (const person of everyPerson(this.#services.store.people)) {
      if (person.active) people.push(person);
    }
    return people;
  }

  async #keep(platform: Platform, way: Way, tenant: string | undefined): Promise<void> {
    await this.#save({
      id: conversationId(platform, way.account),
      version: 0,
      platform,
      ...way,
      ...(tenant && { tenant }),
      checkedAt: this.#clock().toISOString(),
    });
  }

  /** Somebody who writes to the bot at this moment tells the same, or better. */
  async #save(found: Conversation): Promise<void> {
    const { store } = this.#services;
    const before = await store.conversations.get(found.id);
    const serviceUrl = found.serviceUrl || before?.serviceUrl || '';
    const put = { ...before, ...found, serviceUrl, version: before?.version ?? 0 };
    try {
      await store.commit([{ in: 'conversations', put }]);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return;
    }
    if (found.state === 'ok' && before?.state !== undefined && before.state !== 'ok')
      await this.#reached(put);
  }

  /** There is a way to somebody who had none. */
  async #reached({ platform, account: id, tenant }: Conversation): Promise<void> {
    const person = await this.#services.store.people.byAccount(platform, { id, ...(tenant && { tenant }) });
    if (person) await reachLater(this.#services, person, this.#clock());
  }
}

function isFresh(known: Conversation | undefined, fresh: number | undefined, now: Date): boolean {
  if (!known?.conversation || known.state !== 'ok') return false;
  return fresh === undefined || now.getTime() - Date.parse(known.checkedAt ?? '') < fresh;
}

function gone(account: string): Way {
  return { account, conversation: '', serviceUrl: '', state: 'left' };
}

const names: Record<Platform, string> = { slack: 'Slack', teams: 'Teams', console: 'The console' };

function sentence(platform: Platform, error: SendError | MissingPermission): string {
  if (error instanceof SendError)
    return `${names[platform]}: it did not answer (${error.reason}). What was found so far is kept; run sync again.`;
  const todo =
    platform === 'slack'
      ? 'Upload the manifest again and reinstall the app.'
      : 'An administrator consents to it in the Microsoft Entra admin center, under the app’s API permissions (Microsoft Graph, application permission).';
  return `${names[platform]}: the permission ${error.permission} is missing, ${error.why}. ${todo}`;
}
