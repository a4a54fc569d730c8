import type { CardMaker, Timer } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import { type Alert, changeAlert, laneOf } from '../../domain/alert.ts';
import type { Tally } from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import { languageOf, type Person } from '../../domain/person.ts';
import { answered, countsOf, percent } from '../../domain/roll-up.ts';
import { type Text, text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { heldFor, keepsStill } from './beside-real.ts';
import { headingOf, marked } from './card.ts';
import { answersButton, figures } from './figures.ts';
import { ledgerFile } from './ledger-files.ts';
import { answerForChoice, nameLists } from './names.ts';
import { isMissing, isToCall, linesOf, type Named, namedLedger } from './parts.ts';

const timer = 'alert.escalate';
/** Names on the card; all of them are in the file beside it. */
const mostOnCard = 40;

/** Too few answered after a time: the wardens go and look; after a longer one, the CSO has people telephoned. */
const rules = ['wardens', 'cso'] as const;
type Rule = (typeof rules)[number];

/** Has it looked, after the times of the settings, whether enough have answered an alert that just began. */
export function armEscalation(unit: Unit, alert: string): void {
  const { escalateAfter, escalateToCsoAfter } = unit.department.alerting;
  const after: Record<Rule, number> = { wardens: escalateAfter, cso: escalateToCsoAfter };
  for (const rule of rules) {
    const at = new Date(unit.now.getTime() + after[rule]).toISOString();
    unit.save('due', { id: `${timer}:${alert}:${rule}`, version: 0, timer, subject: `${alert}|${rule}`, at });
  }
}

/**
 * Looks once, at its time, as long as the alert has not ended: whoever has not answered in time has to be looked for all
 * the same. An exercise is escalated like the real thing, and says that it is one.
 */
export const escalationTimer: Timer<Unit> = {
  id: timer,
  async run(unit, subject) {
    const [id = '', what] = subject.split('|');
    const rule = rules.find((each) => each === what);
    const alert = await unit.store.alerts.get(id);
    if (!rule || alert?.state !== 'open' || alert.fired.includes(rule)) return;
    if (await keepsStill(unit, alert.kind === 'exercise'))
      return unit.arm(timer, subject, unit.after(heldFor));
    const share = answeredShare(await unit.store.deliveries.tally(id));
    if (share >= unit.department.alerting.escalateBelow) return;
    const fired = [...alert.fired, rule];
    unit.save('alerts', changeAlert(alert, 'vigie', unit.now, 'escalated', { fired }, rule));
    for (const person of await toldOf(unit, alert, rule)) {
      const content = { card: makers[rule].id, of: id };
      const more = { about: id, lane: laneOf(alert) };
      await unit.tellMade(`${id}~${rule}`, person, content, more);
    }
  },
};

function answeredShare({ answers, people }: Tally): number {
  return percent(answered(answers), people);
}

async function toldOf(unit: Unit, alert: Alert, rule: Rule): Promise<Person[]> {
  const people = await unit.store.people.withRole(rule === 'cso' ? 'cso' : 'warden');
  if (rule === 'cso') return people;
  const open: Person[] = [];
  for (const warden of people) {
    const missing = await missingOnFloor(unit, alert, warden);
    if (missing.length > 0) open.push(warden);
  }
  return open;
}

/** Those of a warden's floor of whom nothing is known, or who need help; the warden knows where they are. */
async function missingOnFloor(unit: Unit, alert: Alert, { id, building, floor }: Person): Promise<Named[]> {
  if (!building || !floor) return [];
  const people = await unit.store.people.onFloor(building, floor);
  const named = await linesOf(
    unit,
    alert,
    people.filter((person) => person.id !== id),
  );
  return named.filter(isMissing);
}

const wardensMaker: CardMaker<Unit> = {
  id: 'alert.wardens',
  make: (unit, id, to) =>
    cardFor(unit, id, to, async (t, alert, share, person) => {
      const { wardens, wardensAcknowledge, allAnswered } = t.watch.escalation;
      const named = await missingOnFloor(unit, alert, person);
      if (named.length === 0) return { text: marked(alert, allAnswered(id)) };
      const say = alert.wanted === 'muster' ? wardens : wardensAcknowledge;
      const words = say(headingOf(alert, undefined, t), id, share);
      return {
        text: words,
        card: [
          { kind: 'text', tone: 'strong', text: words },
          ...(await nameLists(unit, t, alert, named, { most: mostOnCard })),
          ...answerForChoice(t, alert, named),
          answersButton(t, id),
        ],
      };
    }),
};

const csoMaker: CardMaker<Unit> = {
  id: 'alert.cso',
  make: (unit, id, to) =>
    cardFor(unit, id, to, async (t, alert, share) => {
      const words = t.watch.escalation.cso(headingOf(alert, undefined, t), id, share);
      const counts = countsOf(await unit.store.deliveries.tally(id));
      const shown: Named[] = [];
      for await (const each of namedLedger(unit, alert)) {
        if (isToCall(alert, each)) shown.push(each);
        if (shown.length === mostOnCard) break;
      }
      return {
        text: words,
        card: [
          { kind: 'text', tone: 'strong', text: words },
          { kind: 'text', text: figures(t, alert.wanted, counts) },
          ...(await nameLists(unit, t, alert, shown, { most: mostOnCard, counts })),
          answersButton(t, id),
        ],
        files: [ledgerFile(alert, 'call', t)],
      };
    }),
};

const makers = { wardens: wardensMaker, cso: csoMaker } as const;
export const escalationMakers = [wardensMaker, csoMaker];

/** A card with names, made for the one who gets it, and only where the alert's marking may be shown. */
async function cardFor(
  unit: Unit,
  id: string,
  to: Parameters<CardMaker<Unit>['make']>[2],
  make: (t: Text, alert: Alert, share: number, person: Person) => Promise<Message>,
): Promise<Message | undefined> {
  const alert = await unit.store.alerts.get(id);
  const person = to.kind === 'person' ? await unit.store.people.get(to.id) : undefined;
  if (!alert || !person?.active) return undefined;
  const t = text(languageOf(person, undefined));
  if (!fits(alert.marking, unit.department.ceilings[to.platform])) {
    return { text: marked(alert, t.watch.escalation.elsewhere(id)) };
  }
  return make(t, alert, answeredShare(await unit.store.deliveries.tally(id)), person);
}
