import type { Timer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { type DutyRoster, type DutyTurn, turnsAt } from '../../domain/duty-roster.ts';
import type { Person } from '../../domain/person.ts';
import type { Unit, Work } from '../work.ts';
import { actingRows } from './acting.ts';
import { directoryPerson } from './directory-person.ts';
import { isOfficer, onDuty } from './on-duty.ts';
import { readUntil } from './until.ts';

const endTimer = 'duty.end';

/** Who is on duty and until when, and who acts for whom. */
export async function showDuty(ctx: Work): Promise<Message> {
  const t = ctx.t.duty;
  const turns = turnsAt(await ctx.store.roster.get('current'), ctx.now);
  const until = new Map(turns.map((turn) => [turn.person, ctx.when(turn.until)]));
  const rows = (await onDuty(ctx)).map(({ id, name }) => ({ label: name, value: t.until(until.get(id)) }));
  const acting = await actingRows(ctx);
  const lines = [...rows, ...acting].map(({ label, value }) => `${label}: ${value}`);
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
  const at = end.toISOString();
  const roster = await readRoster(ctx);
  const others = turnsAt(roster, ctx.now).filter((turn) => turn.person !== person.id);
  const turn = { person: person.id, since: ctx.now.toISOString(), until: at, by: ctx.actor.id };
  saveTurns(ctx, roster, [...others, turn]);
  await ctx.arm(endTimer, person.id, at);
  ctx.about = person.id;
  ctx.detail = `duty until:${at}`;
  if (person.id !== ctx.actor.id)
    await tell(ctx, person, (texts) =>
      texts.duty.setYou(ctx.actor.name, texts.common.when(end, ctx.department.timeZone)),
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
  if (person.id !== ctx.actor.id) await tell(ctx, person, (texts) => texts.duty.endedYou(ctx.actor.name));
  return say(t.ended(person.name));
}

/** A turn is over: the officer hears of it, and of who follows. */
export const dutyTimer: Timer<Unit> = {
  id: endTimer,
  async run(unit, subject) {
    const roster = await readRoster(unit);
    const left = turnsAt(roster, unit.now);
    // Prolonged or ended meanwhile.
    if (left.length === roster.turns.length) return;
    saveTurns(unit, roster, left);
    const person = await unit.store.people.get(subject);
    if (!person?.active) return;
    const next = (await onDuty(unit)).map(({ name }) => name);
    await tell(unit, person, (texts) => texts.duty.over(texts.common.list(next)));
  },
};

async function readRoster(unit: Unit): Promise<DutyRoster> {
  return (await unit.store.roster.get('current')) ?? { id: 'current', version: 0, turns: [] };
}

function saveTurns(unit: Unit, roster: DutyRoster, turns: DutyTurn[]): void {
  unit.save('roster', { ...roster, turns });
}

function tell(unit: Unit, person: Person, sentence: (t: Work['t']) => string): Promise<void> {
  return unit.tell(`duty:${unit.now.getTime()}`, person, (texts) => say(sentence(texts)));
}
