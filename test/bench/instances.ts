import { join } from 'node:path';
import { type Alerting, startAlerting } from '../support/alerting-process.ts';
import { placeOf } from '../support/audience.ts';
import { until } from '../support/bot.ts';
import { Gate, teamsRules } from '../support/gate.ts';
import { startServer } from '../support/postgres.ts';
import { startTeamsService } from '../support/teams.ts';
import { lasting } from './lasting.ts';
import { type Row, rowsOf } from './row.ts';

const hour = 3_600_000;
const perSecond = 50;

/**
 * An alert to many, sent by three instances at so many times Teams' limit, one of which is killed in the middle. What it had
 * under way is sent again once its leases run out; Teams cannot be asked whether it took a message.
 */
export async function alertOfThree(folder: string, people: number, times: number): Promise<Row[]> {
  const row = rowsOf('alert-instances');
  const server = await startServer(lasting);
  const gate = new Gate(teamsRules(perSecond, times));
  const service = await startTeamsService(gate);
  const { url, tokenUrl, openIdMetadata } = service;
  const database = await server.database();
  const start = (n: number) =>
    startAlerting({
      folder: join(folder, `instance${n}`),
      database,
      platform: 'teams',
      ...{ url, tokenUrl, openIdMetadata },
      limits: {
        slackMessagesPerMinute: 230,
        slackChangesPerMinute: 50,
        teamsRequestsPerSecond: perSecond * times,
      },
    });
  const bots: Alerting[] = [];
  for (const n of [1, 2, 3]) bots.push(await start(n));
  const [one, two, three] = bots;
  if (!one || !two || !three) throw new Error('no instances');
  const heaps = async () =>
    Math.max(
      ...(await Promise.all([one, two].map(async (bot) => (await bot.tell({ do: 'heap' })) as number))),
    ) / 1e6;
  try {
    await one.tell({ do: 'people', count: people });
    const before = await heaps();
    const alert = 'AL-2026-0001';
    one.tell({ do: 'owe', alert, count: people, lane: 'emergency' }).catch(() => {});
    await until(() => service.taken.length > people / 2, hour);
    const half = await heaps();
    await three.kill();
    const killed = performance.now();
    const inFlight = gate.limited;
    await until(async () => {
      const { people: all, standings } = await one.tally(alert);
      return all === people && standings.owed + standings.sending === 0;
    }, hour);
    const got = new Map<string, number>();
    for (const { place } of service.taken) got.set(place, (got.get(place) ?? 0) + 1);
    const each = Array.from({ length: people }, (_, i) => got.get(placeOf('teams', i)) ?? 0);
    const lost = each.filter((copies) => copies === 0).length;
    const double = each.filter((copies) => copies > 1).length;
    const at = service.taken.map((taken) => taken.at).sort((a, b) => a - b);
    // What waited for the dead one's leases comes two minutes later, and is no part of the pace.
    const steady = at.filter((moment) => moment < killed + 100_000);
    const end = steady.at(-1) ?? 0;
    const share = (steady.length - 1) / ((end - (at[0] ?? 0)) / 1_000) / (perSecond * times);
    return [
      row(
        `share of the limit used, ${people} people, three instances, ${times} times the limit`,
        `${(share * 100).toFixed(1)} %`,
        'at least 90 %',
      ),
      row('calls refused for a limit', gate.limited, '0'),
      row(
        'lost, double with one killed in the middle',
        `${lost}, ${double}`,
        '0, no more than were in flight',
      ),
      row('heap, before and in the middle, MB', `${before.toFixed(0)}, ${half.toFixed(0)}`, 'flat'),
      row('refused before the kill', inFlight),
    ];
  } finally {
    gate.release();
    await Promise.all([one.kill(), two.kill()]);
    await service.stop();
    await server.remove();
  }
}
