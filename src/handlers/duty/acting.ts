import { split } from '../../chat/arguments.ts';
import type { Action, Outcome, Timer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Fact, type Message, say } from '../../chat/message.ts';
import type { Detail } from '../../domain/audit.ts';
import { turnsAt } from '../../domain/duty-roster.ts';
import { localDate } from '../../domain/local-time.ts';
import { isHeld, type Person, type RoleGrant } from '../../domain/person.ts';
import type { Text } from '../../text/index.ts';
import { nameAt } from '../name-at.ts';
import { localClock } from '../times.ts';
import type { Unit, Work } from '../work.ts';
import { directoryPerson } from './directory-person.ts';
import { isOfficer, onDuty } from './on-duty.ts';
import { isAmong, leaveDuty } from './roster.ts';
import { readUntil } from './until.ts';

const endTimer = 'acting.end';

/** Roles that somebody may have another hold for them, the first they hold being the one. */
const lendable = ['cso', 'officer'] as const;
type Lendable = (typeof lendable)[number];

/** Shows what the person would be able to do, and until when, before it becomes so. */
export async function askActing(ctx: Work, who: string, until: string): Promise<Message> {
  const end = readUntil(ctx, until).toISOString();
  const { person, role } = await chosen(ctx, await directoryPerson(ctx, who));
  const t = ctx.t.duty;
  const question = t.actingAsk(person.name, t.roles[role], ctx.when(end));
  const confirm = { action: 'acting.confirm', value: `${person.id} ${end}`, label: t.actingConfirm };
  return {
    text: question,
    card: [
      { kind: 'text', tone: 'strong', text: question },
      { kind: 'text', text: t.may[role] },
      { kind: 'buttons', buttons: [{ ...confirm, style: 'primary' }] },
    ],
  };
}

async function confirm(ctx: Work, value: string): Promise<Outcome> {
  const [who, until] = split(value);
  const end = readUntil(ctx, until);
  const { person, role } = await chosen(ctx, await directoryPerson(ctx, who));
  const at = end.toISOString();
  const by = ctx.actor.id;
  const before = person.roles.find((grant) => isOf(grant, role, by));
  const grant: RoleGrant = { role, since: before?.since ?? ctx.now.toISOString(), acting: { until: at, by } };
  ctx.save('people', { ...person, roles: [...person.roles.filter((each) => each !== before), grant] });
  await ctx.arm(endTimer, person.id, at);
  audit(ctx, person, `gains ${role} acting for ${by} until ${at}`, ctx);
  const name = ctx.actor.name;
  await tellOf(ctx, person, role, (t, own) => {
    const when = t.common.when(end, ctx.department.timeZone);
    return own
      ? t.duty.actingYou(name, t.duty.roles[role], when)
      : t.duty.actingTold(name, person.name, t.duty.roles[role], when);
  });
  if (await isOnDutyAlone(ctx, person)) {
    const { timeZone } = ctx.department;
    const clock = localClock(end, timeZone);
    // A day includes all of it, and nobody is on duty for longer than they act.
    const last = [localDate(end, timeZone), ...(clock === '23:59' ? [] : [clock])].join(' ');
    const example = {
      en: `duty set ${person.id} until ${last}`,
      fr: `garde mettre ${person.id} jusqu’au ${last}`,
    }[ctx.language];
    ctx.remarks.push(ctx.t.duty.actingNotDuty(person.name, example));
  }
  return { replace: say(ctx.t.duty.actingDone(person.name, ctx.t.duty.roles[role], ctx.when(at))) };
}

/** Whether the actor is on duty by name, and whoever acts for them is not: where nobody is named, they are among the officers who all are. */
async function isOnDutyAlone(ctx: Work, other: Person): Promise<boolean> {
  const turns = turnsAt(await ctx.store.roster.get('current'), ctx.now);
  const named = [...turns.map(({ person }) => person), ...ctx.department.duty.officers];
  const people = await onDuty(ctx);
  return named.includes(ctx.actor.id) && isAmong(people, ctx.actor) && !isAmong(people, other);
}

export const actingActions: readonly Action<Work>[] = [
  { id: 'acting.confirm', who: lendable, privacy: 'private', run: confirm },
];

/** Ends it before its time: whoever chose the person, or the CSO. */
export async function endActing(ctx: Work, who: string): Promise<Message> {
  const person = await directoryPerson(ctx, who);
  const mine = (grant: RoleGrant) =>
    grant.acting !== undefined && (grant.acting.by === ctx.actor.id || ctx.actor.roles.has('cso'));
  const ended = person.roles.filter((grant) => mine(grant) && isHeld(grant, ctx.now));
  if (ended.length === 0) throw new Refusal('bad-input', ctx.t.duty.actsForNobody(person.name));
  const next = await drop(ctx, person, ended, ctx);
  const { actingEnded, now } = ctx.t.duty;
  return say([actingEnded(person.name), ...(next ? [now(ctx.t.common.list(next))] : [])].join(' '));
}

/** The time is over: the role is taken off, which nobody could use any more. */
export const actingTimer: Timer<Unit> = {
  id: endTimer,
  async run(unit, subject) {
    const person = await unit.store.people.get(subject);
    const over = (person?.roles ?? []).filter((grant) => !isHeld(grant, unit.now));
    if (person && over.length > 0) await drop(unit, person, over);
  },
};

/** Who acts for whom, and until when. */
export async function actingRows(ctx: Work): Promise<Fact[]> {
  const found = new Map<string, Person>();
  for (const role of lendable)
    for (const person of await ctx.store.people.withRole(role)) found.set(person.id, person);
  const t = ctx.t.duty;
  const rows: Fact[] = [];
  for (const { name, roles } of found.values()) {
    for (const grant of roles) {
      if (!grant.acting || !isHeld(grant, ctx.now)) continue;
      const by = await nameAt(ctx, grant.acting.by);
      rows.push({
        label: name,
        value: t.actingRow(t.roles[roleOf(grant)], by, ctx.when(grant.acting.until)),
      });
    }
  }
  return rows;
}

/** The role that the actor may have the person hold: their own, which nobody lent them. */
async function chosen(ctx: Work, person: Person): Promise<{ person: Person; role: Lendable }> {
  const t = ctx.t.duty;
  const actor = await ctx.store.people.get(ctx.actor.id);
  const role = lendable.find((each) => actor?.roles.some((grant) => grant.role === each && !grant.acting));
  if (!role) throw new Refusal('not-allowed', t.notYours);
  if (person.id === ctx.actor.id) throw new Refusal('bad-input', t.yourself);
  if (person.roles.some((grant) => grant.role === role && !grant.acting))
    throw new Refusal('bad-input', t.hasIt(person.name, t.roles[role]));
  return { person, role };
}

/** The names of whoever is on duty from now on, where that changed with it. */
async function drop(
  unit: Unit,
  person: Person,
  ended: readonly RoleGrant[],
  by?: Work,
): Promise<string[] | undefined> {
  const after = { ...person, roles: person.roles.filter((grant) => !ended.includes(grant)) };
  unit.save('people', after);
  for (const grant of ended) {
    const role = roleOf(grant);
    audit(unit, person, `loses ${role} acting for ${grant.acting?.by}`, by);
    await tellOf(unit, person, role, (t, own) =>
      own ? t.duty.actingOver(t.duty.roles[role]) : t.duty.actingOverTold(person.name, t.duty.roles[role]),
    );
  }
  return isOfficer(unit, after) ? undefined : leaveDuty(unit, after);
}

/** The person, and every CSO, who has to know of each role that is gained or lost. */
async function tellOf(
  unit: Unit,
  person: Person,
  role: Lendable,
  sentence: (t: Text, own: boolean) => string,
): Promise<void> {
  const id = `acting:${person.id}:${role}:${unit.now.getTime()}`;
  const others = (await unit.store.people.withRole('cso')).filter((each) => each.id !== person.id);
  await unit.tell(id, person, (t) => say(sentence(t, true)));
  for (const cso of others) await unit.tell(id, cso, (t) => say(sentence(t, false)));
}

/** @param by absent where nobody did it */
function audit(unit: Unit, person: Person, detail: Detail, by?: Work): void {
  unit.facts.push({
    at: unit.now.toISOString(),
    who: by?.actor.id ?? 'system',
    what: 'role changed',
    outcome: 'done',
    record: person.id,
    detail,
    from: by ? `${by.platform}:${by.event.place.kind}` : 'system',
  });
}

function isOf(grant: RoleGrant, role: Lendable, by: string): boolean {
  return grant.role === role && grant.acting?.by === by;
}

function roleOf({ role }: RoleGrant): Lendable {
  return role === 'cso' ? 'cso' : 'officer';
}
