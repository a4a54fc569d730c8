import type { FileMaker } from '../../chat/command.ts';
import type { Element } from '../../chat/message.ts';
import type { WantedAnswer } from '../../domain/alert.ts';
import { type Counts, type Dimension, dimensions, RollUp, unaccounted } from '../../domain/roll-up.ts';
import { line } from '../../picture/line.ts';
import { png } from '../../picture/png.ts';
import { rows } from '../../picture/rows.ts';
import { type Text, text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { titleOf } from './card.ts';
import { exact, groupName, listTitle } from './figures.ts';
import { reportOf } from './ledger.ts';
import { readable } from './ledger-files.ts';
import { namedLedger, partOf, watchers } from './parts.ts';

const barsId = 'alert.bars';
const answersId = 'alert.answers-over-time';
/** Bars of a picture, and points of a line. */
const mostBars = 12;
const points = 40;

/** How the groups of an alert stand, as bars. */
export function groupsPicture(t: Text, alert: string, by: Dimension): Element {
  const of = `${alert}:${by}:${t.common.language}`;
  return { kind: 'picture', maker: barsId, of, alt: t.watch.by[by] };
}

/** Answers over time, as a line. */
export function answersPicture(t: Text, alert: string): Element {
  const of = `${alert}:${t.common.language}`;
  return { kind: 'picture', maker: answersId, of, alt: t.watch.report.answers };
}

export const pictureMakers: readonly FileMaker<Unit>[] = [
  {
    id: barsId,
    async make(unit, of, reader, platform) {
      const [id = '', dimension, language] = of.split(':');
      const by = dimensions.find((each) => each === dimension);
      const alert = await readable(unit, id, platform);
      if (!alert || !by || !reader || !watchers.some((role) => reader.roles.has(role))) return undefined;
      const t = text(language === 'fr' ? 'fr' : 'en');
      const rollUp = new RollUp(by);
      for await (const { line: each, person } of namedLedger(unit, alert)) rollUp.add(each, person);
      const { shown } = rollUp.groups(mostBars);
      const parts = await Promise.all(
        shown.map(async ({ key, counts }) => ({
          label: await groupName(unit, t, by, key, t.watch.floorFirst),
          counts,
        })),
      );
      return png(
        rows({
          title: `${t.watch.by[by]} · ${titleOf(alert, t.common.language)}`,
          ...series(t, alert.wanted, parts),
        }),
      );
    },
  },
  {
    id: answersId,
    async make(unit, of, reader, platform) {
      const [id = '', language] = of.split(':');
      const alert = await readable(unit, id, platform);
      if (!alert?.startedAt || !reader || (await partOf(unit, reader)).kind !== 'all') return undefined;
      const t = text(language === 'fr' ? 'fr' : 'en');
      const report = await reportOf(unit.store, { id, startedAt: alert.startedAt });
      const over = report.answersOverTime(points);
      const to = over.at(-1)?.after ?? 0;
      return png(
        line({
          title: `${t.watch.report.answers} · ${titleOf(alert, t.common.language)}`,
          from: 0,
          to,
          labels: [to / 2, to].map((at) => ({ at, text: exact(t, at) })),
          series: [
            {
              name: t.watch.live.answered,
              points: [
                { at: 0, value: 0 },
                ...over.map(({ after, answered }) => ({ at: after, value: answered })),
              ],
            },
          ],
          goal: { value: report.people, name: t.watch.report.people },
        }),
      );
    },
  },
];

/** The parts of each bar: a picture tells no more than four apart. */
function series(t: Text, wanted: WantedAnswer, groups: readonly { label: string; counts: Counts }[]) {
  const title = (outcome: keyof Text['watch']['lists']) => listTitle(t, wanted, outcome);
  const parts: Readonly<Record<WantedAnswer, readonly [string, (counts: Counts) => number][]>> = {
    muster: [
      [title('safe'), ({ safe }) => safe],
      [title('help'), ({ help }) => help],
      [title('away'), ({ away }) => away],
      [t.watch.listUnknown, unaccounted],
    ],
    acknowledge: [
      [title('acknowledged'), ({ acknowledged }) => acknowledged],
      [title('silent'), ({ silent }) => silent],
      [title('unreached'), ({ unreached }) => unreached],
    ],
    none: [
      [title('silent'), ({ silent }) => silent],
      [title('unreached'), ({ unreached }) => unreached],
    ],
  };
  return {
    names: parts[wanted].map(([name]) => name),
    rows: groups.map(({ label, counts }) => ({ label, values: parts[wanted].map(([, of]) => of(counts)) })),
  };
}
