import type { Element, Option } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Person } from '../../domain/person.ts';
import { type Outcome, outcomeOf } from '../../domain/roll-up.ts';
import type { Text } from '../../text/index.ts';
import { eventShown } from '../event-shown.ts';
import { nameAt } from '../name-at.ts';
import type { Unit } from '../work.ts';
import { listTitle, outcomesOf } from './figures.ts';
import { byOutcome, type Named, nameOf } from './parts.ts';

const mostNames = 25;
/** What a choice takes on Slack. */
const mostOptions = 100;
const longestValue = 150;

/**
 * People by name under what they answered, those to look for first.
 * @param counts how many there are of each, where only some are named
 */
export async function nameLists(
  unit: Unit,
  t: Text,
  alert: Alert,
  named: readonly Named[],
  { most = mostNames, counts }: { most?: number; counts?: Readonly<Record<Outcome, number>> } = {},
): Promise<Element[]> {
  const elements: Element[] = [];
  for (const [outcome, each] of byOutcome(named)) {
    const all = counts?.[outcome] ?? each.length;
    const title = t.watch.titleWith(listTitle(t, alert.wanted, outcome), t.watch.number(all));
    const items = await Promise.all(each.slice(0, most).map((one) => describe(unit, t, one)));
    if (all > items.length) items.push(t.watch.more(all - items.length));
    elements.push(
      { kind: 'text', tone: outcome === 'help' ? 'alert' : 'strong', text: title },
      { kind: 'list', items },
    );
  }
  return elements;
}

/** `Jane Kowalski · 90 Elgin Street, floor 3 · said by Omar Haddad · EV-2026-0007`. */
async function describe(unit: Unit, t: Text, named: Named): Promise<string> {
  const { person, line } = named;
  const { answer } = line;
  const place = person && placeOf(unit, t, person);
  const by = answer?.by && (await nameAt(unit, answer.by));
  const event = await eventShown(unit, answer?.event);
  const parts = [nameOf(named), place, answer?.late && t.watch.late, by && t.watch.saidBy(by), event];
  return parts.filter(Boolean).join(' · ');
}

/** Where the directory says that somebody works: `90 Elgin Street, floor 3`. */
export function placeOf({ department }: Unit, t: Text, { building, floor }: Person): string | undefined {
  const name = department.buildings.find(({ id }) => id === building)?.name[t.common.language];
  return name && floor ? t.watch.floor(name, floor) : name;
}

/** A choice of those for whom somebody may answer: first those of whom nothing is known. */
export function answerForChoice(t: Text, alert: Alert, named: readonly Named[]): Element[] {
  if (alert.wanted === 'none') return [];
  const order = outcomesOf(alert.wanted);
  const options = byOutcome(named)
    .filter(([outcome]) => order.includes(outcome))
    .flatMap(([, each]) => each)
    .map((each): Option => {
      const label = `${nameOf(each)} — ${listTitle(t, alert.wanted, outcomeOf(each.line))}`;
      return { value: `${alert.id} ${each.line.to.kind === 'person' ? each.line.to.id : ''}`, label };
    })
    .filter(({ value }) => value.length <= longestValue)
    .slice(0, mostOptions);
  return options.length > 0
    ? [{ kind: 'choice', action: 'alert.for', label: t.watch.answerFor, options }]
    : [];
}
