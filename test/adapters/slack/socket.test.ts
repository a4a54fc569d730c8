import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { learnReports } from '../../../src/domain/guess.ts';
import { type Bot, sampleTypes, startBot, until } from '../../support/bot.ts';

/** Slack's side of Socket Mode on loopback: gives a connection's address, greets, and takes acknowledgements. */
const sockets = new Set<WebSocket>();
const acknowledged = new Map<string, unknown>();
/** Why no connection is given. */
let refused: string | undefined;
/** Milliseconds until Slack says who somebody is. */
let delay = 0;
let asked = 0;
const server = createServer(async (req, res) => {
  const { port } = server.address() as AddressInfo;
  const method = (req.url ?? '').replace('/api/', '');
  req.resume();
  const answers: Record<string, object> = {
    'apps.connections.open': refused
      ? { ok: false, error: refused }
      : { ok: true, url: `ws://127.0.0.1:${port}/link` },
    'auth.test': { ok: true, team_id: 'T0OWN' },
    'users.info': {
      ok: true,
      user: {
        id: 'U0JANE',
        team_id: 'T0OWN',
        real_name: 'Jane Kowalski',
        is_email_confirmed: true,
        profile: { email: 'employee-en@sample.example' },
      },
    },
  };
  const answer = answers[method] ?? { ok: true, ts: '1.1', channel: { id: 'D1' } };
  if (method === 'users.info') {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(answer));
});
const links = new WebSocketServer({ server, path: '/link' });
links.on('connection', (socket) => {
  sockets.add(socket);
  socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  socket.on('message', (data) => {
    const { envelope_id: id, payload } = JSON.parse(String(data)) as {
      envelope_id: string;
      payload?: unknown;
    };
    acknowledged.set(id, payload);
  });
});

let bot: Bot;

function start(): Promise<Bot> {
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  return startBot({
    adapters: (_store, log) => [
      createSlack({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl, clock: () => new Date(), log }),
    ],
  });
}

/** The newest connection. */
const newest = () => [...sockets].at(-1);

/** Slack tells of a command over a connection. */
function command(socket: WebSocket | undefined, id: string, text: string): void {
  const payload = {
    command: '/report',
    text,
    trigger_id: '1.2.3',
    user_id: 'U0JANE',
    team_id: 'T0OWN',
    channel_id: 'C1',
    channel_name: 'general',
  };
  socket?.send(
    JSON.stringify({ type: 'slash_commands', envelope_id: id, accepts_response_payload: true, payload }),
  );
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bot = await start();
  // On a slow machine the first answer would otherwise come too late for its acknowledgement.
  learnReports(sampleTypes());
});

afterAll(async () => {
  await bot?.stop();
  for (const socket of sockets) socket.terminate();
  links.close();
  server.close();
});

it('takes a report over Socket Mode, and answers in its acknowledgement', async () => {
  command(await until(newest), 'E1', 'lost my badge');
  const answer = await until(() => acknowledged.get('E1'));
  expect(JSON.stringify(answer)).toMatch(/Recorded: EV-\d{4}-\d{4}/);
});

it('acknowledges an event once it is stored', async () => {
  const [socket] = sockets;
  const event = {
    type: 'message',
    channel_type: 'im',
    user: 'U0JANE',
    channel: 'D1',
    ts: '1.2',
    text: 'help me',
  };
  const payload = { type: 'event_callback', event_id: 'Ev1', team_id: 'T0OWN', event };
  socket?.send(JSON.stringify({ type: 'events_api', envelope_id: 'E2', payload }));
  await until(() => acknowledged.has('E2'));
  const [stored] = await bot.store.events.page({ limit: 1 });
  expect(stored).toMatchObject({ danger: true, author: 'employee-en@sample.example' });
});

it('opens no route of its own', async () => {
  expect((await fetch(`${bot.url}/slack/events`, { method: 'POST' })).status).toBe(404);
});

it('ends nothing for what comes without an event, such as that Slack holds events back', async () => {
  const payload = { type: 'app_rate_limited', team_id: 'T0OWN', minute_rate_limited: 1 };
  newest()?.send(JSON.stringify({ type: 'events_api', envelope_id: 'E3', payload }));
  command(newest(), 'E4', 'the lift is stuck');
  await until(() => acknowledged.has('E4'));
});

it('has the next connection before Slack ends the one there is, and answers over both', async () => {
  const before = newest();
  before?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  const after = await until(() => (newest() !== before ? newest() : undefined), 1_500);
  command(before, 'E5', 'a window is broken');
  command(after, 'E6', 'the door does not close');
  await until(() => acknowledged.has('E5') && acknowledged.has('E6'));
});

it('goes on asking for a connection where Slack gives none, and says so', async () => {
  const slack = async () => (await (await fetch(`${bot.url}/readyz`)).json()).platforms.slack;
  expect(await slack()).toEqual({ status: 'ok' });
  refused = 'invalid_auth';
  for (const socket of sockets) socket.terminate();
  await until(async () => (await slack()).status === 'failing');
  expect((await slack()).detail).toBe('Slack opens no Socket Mode connection: invalid_auth');
  refused = undefined;
  await until(async () => (await slack()).status === 'ok');
  command(newest(), 'E7', 'the lift is stuck again');
  await until(() => acknowledged.has('E7'));
}, 30_000);

it('answers at a stop what it has taken', async () => {
  const known = new Set(sockets);
  const other = await start();
  const socket = await until(() => [...sockets].find((each) => !known.has(each)));
  [delay, asked] = [400, 0];
  command(socket, 'E8', 'the gate is open');
  await until(() => asked > 0);
  await other.stop();
  expect(JSON.stringify(acknowledged.get('E8'))).toMatch(/Recorded: EV-/);
});

it('lets go of its connection at a stop once what it took is acknowledged, and not after the last long answer', async () => {
  const known = new Set(sockets);
  const other = await start();
  const socket = await until(() => [...sockets].find((each) => !known.has(each)));
  let isClosed = false;
  socket.once('close', () => {
    isClosed = true;
  });
  [delay, asked] = [8_000, 0];
  command(socket, 'E9', 'the fence is cut');
  await until(() => asked > 0);
  let isStopped = false;
  const stopped = other.stop().then(() => {
    isStopped = true;
  });
  await until(() => isClosed, 7_000);
  expect(acknowledged.has('E9')).toBe(true);
  expect(isStopped).toBe(false);
  await stopped;
}, 30_000);
