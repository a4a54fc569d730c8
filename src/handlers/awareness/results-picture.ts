import type { FileMaker } from '../../chat/command.ts';
import type { Element } from '../../chat/message.ts';
import { line } from '../../picture/line.ts';
import { png } from '../../picture/png.ts';
import { type Text, text } from '../../text/index.ts';
import { shortDay } from '../../text/moment.ts';
import type { Unit } from '../work.ts';
import { frameOf } from './frame.ts';
import { pathRounds, resultsOf } from './gather.ts';

const id = 'awareness.over-time';
const readers = ['officer', 'cso', 'deputy-head'];

/** Lessons done, week by week, as a line. */
export function overTimePicture(t: Text, campaign: string): Element {
  const of = `${campaign}:${t.common.language}`;
  return { kind: 'picture', maker: id, of, alt: t.awareness.results.overTime };
}

export const pictureMaker: FileMaker<Unit> = {
  id,
  async make(unit, of, reader) {
    const [about = '', language] = of.split(':');
    if (!reader || !readers.some((role) => reader.roles.has(role))) return undefined;
    const campaign =
      about === 'onboarding' ? pathRounds(unit, 'onboarding') : await unit.store.campaigns.get(about);
    if (!campaign) return undefined;
    const { figures, overTime } = await resultsOf(unit, campaign);
    const last = overTime.at(-1);
    if (!figures || !last) return undefined;
    const code = language === 'fr' ? 'fr' : 'en';
    const t = text(code).awareness.results;
    const name = (await frameOf(unit, about))?.name[code] ?? about;
    const at = (iso: string) => Date.parse(iso);
    const week = 7 * 24 * 60 * 60 * 1000;
    const from = at(overTime[0]?.at ?? last.at) - week;
    const every = Math.max(1, Math.ceil(overTime.length / 6));
    return png(
      line({
        title: `${t.overTime} · ${name}`,
        from,
        to: at(last.at),
        labels: overTime
          .filter((_, i) => (overTime.length - 1 - i) % every === 0)
          .map((each) => ({ at: at(each.at), text: shortDay(`${code}-CA`, each.at.slice(0, 10)) })),
        series: [
          {
            name: t.done,
            points: [
              { at: from, value: 0 },
              ...overTime.map((each) => ({ at: at(each.at), value: each.done })),
            ],
          },
        ],
        goal: { value: figures.given, name: t.given },
      }),
    );
  },
};
