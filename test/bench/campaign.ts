import { placeOf } from '../support/audience.ts';
import { until } from '../support/bot.ts';
import type { Taken } from '../support/gate.ts';
import { send, stage } from './alerts.ts';
import { type Row, rowsOf } from './row.ts';

/** The stand-in, and the bot's settings, are at so many times Teams' limit. */
const times = 5;
const perSecond = 50 * times;
const people = 5_000;
const share = 20;
/** As fast as the share allows it would take two thirds of this. */
const window = 1.5 * (people / (perSecond * (share / 100))) * 1_000;
const hour = 3_600_000;

/**
 * A lesson for everybody goes out over its window, and an emergency amid it: how much of the platform's limit the lessons
 * ever take in a second, and how long the emergency waits for them.
 */
export async function campaign(folder: string): Promise<Row[]> {
  const row = rowsOf('people-campaign');
  const on = await stage('teams', folder, people, times, { share, window });
  try {
    await on.bot.tell({ do: 'campaign' });
    const began = performance.now();
    await on.officer.press('awareness.campaign.start', 'CA-2026-0001');
    // Each message is looked at once: whoever looks often holds up the stand-in.
    const got: Taken[] = [];
    const places = new Set(Array.from({ length: people }, (_, i) => placeOf('teams', i)));
    let emergency: Taken | undefined;
    let seen = 0;
    const lessons = () => {
      for (; seen < on.taken.length; seen++) {
        const each = on.taken[seen];
        if (!each || !places.has(each.place)) continue;
        if (each.text.includes('Lock it when you stand up')) got.push(each);
        else if (each.text.includes('Leave the building')) emergency ??= each;
      }
      return got;
    };
    await until(() => lessons().length > people / 5, hour);
    const asked = performance.now();
    await send(on, 1, 'emergency', 'Leave the building');
    const first = await until(() => lessons() && emergency, hour);
    await until(() => lessons().length >= people, hour).catch(() => {});
    const at = lessons()
      .map((each) => each.at)
      .sort((a, b) => a - b);
    const copies = new Map<string, number>();
    for (const { place } of lessons()) copies.set(place, (copies.get(place) ?? 0) + 1);
    const each = Array.from({ length: people }, (_, i) => copies.get(placeOf('teams', i)) ?? 0);
    const seconds = ((at.at(-1) ?? began) - began) / 1_000;
    const percent = (calls: number) => `${((calls / perSecond) * 100).toFixed(1)} %`;
    return [
      row(`${people} lessons, s (window ${(window / 1_000).toFixed(0)} s)`, seconds.toFixed(0)),
      row('of the platform’s limit, in the middle', percent(at.length / seconds)),
      row('of the platform’s limit, in the fullest second', percent(fullest(at)), `at most ${share} %`),
      row('calls refused for a limit', on.gate.limited, '0'),
      row(
        'lost, double',
        `${each.filter((n) => n === 0).length}, ${each.filter((n) => n > 1).length}`,
        '0, 0',
      ),
      row('first of an emergency amid it, s', ((first.at - asked) / 1_000).toFixed(2), 'at most 1'),
    ];
  } finally {
    await on.stop();
  }
}

/** How many came in the fullest second, wherever it begins. */
function fullest(at: readonly number[]): number {
  let most = 0;
  let from = 0;
  for (const [i, moment] of at.entries()) {
    while ((at[from] ?? 0) <= moment - 1_000) from += 1;
    most = Math.max(most, i - from + 1);
  }
  return most;
}
