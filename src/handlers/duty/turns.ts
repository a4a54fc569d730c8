import type { Timer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import { turnsAt } from '../../domain/duty-roster.ts';
import { rolesOf } from '../../domain/person.ts';
import type { Unit, Work } from '../work.ts';
import { actingRows } from './acting.ts';
import { directoryPerson } from './directory-person.ts';
import { isOfficer, onDuty, onDutyBy } from './on-duty.ts';
import { changed, isAmong, readRoster, saveTurns, tell, tellWhoCame } from './roster.ts';
import { readUntil } from './until.ts';

const endTimer = 'duty.end';

/** Who is on duty and until when, and who acts for whom. */
export async function showDuty(ctx: Work): Promise<Message> {
  const t = ctx.t.duty;
  const turns = turnsAt(await ctx.store.roster.get('current'), ctx.now);
  const until = new Map(turns.map((turn) => [turn.person, ctx.when(turn.until)]));
  const rows = (await onDuty(ctx)).map(({ id, name }) => ({ label: name, value: t.until(until.get(id)) }));
  const acting = await actingRows(ctx);
  const lines = [...rows, ...acting].map(({ label, value }) => `${label}${colon(ctx.language)}${value}`);
  return {
    text: [t.heading, ...lines].join('\n'),
    card: [
      { kind: 'heading', text: t.heading },
      { kind: 'facts', rows },
      ...(acting.length > 0
        ? ([
            { kind: 'text', tone: 'strong', text: t.actingHeading },
            { kind: 'facts', rows: acting },
          ] as const)
        : []),
    ],
  };
}

/** Puts an officer on duty until a moment; who is on duty already gets the new end. */
export async function setDuty(ctx: Work, who: string, until: string): Promise<Message> {
  const t = ctx.t.duty;
  const end = readUntil(ctx, until);
  const person = await directoryPerson(ctx, who);
  if (!isOfficer(ctx, person)) throw new Refusal('bad-input', t.notOfficer(person.name));
  // Nobody who acts for an officer can be on duty after that.
  if (!rolesOf(person, new Date(end.getTime() - 1)).has('officer'))
    throw new Refusal('bad-input', t.actingEndsBefore(person.name));
  const at = end.toISOString();
  const roster = await readRoster(ctx);
  const turns = turnsAt(roster, ctx.now);
  const turn = { person: person.id, since: ctx.now.toISOString(), until: at, by: ctx.actor.id };
  const next = [...turns.filter((each) => each.person !== person.id), turn];
  saveTurns(ctx, roster, next);
  await ctx.arm(endTimer, person.id, at);
  ctx.about = person.id;
  ctx.detail = `duty until:${at}`;
  if (person.id !== ctx.actor.id)
    await tell(ctx, person, (texts) =>
      texts.duty.setYou(ctx.actor.name, texts.common.when(end, ctx.department.timeZone)),
    );
  const { left } = await changed(ctx, turns, next);
  for (const each of left.filter(({ id }) => id !== ctx.actor.id))
    await tell(ctx, each, (texts) =>
      texts.duty.inYourPlace(ctx.actor.name, person.name, ctx.whenIn(texts, at)),
    );
  return say(t.set(person.name, ctx.when(at), person.id === ctx.actor.id));
}

/** Ends an officer’s turn before its time. */
export async function endDuty(ctx: Work, who: string): Promise<Message> {
  const t = ctx.t.duty;
  const person = await directoryPerson(ctx, who);
  const roster = await readRoster(ctx);
  const turns = turnsAt(roster, ctx.now);
  const others = turns.filter((turn) => turn.person !== person.id);
  if (others.length === turns.length) throw new Refusal('bad-input', t.hasNoTurn(person.name));
  saveTurns(ctx, roster, others);
  ctx.about = person.id;
  ctx.detail = 'duty ended';
  const next = await onDutyBy(ctx, others);
  const names = next.map(({ name }) => name);
  if (person.id !== ctx.actor.id)
    await tell(ctx, person, (texts) =>
      texts.duty.endedYou(ctx.actor.name, texts.common.list(names), isAmong(next, person)),
    );
  await tellWhoCame(ctx, (await changed(ctx, turns, others)).came, [person]);
  return say(t.ended(person.name, ctx.t.common.list(names)));
}

/** Turns are over: the officers who had them hear of it, and those who are on duty from now on. */
export const dutyTimer: Timer<Unit> = {
  id: endTimer,
  async run(unit) {
    const roster = await readRoster(unit);
    const left = turnsAt(roster, unit.now);
    // Prolonged or ended meanwhile.
    if (left.length === roster.turns.length) return;
    saveTurns(unit, roster, left);
    const over = roster.turns.filter((turn) => !left.includes(turn));
    const people = await Promise.all(over.map(({ person }) => unit.store.people.get(person)));
    const active = people.filter((person) => person !== undefined).filter((person) => person.active);
    const next = await onDutyBy(unit, left);
    const names = next.map(({ name }) => name);
    for (const person of active)
      await tell(unit, person, (texts) => texts.duty.over(texts.common.list(names), isAmong(next, person)));
    await tellWhoCame(unit, (await changed(unit, roster.turns, left, active)).came, active);
  },
};
