import type { Command } from '../../chat/command.ts';
import type { Element, Fact, Message } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import type { DeliveryReport, Reason } from '../../domain/delivery-report.ts';
import { percent } from '../../domain/roll-up.ts';
import type { Text } from '../../text/index.ts';
import type { Work } from '../work.ts';
import { alertOfficers } from './access.ts';
import { marked, titleOf } from './card.ts';
import { exact, outsideRow } from './figures.ts';
import { reportOf } from './ledger.ts';
import { ledgerFile } from './ledger-files.ts';
import { answersPicture } from './pictures.ts';
import { sentAlert } from './status.ts';

/** Steps of time whose answers stand in the words. */
const steps = 4;

/** How an alert arrived and was answered, with its whole ledger as documents. Who got it is in the audit. */
async function deliveryReport(ctx: Work, id: string): Promise<Message> {
  const alert = await sentAlert(ctx, id);
  const report = await reportOf(ctx.store, alert);
  const { t } = ctx;
  const words = t.watch.report;
  const heading = marked(alert, words.heading(id));
  const { people, reached } = report;
  const rows: Fact[] = [
    { label: words.people, value: t.watch.number(people) },
    {
      label: words.reached,
      value: `${t.watch.of(reached, people)} (${t.watch.percent(percent(reached, people))})`,
    },
    ...outsideRow(t, await ctx.store.deliveries.tally(id)),
    ...report.reach().map(({ share, after }) => ({
      label: words.reachedIn(share),
      value: after === undefined ? words.never : exact(t, after),
    })),
  ];
  const card: Element[] = [
    { kind: 'heading', text: heading },
    { kind: 'text', tone: 'strong', text: titleOf(alert, ctx.language) },
    ...(alert.kind === 'exercise' ? [{ kind: 'text', tone: 'quiet', text: words.exercise } as const] : []),
    { kind: 'facts', rows },
    ...failures(t, report),
    ...(alert.wanted === 'none' ? [] : answers(ctx, alert.id, report)),
  ];
  const files = [ledgerFile(alert, 'csv', t), ledgerFile(alert, 'json', t)];
  return { text: `${heading}${colon(ctx.language)}${t.watch.of(reached, people)}`, card, files };
}

function failures(t: Text, report: DeliveryReport): Element[] {
  const { report: words } = t.watch;
  const failed = byReason(t, report.failures());
  const unchanged = byReason(t, report.unchanged());
  return [
    { kind: 'text', tone: 'strong', text: words.failures },
    failed.length > 0 ? { kind: 'list', items: failed } : { kind: 'text', text: words.noFailures },
    ...(unchanged.length > 0
      ? ([
          { kind: 'text', tone: 'strong', text: words.unchanged },
          { kind: 'list', items: unchanged },
        ] as const)
      : []),
  ];
}

function byReason(t: Text, reasons: readonly Reason[]): string[] {
  const known: Readonly<Record<string, string>> = t.watch.report.reasons;
  return reasons.map(
    ({ reason, people }) => `${known[reason] ?? reason}${colon(t.common.language)}${t.watch.number(people)}`,
  );
}

function answers(ctx: Work, id: string, report: DeliveryReport): Element[] {
  const { t } = ctx;
  const words = t.watch.report;
  const points = report.answersOverTime(steps).filter(({ answered }) => answered > 0);
  const items = points.map(({ after, answered }) => words.answersAfter(exact(t, after), answered));
  return [
    { kind: 'text', tone: 'strong', text: words.answers },
    ...(items.length > 0
      ? ([{ kind: 'list', items }, answersPicture(t, id)] as const)
      : ([{ kind: 'text', text: words.noAnswers }] as const)),
  ];
}

export const reportCommand: Command<Work> = {
  name: 'alert export',
  head: { en: ['alert'], fr: ['alerte'] },
  sub: { en: ['export'], fr: ['exporter'] },
  args: [{ kind: 'number', name: 'alert', prefix: 'AL' }],
  who: alertOfficers,
  privacy: 'private',
  summary: {
    en: 'The delivery report of an alert, with its ledger as CSV and JSON',
    fr: 'Le rapport d’envoi d’une alerte, avec son registre en CSV et en JSON',
  },
  examples: { en: ['alert export AL-2026-0001'], fr: ['alerte exporter AL-2026-0001'] },
  run: (ctx, { alert = '' }) => deliveryReport(ctx, alert),
};
