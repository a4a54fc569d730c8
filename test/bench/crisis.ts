import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createSlack } from '../../src/adapters/slack/adapter.ts';
import type { Adapter } from '../../src/chat/adapter.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import type { Store } from '../../src/domain/store.ts';
import { type Bot, sampleDepartment, startBot, type TestLog, until } from '../support/bot.ts';
import type { LoggingOrder } from '../support/crisis-logging.ts';
import { Gate, type GateCall, type Rule, slackRules } from '../support/gate.ts';
import { startGraphService } from '../support/graph.ts';
import { signingSecret, startSlackService } from '../support/slack.ts';
import { startTeamsService, tenantId } from '../support/teams.ts';
import { teamsWithRooms } from '../support/teams-rooms.ts';
import { slackUser, teamsUser, type User } from '../support/user.ts';
import { median } from './load.ts';
import { type Row, rowsOf } from './row.ts';

const invited = 25;
const limits = { slackMessagesPerMinute: 230, slackChangesPerMinute: 50, teamsRequestsPerSecond: 50 };
const crises = 20;
const entries = 5_000;
const rounds = 7;
const perRound = 1_000;
const opener = 'officer1@sample.example';

/** Teams counts sends to a conversation and reads of its members apart, and all calls of the bot together. */
const teamsLimits: readonly Rule[] = [
  { calls: limits.teamsRequestsPerSecond, ms: 1_000, of: () => 'all' },
  ...[7, 14].flatMap((calls, reads): Rule[] => {
    const of = ({ name, place }: GateCall) => (place && Number(name === 'GET') === reads ? place : undefined);
    return [
      { calls, ms: 1_000, of },
      { calls: Math.ceil((calls * 8) / 7), ms: 2_000, of },
      { calls: Math.ceil((calls * 60) / 7), ms: 30_000, of },
    ];
  }),
];

/** Of 25 people with roles that the playbook calls in, each with an account; nobody else is called in. */
async function people(store: Store, account: (i: number) => string, tenant?: string): Promise<void> {
  const roles: readonly Role[] = ['facilities', 'it', 'communications', 'hr', 'ohs'];
  for (let last: string | undefined; ; ) {
    const page = await store.people.page(last, 500);
    await store.commit(
      page
        .filter(({ id }) => id !== opener)
        .map((person) => ({ in: 'people' as const, put: { ...person, roles: [] } })),
    );
    last = page.at(-1)?.id;
    if (page.length < 500) break;
  }
  const one = (i: number): Person => ({
    id: i === 0 ? opener : `helper${i}@sample.example`,
    version: 0,
    name: `Helper ${i}`,
    source: 'directory',
    active: true,
    language: i % 2 ? 'fr' : 'en',
    roles: [{ role: i === 0 ? 'officer' : (roles[i % roles.length] ?? 'it'), since: null }],
    accounts: {},
  });
  for (let i = 0; i < invited; i++) {
    const before = await store.people.get(one(i).id);
    const accountOn = { id: account(i), ...(tenant && { tenant }) };
    const accounts = tenant ? { teams: accountOn } : { slack: accountOn };
    await store.commit([{ in: 'people', put: { ...one(i), version: before?.version ?? 0, accounts } }]);
  }
}

/** Milliseconds from the command until the room has everybody, its cards, topic and pin. */
async function complete(bot: Bot, user: User): Promise<{ answered: number; took: number; people: number }> {
  const began = performance.now();
  const answer = await user.say('crisis open flood at 90 Elgin');
  const answered = performance.now() - began;
  if (!answer.ok) throw new Error(`the command was answered ${answer.status}`);
  const room = await until(async () => {
    const found = await bot.store.rooms.get(`CR-${new Date().getFullYear()}-0001`);
    return found?.completeAt ? found : undefined;
  }, 120_000);
  const inside = Object.values(room.people).filter(({ state }) => state === 'in').length;
  return { answered, took: performance.now() - began, people: inside };
}

async function onSlack(): Promise<Row[]> {
  const row = rowsOf('crisis');
  const service = await startSlackService(new Gate(slackRules(230)));
  const account = (i: number) => (i === 0 ? 'U0OFFICER' : `U0P${i}`);
  for (let i = 0; i < invited; i++) service.rooms.people.set(account(i), 'ok');
  const bot = await startBot({
    department: { ...sampleDepartment(), duty: { officers: [opener] } },
    adapters: (store, log) => [slackOn(store, log, service.apiUrl)],
  });
  await people(bot.store, account);
  const found = await complete(bot, slackUser(service, bot.url, 'U0OFFICER', opener));
  await bot.stop();
  await service.stop();
  return [
    row('Slack: command answered, ms', found.answered.toFixed(0), '< 3000'),
    row(`Slack: room complete with ${found.people} people, ms`, found.took.toFixed(0), '≤ 10000'),
  ];
}

function slackOn(store: Store, log: TestLog, apiUrl: string): Adapter {
  return createSlack({
    botToken: 'xoxb-test-token',
    signingSecret,
    apiUrl,
    limits,
    conversations: store.conversations,
    remember: (put: Conversation) => store.commit([{ in: 'conversations', put }]),
    rooms: { private: true, reaction: 'pushpin' },
    clock: () => new Date(),
    log,
  });
}

async function onTeams(): Promise<Row[]> {
  const row = rowsOf('crisis');
  const graph = await startGraphService();
  const teams = await startTeamsService(new Gate(teamsLimits));
  const account = (i: number) => `00000000-0000-4000-8000-0000000001${String(i).padStart(2, '0')}`;
  const roster = Array.from({ length: invited }, (_, i) => ({
    id: account(i),
    email: i === 0 ? opener : `helper${i}@sample.example`,
    name: `Helper ${i}`,
  }));
  graph.users = roster.map(({ id, email, name }) => ({
    id,
    userPrincipalName: email,
    displayName: name,
    userType: 'Member',
    installed: true,
  }));
  teams.rosterOf = () => roster;
  const bot = await startBot({
    department: { ...sampleDepartment(), duty: { officers: [opener] }, allowedTenants: [tenantId] },
    adapters: (store, log) => [
      teamsWithRooms(
        { teams, graph },
        { team: graph.rooms.team.id },
        {
          get: (id) => store.conversations.get(id),
          remember: (put) => store.commit([{ in: 'conversations', put }]),
        },
        log,
        { limits },
      ),
    ],
  });
  await people(bot.store, account, tenantId);
  const found = await complete(bot, teamsUser(teams, bot.url, account(0), opener));
  await bot.stop();
  await teams.stop();
  await graph.stop();
  return [row(`Teams: room complete with ${found.people} people, ms`, found.took.toFixed(0), '≤ 10000')];
}

interface Logging {
  tell<T>(order: LoggingOrder): Promise<T>;
}

function logging(folder: string, count: number, length: number): Promise<Logging> {
  const script = join(import.meta.dirname, '../support/crisis-logging.ts');
  const setup = JSON.stringify({ folder, crises: count, entries: length });
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, setup], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answers = new Map<number, (answer: unknown) => void>();
  let next = 0;
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error('it ended before it was ready')));
    child.on('message', (message: { ready?: true; id?: number; answer?: unknown }) => {
      if (message.id !== undefined) answers.get(message.id)?.(message.answer);
      if (!message.ready) return;
      resolve({
        tell: <T>(order: LoggingOrder) =>
          new Promise<T>((answered) => {
            const id = next++;
            answers.set(id, (answer) => answered(answer as T));
            child.send({ id, order });
          }),
      });
    });
  });
}

/** Two stores in turn, so that whatever else the machine does meets both; the middle of the rounds' ratios counts. */
async function logs(folder: string): Promise<Row[]> {
  const row = rowsOf('crisis');
  const empty = await logging(join(folder, 'empty'), 1, 0);
  const full = await logging(join(folder, 'full'), crises, entries);
  const p99 = async (one: Logging) => {
    const times = await one.tell<number[]>({ do: 'round', count: perRound });
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
  };
  await p99(empty);
  await p99(full);
  const taken: [number, number][] = [];
  for (let i = 0; i < rounds; i++) taken.push([await p99(full), await p99(empty)]);
  const document = await full.tell<{ md: number; docx: number; entries: number }>({ do: 'document' });
  await Promise.all([empty.tell({ do: 'stop' }), full.tell({ do: 'stop' })]);
  return [
    row('entry stored and answered, empty store, p99 ms', median(taken.map(([, x]) => x)).toFixed(2)),
    row(
      `the same with ${crises} crises of ${entries} entries, p99 ms`,
      median(taken.map(([x]) => x)).toFixed(2),
    ),
    row('ratio of the two', median(taken.map(([x, y]) => x / y)).toFixed(2), '≤ 1.5'),
    row(`after-action report of ${document.entries} entries, Markdown, ms`, document.md.toFixed(0), '< 5000'),
    row('the same, Word, ms', document.docx.toFixed(0), '< 5000'),
  ];
}

/** Crisis rooms at the platforms' limits, and logs that do not slow down as they grow. */
export async function crisis(folder: string): Promise<Row[]> {
  return [...(await onSlack()), ...(await onTeams()), ...(await logs(folder))];
}
