import type { Element, Fact } from '../../chat/message.ts';
import type { WantedAnswer } from '../../domain/alert.ts';
import type { Tally } from '../../domain/delivery.ts';
import { outsideKinds } from '../../domain/outside.ts';
import { answered, type Counts, type Dimension, type Outcome, percent } from '../../domain/roll-up.ts';
import type { Text } from '../../text/index.ts';
import { nameAt } from '../name-at.ts';
import type { Unit } from '../work.ts';

/** The outcomes that an alert can have, those to look for first. */
export function outcomesOf(wanted: WantedAnswer): readonly Outcome[] {
  switch (wanted) {
    case 'muster':
      return ['help', 'unreached', 'silent', 'away', 'safe'];
    case 'acknowledge':
      return ['unreached', 'silent', 'acknowledged'];
    case 'none':
      return ['unreached', 'silent'];
  }
}

/** What a number of people with an outcome is called: without a wanted answer, silence means that it arrived. */
function countOf({ watch: t }: Text, wanted: WantedAnswer, outcome: Outcome, number: number): string {
  return outcome === 'silent' && wanted === 'none' ? t.reached(number) : t.outcomes[outcome](number);
}

/** What a list of those with an outcome is called: without a wanted answer, silence means that it arrived. */
export function listTitle({ watch: t }: Text, wanted: WantedAnswer, outcome: Outcome): string {
  return outcome === 'silent' && wanted === 'none' ? t.listReached : t.lists[outcome];
}

/** `2 need help · 3 without an answer · 12 safe`: what is nobody is left out. */
export function figures(t: Text, wanted: WantedAnswer, counts: Readonly<Record<Outcome, number>>): string {
  const parts = outcomesOf(wanted).filter((outcome) => counts[outcome] > 0);
  return parts.map((outcome) => countOf(t, wanted, outcome, counts[outcome])).join(' · ');
}

/** The share that answered or, where no answer is wanted, was reached. */
export function headline({ watch: t }: Text, wanted: WantedAnswer, counts: Counts): string {
  const { people, unreached } = counts;
  const part = wanted === 'none' ? people - unreached : answered(counts);
  return wanted === 'none'
    ? t.reachedShare(percent(part, people), part, people)
    : t.answered(percent(part, people), part, people);
}

/** How many were told by other ways than chat, as a row; nothing where nobody was. */
export function outsideRow({ watch: { outside: t } }: Text, { outside }: Tally): Fact[] {
  const parts = outsideKinds.filter((kind) => outside[kind] > 0).map((kind) => t[kind](outside[kind]));
  return parts.length > 0 ? [{ label: t.label, value: parts.join(' · ') }] : [];
}

/** A share as a bar of text, which every platform shows: `█████░░░░░░░░░░`. */
export function bar(share: number, length = 20): string {
  const full = Math.round((Math.min(100, Math.max(0, share)) * length) / 100);
  return '█'.repeat(full) + '░'.repeat(length - full);
}

/** Leads to who answered and who did not. */
export function answersButton(t: Text, id: string): Element {
  return { kind: 'buttons', buttons: [{ action: 'alert.answers', value: id, label: t.watch.status }] };
}

/** A span of time in words. */
export function span(t: Text, ms: number): string {
  if (ms < 60_000) return t.watch.live.underMinute;
  const minutes = Math.ceil(ms / 60_000);
  return t.board.duration(Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60);
}

/** A time to the second while it is short: whether it took 4 or 40 seconds is what a report is for. */
export function exact(t: Text, ms: number): string {
  return ms < 120_000 ? t.watch.report.seconds(Math.ceil(ms / 1_000)) : span(t, ms);
}

/**
 * What a group of people is called.
 * @param floor how a floor is called: by its building first, where nothing of it may be cut
 */
export async function groupName(
  unit: Unit,
  t: Text,
  by: Dimension,
  key: string,
  floor: (building: string, floor: string) => string = t.watch.floor,
): Promise<string> {
  if (key === '') return t.watch.notKnown;
  const building = (id: string) =>
    unit.department.buildings.find((each) => each.id === id)?.name[t.common.language] ?? id;
  switch (by) {
    case 'building':
      return building(key);
    case 'floor': {
      const at = key.lastIndexOf('/');
      return floor(building(key.slice(0, at)), key.slice(at + 1));
    }
    case 'manager':
      return await nameAt(unit, key);
    case 'unit':
      return key;
  }
}

/** Groups as rows of a card, the others summed up in the last. */
export async function groupRows(
  unit: Unit,
  t: Text,
  wanted: WantedAnswer,
  by: Dimension,
  { shown, rest }: { shown: { key: string; counts: Counts }[]; rest: { groups: number; counts: Counts } },
): Promise<Element[]> {
  const rows: Fact[] = [];
  for (const { key, counts } of shown) {
    rows.push({ label: await groupName(unit, t, by, key), value: figures(t, wanted, counts) });
  }
  if (rest.groups > 0) {
    rows.push({ label: t.watch.restOfGroups(rest.groups), value: figures(t, wanted, rest.counts) });
  }
  return rows.length > 0 ? [{ kind: 'facts', rows }] : [];
}
