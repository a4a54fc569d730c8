import { allowed, type FileMaker } from '../../chat/command.ts';
import type { Element } from '../../chat/message.ts';
import type { Board } from '../../domain/board.ts';
import { bars } from '../../picture/bars.ts';
import { png } from '../../picture/png.ts';
import { text } from '../../text/index.ts';
import { shortDay } from '../../text/moment.ts';
import type { Unit, Work } from '../work.ts';

/** Who may see the board. */
export const boardReaders = ['officer', 'cso', 'deputy-head'] as const;

/** The board's picture, where there is anything to see; its numbers stand in the board's words. */
export function trend(ctx: Work, weeks: Board['weeks']): Element[] {
  if (weeks.every(({ reported, closed }) => reported + closed === 0)) return [];
  return [{ kind: 'picture', maker: trendMaker.id, of: ctx.language, alt: ctx.t.board.trendTitle }];
}

/** Draws the weeks of the board in the language of its reference. */
export const trendMaker: FileMaker<Unit> = {
  id: 'board.trend',
  async make(unit, of, reader) {
    if (!reader || !allowed(boardReaders, reader)) return undefined;
    const language = of === 'fr' ? 'fr' : 'en';
    const t = text(language).board;
    const { weeks } = await unit.store.events.board(unit.now);
    return png(
      bars({
        title: t.trendTitle,
        labels: weeks.map(({ monday }) => shortDay(`${language}-CA`, monday)),
        series: [
          { name: t.reported, values: weeks.map(({ reported }) => reported) },
          { name: t.closed, values: weeks.map(({ closed }) => closed) },
        ],
      }),
    );
  },
};
