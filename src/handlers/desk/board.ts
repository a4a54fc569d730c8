import type { Element, Fact, Message } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import type { Quantiles } from '../../domain/board.ts';
import { levelOf } from '../../domain/readiness.ts';
import type { Work } from '../work.ts';
import { trend } from './trend.ts';

const minute = 60_000;

/** How the department's events stand, in numbers: nothing of any event is shown, and restricted ones are only counted. */
export async function showBoard(ctx: Work): Promise<Message> {
  const t = ctx.t.board;
  const board = await ctx.store.events.board(ctx.now);
  const total = board.open.reduce((sum, row) => sum + row.underDay + row.underWeek + row.older, 0);
  const open = board.open.map(({ severity, underDay, underWeek, older }): Fact => {
    const label = severity === 'not-set' ? ctx.t.desk.none : ctx.t.common.severities[severity];
    return { label, value: t.byAge(underDay, underWeek, older) };
  });
  const [reported, closed] = (['reported', 'closed'] as const).map((what) =>
    board.weeks.map((each) => each[what]).join(' '),
  );
  const card: Element[] = [
    { kind: 'heading', text: t.heading },
    { kind: 'text', tone: 'strong', text: t.open(total) },
    { kind: 'facts', rows: open },
    { kind: 'divider' },
    {
      kind: 'facts',
      rows: [
        { label: t.toAcknowledge, value: quantiles(ctx, board.toAcknowledge) },
        { label: t.toClose, value: quantiles(ctx, board.toClose) },
        { label: t.duties, value: t.dutiesValue(board.duties.open, board.duties.overdue) },
        { label: t.readiness, value: await readinessLevel(ctx) },
        { label: t.trend, value: t.trendValue(reported ?? '', closed ?? '') },
      ],
    },
    { kind: 'text', tone: 'quiet', text: t.trendSince(board.weeks[0]?.monday ?? '') },
    ...trend(ctx, board.weeks),
  ];
  return { text: `${t.heading}${colon(ctx.language)}${t.open(total)}`, card };
}

function quantiles(ctx: Work, { median, ninetieth }: Quantiles): string {
  const t = ctx.t.board;
  if (median === undefined || ninetieth === undefined) return t.nothing;
  return t.quantiles(duration(ctx, median), duration(ctx, ninetieth));
}

function duration(ctx: Work, ms: number): string {
  const minutes = Math.round(ms / minute);
  return ctx.t.board.duration(Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60);
}

async function readinessLevel(ctx: Work): Promise<string> {
  const current = await ctx.store.readiness.get('current');
  return levelOf(ctx.department.readinessLevels, current?.level)?.name[ctx.language] ?? '';
}
