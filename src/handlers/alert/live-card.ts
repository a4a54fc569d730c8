import type { Platform } from '../../chat/event.ts';
import type { Element, Fact, Message } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Tally } from '../../domain/delivery.ts';
import type { Department } from '../../domain/department.ts';
import type { Marking } from '../../domain/marking.ts';
import { answered, type Outcome, percent } from '../../domain/roll-up.ts';
import { sendTime } from '../../domain/send-time.ts';
import type { Text } from '../../text/index.ts';
import { calledWhere, marked } from './card.ts';
import { answersButton, bar, figures, outsideRow, span } from './figures.ts';

/**
 * Numbers, which may be shown on every platform, and what the alert is called.
 * @param most the highest marking that may stand where it is shown
 */
export function liveCard(
  department: Department,
  t: Text,
  alert: Alert,
  tally: Tally,
  { now, most }: { now: Date; most: Marking },
): Message {
  const { people, standings } = tally;
  const words = t.watch.live;
  const waiting = standings.owed + standings.sending;
  const given = answered(tally.answers);
  const failed = standings.failed + standings['given-up'];
  const sent = people - waiting - failed;
  const gone = alert.spreadAt || people > 0 ? percent(people - waiting, people) : 0;
  const title = calledWhere(alert, t.common.language, most);
  const rows: Fact[] = [{ label: words.sent, value: t.watch.of(sent, people) }];
  if (alert.wanted !== 'none') rows.push({ label: words.answered, value: t.watch.of(given, people) });
  rows.push({ label: words.failed, value: t.watch.number(failed) }, ...outsideRow(t, tally));
  const open = alert.state === 'open';
  if (open && waiting > 0) {
    rows.push({ label: words.waiting, value: t.watch.number(waiting) });
    rows.push({ label: words.left, value: span(t, timeLeft(department, tally)) });
  }
  const counts: Record<Outcome, number> = { ...tally.answers, silent: 0, unreached: 0 };
  const byKind = figures(t, alert.wanted, counts);
  const state = [alert.id, t.alert.states[alert.state], t.common.when(now, department.timeZone)].join(' · ');
  const card: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: `${bar(gone)} ${t.watch.percent(gone)}` },
    { kind: 'facts', rows },
    ...(byKind ? [{ kind: 'text', tone: 'strong', text: byKind } as const] : []),
    ...progress(t, alert, waiting),
    { kind: 'text', tone: 'quiet', text: state },
    answersButton(t, alert.id),
  ];
  const line = `${alert.id}${colon(t.common.language)}${words.sent} ${t.watch.of(sent, people)}`;
  return { text: marked(alert, line), card };
}

function progress({ watch: { live: t } }: Text, alert: Alert, waiting: number): Element[] {
  if (alert.state !== 'open') return [{ kind: 'text', text: t.ended }];
  if (!alert.spreadAt) return [{ kind: 'text', text: t.spreading }];
  return waiting === 0 ? [{ kind: 'text', text: t.done }] : [];
}

/** Until the slowest platform has taken what waits for it. */
function timeLeft(department: Department, { waiting }: Tally): number {
  const times = (Object.entries(waiting) as [Platform, number][]).map(([platform, posts]) =>
    sendTime(department, platform, { posts }),
  );
  return Math.max(0, ...times);
}
