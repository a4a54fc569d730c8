import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { type Bot, startBot, until } from '../../support/bot.ts';

/** Slack's side of Socket Mode on loopback: gives a connection's address, greets, and takes acknowledgements. */
const sockets = new Set<WebSocket>();
const acknowledged = new Map<string, unknown>();
const server = createServer((req, res) => {
  const { port } = server.address() as AddressInfo;
  const method = (req.url ?? '').replace('/api/', '');
  req.resume();
  const answers: Record<string, object> = {
    'apps.connections.open': { ok: true, url: `ws://127.0.0.1:${port}/link` },
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

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  bot = await startBot({
    adapters: (_store, log) => [
      createSlack({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl, clock: () => new Date(), log }),
    ],
  });
});

afterAll(async () => {
  await bot?.stop();
  for (const socket of sockets) socket.terminate();
  links.close();
  server.close();
});

it('takes a report over Socket Mode, and answers in its acknowledgement', async () => {
  const socket = await until(() => [...sockets][0]);
  const payload = {
    command: '/report',
    text: 'lost my badge',
    trigger_id: '1.2.3',
    user_id: 'U0JANE',
    team_id: 'T0OWN',
    channel_id: 'C1',
    channel_name: 'general',
  };
  socket.send(
    JSON.stringify({ type: 'slash_commands', envelope_id: 'E1', accepts_response_payload: true, payload }),
  );
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
