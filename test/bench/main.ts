import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/bot.ts';
import { crashRound } from '../support/crash.ts';
import { startSlackService } from '../support/slack.ts';
import { startTeamsService } from '../support/teams.ts';
import { alertBenches } from './alerts.ts';
import { campaign } from './campaign.ts';
import { crisis } from './crisis.ts';
import { inTurn, type Side, seconds, side } from './in-turn.ts';
import { load, median } from './load.ts';
import { screeningQuestions } from './people.ts';
import { postgresBenches } from './postgres.ts';
import { department, fillFolder as fill, recorded } from './prepare.ts';
import type { Row } from './row.ts';
import { bot as ours, type Running } from './servers.ts';
import * as slack from './slack.ts';
import * as teams from './teams.ts';

async function compare(
  bench: string,
  target: number,
  folder: string,
  says: [ours: RegExp, bare: RegExp],
  start: () => Promise<[Running, Running, Parameters<typeof load>[1]]>,
): Promise<Row[]> {
  await fill(join(folder, 'store'), 10_000);
  const [ours, bare, request] = await start();
  const { one, other, ratio } = await inTurn(
    await side(ours, request, says[0]),
    await side(bare, request, says[1]),
  );
  await Promise.all([ours.stop(), bare.stop()]);
  return [
    { bench, measured: 'reports a second, 10,000 events stored', value: one.toFixed(0), target: '' },
    { bench, measured: 'bare SDK, requests a second', value: other.toFixed(0), target: '' },
    { bench, measured: 'ratio', value: ratio.toFixed(2), target: `at least ${target}` },
  ];
}

const benches: Record<string, (folder: string) => Promise<Row[]>> = {
  async 'report-slack'(folder) {
    const service = await startSlackService();
    const file = await department(folder);
    const start = async (): Promise<[Running, Running, ReturnType<typeof slack.report>]> => [
      await slack.startOurs(service, folder, file),
      await slack.startBare(),
      slack.report(service),
    ];
    return compare('report-slack', 0.5, folder, [recorded, /ok/], start).finally(() => service.stop());
  },

  async 'report-teams'(folder) {
    const service = await startTeamsService();
    const file = await department(folder);
    const start = async (): Promise<[Running, Running, Awaited<ReturnType<typeof teams.report>>]> => [
      await teams.startOurs(service, folder, file),
      await teams.startBare(service),
      await teams.report(service),
    ];
    return compare('report-teams', 0.65, folder, [/(?:)/, /(?:)/], start).finally(() => service.stop());
  },

  async growth(folder) {
    const service = await startSlackService();
    const file = await department(folder);
    const [small, large] = [join(folder, 'small'), join(folder, 'large')];
    await fill(join(small, 'store'), 1_000);
    await fill(join(large, 'store'), 50_000);
    const [few, many] = [
      await slack.startOurs(service, small, file),
      await slack.startOurs(service, large, file),
    ];
    const request = slack.report(service);
    const p99 = async (running: Running): Promise<Side> => {
      await side(running, request, recorded);
      return {
        running,
        measure: async () => (await load(running.url, request, { seconds }, recorded, 200)).p99,
      };
    };
    const { one, other, ratio } = await inTurn(await p99(many), await p99(few));
    await Promise.all([few.stop(), many.stop(), service.stop()]);
    return [
      {
        bench: 'growth',
        measured: '99th percentile with 1,000 events, ms (200 reports a second)',
        value: String(other),
        target: '',
      },
      {
        bench: 'growth',
        measured: '99th percentile with 50,000 events, ms',
        value: String(one),
        target: '',
      },
      { bench: 'growth', measured: 'ratio', value: ratio.toFixed(2), target: 'at most 1.5' },
    ];
  },

  async events(folder) {
    const service = await startSlackService();
    const file = await department(folder);
    await fill(join(folder, 'store'), 50_000);
    const [ours, bare] = [await slack.startOurs(service, folder, file), await slack.startBare()];
    const [work, report, board] = [
      slack.deskWork(service, 50_000),
      slack.report(service),
      slack.board(service),
    ];
    const actions = await inTurn(await side(ours, work, recorded), await side(bare, work, /ok/));
    const boards = await inTurn(await side(ours, report, recorded), await side(ours, board, /(?:)/));
    await Promise.all([ours.stop(), bare.stop(), service.stop()]);
    const row = (measured: string, value: string, target = ''): Row => ({
      bench: 'events',
      measured,
      value,
      target,
    });
    return [
      row('officers’ actions a second, 50,000 events stored', actions.one.toFixed(0)),
      row('bare SDK, requests a second', actions.other.toFixed(0)),
      row('ratio', actions.ratio.toFixed(2), 'at least 0.4'),
      row('the board’s cost in reports', boards.ratio.toFixed(2), 'at most 10'),
    ];
  },

  async start(folder) {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) times.push(await timeToReady(join(folder, `store${i}`)));
    return [
      {
        bench: 'start',
        measured: 'ready after, ms (console, fresh store, median of 5)',
        value: median(times).toFixed(0),
        target: 'at most 1500',
      },
    ];
  },

  async crash(folder) {
    let answered = 0;
    for (let round = 1; round <= 200; round++) {
      // Each store goes through twenty kills, one after the other.
      answered += (await crashRound(join(folder, `store${Math.floor((round - 1) / 20)}`))).answered;
      if (process.stdout.isTTY) process.stdout.write(`\rkill ${round} of 200`);
    }
    return [
      {
        bench: 'crash',
        measured: `200 kills, ${answered} answered reports, all there; files and audit whole`,
        value: 'held',
        target: 'held',
      },
    ];
  },

  ...alertBenches,
  'people-questions': screeningQuestions,

  'people-campaign': campaign,
  crisis,
  ...postgresBenches,
};

async function timeToReady(dataDir: string): Promise<number> {
  const [port, metrics] = [await freePort(), await freePort()];
  const began = performance.now();
  const bot = spawn(process.execPath, ours, {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      METRICS_PORT: String(metrics),
      DATA_DIR: dataDir,
    },
    stdio: 'ignore',
  });
  for (;;) {
    const ok = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ok) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const took = performance.now() - began;
  await new Promise((resolve) => {
    bot.once('close', resolve);
    bot.kill('SIGKILL');
  });
  return took;
}

/** What this machine's bare HTTP server does, for comparing runs. */
async function calibration(): Promise<Row> {
  const server = createServer((_req, res) => {
    res.end('ok');
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { throughput: value } = await load(
    `http://127.0.0.1:${port}`,
    { method: 'GET', path: '/' },
    { seconds: 3 },
  );
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return {
    bench: 'calibration',
    measured: 'bare node:http in this process, requests a second',
    value: value.toFixed(0),
    target: '',
  };
}

function table(rows: readonly Row[]): string {
  const columns = ['bench', 'measured', 'value', 'target'] as const;
  const width = (column: (typeof columns)[number]) =>
    Math.max(column.length, ...rows.map((row) => row[column].length));
  const line = (row: Row) =>
    columns
      .map((column) => row[column].padEnd(width(column)))
      .join('  ')
      .trimEnd();
  const head = { bench: 'bench', measured: 'measured', value: 'value', target: 'target' };
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`;
  return `${machine}\n\n${[head, ...rows].map(line).join('\n')}\n`;
}

const outAt = process.argv.indexOf('--out');
const file = outAt > 0 ? process.argv[outAt + 1] : undefined;
const names = process.argv.slice(2).filter((word, i, all) => word !== '--out' && all[i - 1] !== '--out');
/** A name alone means all that begin with it: `people` is `people-questions` and `people-campaign`. */
const named = (bench: string, name: string) => bench === name || bench.startsWith(`${name}-`);
const unknown = names.filter((name) => !Object.keys(benches).some((bench) => named(bench, name)));
if (unknown.length > 0) {
  process.stderr.write(`No bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}
const rows: Row[] = [await calibration()];
for (const [name, bench] of Object.entries(benches)) {
  if (names.length > 0 && !names.some((each) => named(name, each))) continue;
  const folder = await mkdtemp(join(tmpdir(), 'vigie-bench-'));
  try {
    rows.push(...(await bench(folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const result = table(rows);
process.stdout.write(`\n${result}`);
if (file) await writeFile(file, result);
process.exit(0);
