import type { Platform } from '../../chat/event.ts';
import type { Person } from '../../domain/person.ts';
import { lessonShare, sendTime } from '../../domain/send-time.ts';
import { wayTo } from '../alert/forecast.ts';
import type { Unit } from '../work.ts';
import { calm } from './owe-lesson.ts';

/** When the next lesson on each platform may go out, and the time between two: carried from one commit to the next. */
export type Cursors = Partial<Record<Platform, { at: string; gap: number }>>;

/**
 * Milliseconds between two lessons on a platform: spread over the window, and never more than the share of what the
 * platform takes.
 */
export function gapOf(unit: Unit, platform: Platform, people: number): number {
  const { window } = unit.department.awareness;
  const fastest = sendTime(unit.department, platform, { posts: 1 }) / lessonShare(unit.department);
  return Math.max(fastest, people > 0 ? window / people : 0);
}

/** The cursors as the subject of a timer carries them. */
export function writeCursors(cursors: Cursors): string {
  return Object.entries(cursors)
    .map(([platform, { at, gap }]) => `${platform}=${gap}@${at}`)
    .join(',');
}

/** Reads what `writeCursors` wrote; what is something else is left out. */
export function readCursors(text: string): Cursors {
  const entries = text.split(',').flatMap((part) => {
    const [, platform, gap, at] = /^(\w+)=([\d.]+)@(.+)$/.exec(part) ?? [];
    return platform && at ? [[platform, { at, gap: Number(gap) }]] : [];
  });
  return Object.fromEntries(entries) as Cursors;
}

/** The turn of a person: the platform's next moment, which is then taken. Whom nobody reaches takes none. */
export async function turnOf(unit: Unit, person: Person, cursors: Cursors): Promise<Date> {
  const way = await wayTo(unit, person, { marking: 'unclassified' });
  if (!('platform' in way)) return unit.now;
  const cursor = cursors[way.platform] ?? {
    at: calm(unit, unit.now).toISOString(),
    gap: gapOf(unit, way.platform, 0),
  };
  const at = calm(unit, new Date(Math.max(Date.parse(cursor.at), unit.now.getTime())));
  cursors[way.platform] = { ...cursor, at: new Date(at.getTime() + cursor.gap).toISOString() };
  return at;
}
