import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createLog } from '../../src/log.ts';
import { createMetrics, type Metrics } from '../../src/server/metrics.ts';
import { type Bot, until } from '../support/bot.ts';
import { startConsoleBot, token } from '../support/console.ts';

const manifests = join(import.meta.dirname, '../../manifests');

let bot: Bot;
let metrics: Metrics;
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  const out = { write: (line: string) => lines.push(JSON.parse(line)) };
  bot = await startConsoleBot({
    log: createLog('debug', out),
    metrics(store) {
      metrics = createMetrics({
        waiting: () => store.deliveries.waiting(),
        oldest: () => store.deliveries.oldest(new Date()),
        now: () => new Date(),
      });
      return metrics;
    },
  });
});
afterAll(() => bot.stop());

async function says(text: string, request?: string): Promise<void> {
  const response = await fetch(`${bot.url}/console/send?person=employee-en@sample.example`, {
    method: 'POST',
    headers: {
      Cookie: `vigie=${token}`,
      'Content-Type': 'application/json',
      ...(request && { 'X-Request-Id': request }),
    },
    body: JSON.stringify({ text, place: 'direct', id: Math.random().toString() }),
  });
  expect(response.status).toBeLessThan(300);
}

it('counts commands by how they went, and what was sent', async () => {
  await says('report the gate is open');
  await says('event list');
  await until(async () => (await metrics.text()).includes('vigie_delivery_attempts_total{'));
  const text = await metrics.text();
  expect(text).toMatch(/vigie_events_total\{kind="text",what="report",outcome="done",platform="console"\} 1/);
  expect(text).toMatch(
    /vigie_events_total\{kind="text",what="event list",outcome="refused",platform="console"\} 1/,
  );
  expect(text).toMatch(
    /vigie_event_seconds_count\{kind="text",what="report",outcome="done",platform="console"\} 1/,
  );
  expect(text).toMatch(/vigie_delivery_attempts_total\{platform="console",outcome="sent"\} \d/);
  expect(text).toMatch(/vigie_deliveries_waiting \d/);
  expect(text).toMatch(/vigie_deliveries_oldest_seconds \d/);
  expect(text).not.toContain('gate');
});

it('counts from nothing what must ring at the first time: of a series that begins with 1 no rule sees a rise', async () => {
  const counting = createMetrics({
    waiting: async () => 0,
    oldest: async () => undefined,
    now: () => new Date(),
  });
  const counts = async () => (await counting.text()).match(/^vigie_(?:not_recorded|failed)_total \d+$/gm);
  expect(await counts()).toEqual(['vigie_not_recorded_total 0', 'vigie_failed_total 0']);
  for (const outcome of ['not-recorded', 'failed', 'done'])
    counting.handled({ kind: 'text', what: 'report', outcome, platform: 'slack' }, 0.1);
  expect(await counts()).toEqual(['vigie_not_recorded_total 1', 'vigie_failed_total 1']);
});

it('says nothing of a queue that cannot be asked for, but that what waited in it goes on waiting', async () => {
  let gone = false;
  let now = 60_000;
  const unless = async <T>(value: T) => {
    if (gone) throw new Error('gone');
    return value;
  };
  let first: Date | undefined;
  const asking = createMetrics({
    waiting: () => unless(first ? 2 : 0),
    oldest: () => unless(first),
    now: () => new Date(now),
  });
  const shown = async () => (await asking.text()).match(/^vigie_deliveries\w+ \S+$/gm) ?? [];
  const none = ['vigie_deliveries_waiting 0', 'vigie_deliveries_oldest_seconds 0'];
  expect(await shown()).toEqual(none);
  gone = true;
  expect(await shown()).toEqual([]);
  gone = false;
  first = new Date(52_000);
  expect(await shown()).toEqual(['vigie_deliveries_waiting 2', 'vigie_deliveries_oldest_seconds 8']);
  gone = true;
  now += 100_000;
  expect(await shown()).toEqual(['vigie_deliveries_oldest_seconds 108']);
  gone = false;
  first = undefined;
  expect(await shown()).toEqual(none);
});

it('writes a request’s id into every line that it leads to, and nothing that was said', async () => {
  await says('report the gate is open again', 'proxy-17');
  const line = await until(() => lines.find((each) => each.request === 'proxy-17'));
  expect(line).toMatchObject({ msg: 'handled', what: 'report', outcome: 'done' });
  await says('report once more', 'bad id "quoted"');
  const last = lines.filter(({ msg }) => msg === 'handled').at(-1);
  expect(last?.request).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(lines)).not.toMatch(/gate|once more|quoted/);
});

it('is what the dashboard and the alert rules ask for', async () => {
  const text = await metrics.text();
  const known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  const rules = parse(readFileSync(join(manifests, 'prometheus/alerts.yaml'), 'utf8')) as {
    groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[];
  };
  const dashboard = JSON.parse(readFileSync(join(manifests, 'grafana/vigie.json'), 'utf8')) as {
    panels: { title: string; targets: { expr: string }[] }[];
  };
  const all = rules.groups.flatMap((group) => group.rules);
  for (const { annotations } of all) expect(Object.keys(annotations).sort()).toEqual(['summary', 'todo']);
  const asked = [
    ...all.map(({ expr }) => expr),
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ];
  const names = asked.flatMap((expr) => expr.match(/\b(?:vigie|nodejs|process)_\w+/g) ?? []);
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) expect(known).toContain(name.replace(/_(bucket|count|sum)$/, ''));
});
