import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { scopes } from '../../src/adapters/slack/scopes.ts';
import { freePort } from './bot.ts';
import type { Gate, Taken } from './gate.ts';
import { SlackFiles, uploaded } from './slack-files.ts';
import { pageOf } from './slack-page.ts';
import { SlackRooms } from './slack-rooms.ts';

/** The workspace that the bot is of. */
export const ownTeam = 'T0OWN';

export const signingSecret = 'a-signing-secret-of-tests';

export interface SlackMember {
  id: string;
  email: string;
  name: string;
  locale?: string;
  /** What `users.info` says beside the emulator's fields. */
  fields?: Record<string, unknown>;
}

export interface SlackCall {
  method: string;
  body: Record<string, unknown>;
}

/**
 * Slack's Web API on loopback: the `emulate` package, behind a door that refuses what Block Kit's reference refuses,
 * keeps what was called, and can limit calls. `response_url`s are taken too.
 */
export interface SlackService {
  url: string;
  apiUrl: string;
  botToken: string;
  team: string;
  calls: SlackCall[];
  /** What the bot answered through response URLs. */
  responses: Record<string, unknown>[];
  members: Map<string, SlackMember>;
  files: SlackFiles;
  /** Every message that was taken. */
  taken: Taken[];
  failing: {
    method: string;
    holds?: string;
    status: number;
    error?: string;
    headers?: Record<string, string>;
    /** The call has its effect, and its answer is lost. */
    after?: true;
  }[];
  /** Channels that were made by the API. */
  rooms: SlackRooms;
  /** Who is in a channel, by the channel's id; of any other the bot may not know. */
  channels: Map<string, string[]>;
  /** Scopes that the app lacks. */
  lacking: Set<string>;
  /** Least milliseconds between two calls of a method: quicker ones get a 429. */
  tiers: Map<string, number>;
  /** Milliseconds that every call takes. */
  delay: number;
  /** How far its clock is ahead of this process's, in milliseconds: the bot asks for what was posted since a moment of its own. */
  ahead: number;
  stop(): Promise<void>;
}

/**
 * @param gate enforces limits and fails; messages are then kept here and not by the emulator, which could not keep up
 */
export async function startSlackService(gate?: Gate): Promise<SlackService> {
  const botToken = 'xoxb-test-token';
  const emulator =
    gate === undefined
      ? await createEmulator({
          service: 'slack',
          port: await freePort(),
          seed: { tokens: { [botToken]: { login: 'vigie', scopes: [] } } },
        })
      : undefined;
  const taken: Taken[] = [];
  const kept = new Map<string, { ts: string; metadata?: unknown }[]>();
  const calls: SlackCall[] = [];
  const responses: Record<string, unknown>[] = [];
  const members = new Map<string, SlackMember>();
  const files = new SlackFiles();
  const channels = new Map<string, string[]>();
  const lacking = new Set<string>();
  const rooms = new SlackRooms(lacking);
  const tiers = new Map<string, number>();
  const lastCall = new Map<string, number>();
  const failing: SlackService['failing'] = [];
  const emulated = new Map<string, string>();

  /** How often each response URL was used. */
  const uses = new Map<string, number>();

  let stopped = false;
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      // What is still on its way when everything is stopped ends here.
      if (!stopped) throw error;
      res.destroy();
    });
  });
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
    const bytes = await read(req);
    const text = bytes.toString('utf8');
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      res.end(JSON.stringify(body));
    };
    const path = new URL(req.url ?? '/', 'http://localhost').pathname;
    if (path.startsWith('/respond/')) {
      uses.set(path, (uses.get(path) ?? 0) + 1);
      if ((uses.get(path) ?? 0) > 5) return send(404, { ok: false, error: 'used_url' });
      if (mistake('respond', JSON.parse(text))) return send(500, { ok: false, error: 'invalid_blocks' });
      responses.push(JSON.parse(text));
      // What goes out through a response URL does not have the bot's access to its uploads.
      if (text.includes('slack_file')) return send(404, { ok: false, error: 'invalid_blocks' });
      res.writeHead(200);
      return res.end('ok');
    }
    if (path.startsWith('/files/')) {
      if (req.headers.authorization !== `Bearer ${botToken}`) return send(403, {});
      res.writeHead(200, { 'Content-Type': 'image/png' });
      return res.end(pixel);
    }
    if (path.startsWith('/upload/')) {
      const status = files.take(
        path.split('/').at(-1) ?? '',
        await uploaded(bytes, req.headers['content-type'] ?? ''),
      );
      if (status !== 200) return send(status, {});
      const headers = { 'Content-Type': req.headers['content-type'] ?? '' };
      const stored = await fetch(`${emulator?.url}${path}`, {
        method: 'POST',
        headers,
        body: new Uint8Array(bytes),
      });
      return send(stored.status, await stored.text());
    }
    const method = path.replace('/api/', '');
    const body = parse(text, req.headers['content-type'] ?? '');
    const verdict = gate?.judge({ name: method, place: String(body.channel ?? '') });
    if (verdict) {
      if (verdict.after) serve(method, body);
      return gate?.fail(req, res, verdict);
    }
    if (service.delay > 0) await new Promise((resolve) => setTimeout(resolve, service.delay));
    if (method === 'auth.test')
      return send(
        200,
        {
          ok: true,
          team_id: service.team,
          user_id: 'U0VIGIE',
          bot_id: 'B0VIGIE',
          url: 'https://own.slack.example/',
        },
        {
          'x-oauth-scopes': Object.keys(scopes)
            .filter((scope) => !lacking.has(scope))
            .join(','),
        },
      );
    calls.push({ method, body });
    const failure = failing.find(
      (each) => each.method === method && JSON.stringify(body).includes(each.holds ?? ''),
    );
    if (failure) {
      failing.splice(failing.indexOf(failure), 1);
      if (failure.after) {
        rooms.answer(method, body);
        return req.socket.destroy();
      }
      return send(failure.status, { ok: false, error: failure.error ?? 'ratelimited' }, failure.headers);
    }
    if (method === 'users.info') {
      const member = members.get(String(body.user));
      if (!member) return send(200, { ok: false, error: 'user_not_found' });
      return send(200, { ok: true, user: userOf(member, service.team) });
    }
    const refused = files.mistake(method, body);
    if (refused) return send(200, { ok: false, error: refused });
    const wrong =
      mistake(method, body) ??
      (imagesOf(body).every((id) => files.showable(id)) ? undefined : 'invalid slack file');
    if (wrong)
      return send(200, { ok: false, error: 'invalid_blocks', response_metadata: { messages: [wrong] } });
    if (rooms.serves(method, body)) {
      const limited = rooms.gate.judge({ name: method, place: '' });
      if (limited) return rooms.gate.fail(req, res, limited);
      return send(200, rooms.answer(method, body));
    }
    if (method === 'chat.postEphemeral') return send(200, { ok: true, message_ts: '1' });
    const late = triggerMistake(body);
    if (late) return send(200, { ok: false, error: late });
    if (method.startsWith('views.')) return send(200, { ok: true, view: { id: `V${calls.length}` } });
    const needed = scopeOf[method];
    if (needed && lacking.has(needed)) return send(200, { ok: false, error: 'missing_scope', needed });
    const gap = performance.now() - (lastCall.get(method) ?? Number.NEGATIVE_INFINITY);
    lastCall.set(method, performance.now());
    if (gap < (tiers.get(method) ?? 0))
      return send(429, { ok: false, error: 'ratelimited' }, { 'Retry-After': '1' });
    if (method === 'users.list') {
      if (!body.limit) return send(200, { ok: false, error: 'limit_required' });
      const all = [...members.values()].map((member) => userOf(member, service.team));
      return send(200, { ok: true, ...pageOf(all, body.cursor, Math.min(Number(body.limit), 3), 'members') });
    }
    if (method === 'conversations.open' && members.get(String(body.users))?.fields?.deleted)
      return send(200, { ok: false, error: 'user_disabled' });
    if (method === 'conversations.info') {
      const inside = channels.get(String(body.channel));
      if (!inside) return send(200, { ok: false, error: 'channel_not_found' });
      return send(200, { ok: true, channel: { id: body.channel, is_member: inside.includes('U0VIGIE') } });
    }
    if (method === 'conversations.members') return send(200, channelPage(channels, body));
    if (method === 'conversations.open') return send(200, { ok: true, channel: { id: `D-${body.users}` } });
    if (!emulator) return send(200, serve(method, body));
    if (method === 'chat.postMessage') take(body);
    const channel = await channelOf(String(body.channel ?? ''));
    const shared = await channelOf(String(body.channel_id ?? ''));
    const forwarded = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: req.headers.authorization ?? '' },
      body: JSON.stringify({ ...body, ...(channel && { channel }), ...(shared && { channel_id: shared }) }),
    });
    const said = files.done(method, body, (await forwarded.json()) as Record<string, unknown>);
    // The bytes come to this door, too.
    if (typeof said.upload_url === 'string') said.upload_url = url + new URL(said.upload_url).pathname;
    return send(forwarded.status, said);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function take(body: Record<string, unknown>): void {
    taken.push({ at: performance.now(), place: String(body.channel), text: String(body.text ?? '') });
  }

  /** What Slack does with a message, as far as it can be asked about it later. */
  function serve(method: string, body: Record<string, unknown>): object {
    const channel = String(body.channel);
    const messages = kept.get(channel) ?? [];
    kept.set(channel, messages);
    switch (method) {
      case 'chat.postMessage': {
        take(body);
        const ts = `${((Date.now() + service.ahead) / 1_000).toFixed(3)}${String(taken.length).padStart(6, '0')}`;
        messages.push({ ts, metadata: body.metadata });
        return { ok: true, channel, ts };
      }
      case 'chat.update': {
        const there = messages.some(({ ts }) => ts === body.ts);
        return there ? { ok: true, channel, ts: body.ts } : { ok: false, error: 'message_not_found' };
      }
      case 'conversations.history': {
        const oldest = Number(body.oldest ?? 0);
        const found = messages.filter(({ ts }) => Number(ts) > oldest).reverse();
        const shown = body.include_all_metadata ? found : found.map(({ ts }) => ({ ts }));
        return { ok: true, messages: shown.slice(0, Number(body.limit ?? 100)), has_more: false };
      }
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  /** The emulator gives its channels ids of its own; the tests name theirs. */
  async function channelOf(name: string): Promise<string | undefined> {
    if (!name) return undefined;
    const known = emulated.get(name);
    if (known) return known;
    const response = await fetch(`${emulator?.url}/api/conversations.create`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${botToken}` },
      body: JSON.stringify({ name: `c-${randomUUID().slice(0, 8)}` }),
    });
    const { channel } = (await response.json()) as { channel?: { id: string } };
    if (channel) emulated.set(name, channel.id);
    return channel?.id;
  }

  const service: SlackService = {
    url,
    apiUrl: `${url}/api/`,
    botToken,
    team: ownTeam,
    calls,
    taken,
    responses,
    members,
    files,
    rooms,
    channels,
    lacking,
    tiers,
    failing,
    delay: 0,
    ahead: 0,
    async stop() {
      stopped = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator?.close();
    },
  };
  return service;
}

export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const scopeOf: Readonly<Record<string, string>> = {
  'users.list': 'users:read',
  'conversations.open': 'im:write',
};

/** A page as `conversations.members` gives it: at most 999, though fewer at will, and a cursor while there are more. */
function channelPage(channels: Map<string, string[]>, body: Record<string, unknown>): object {
  const all = channels.get(String(body.channel));
  if (!all) return { ok: false, error: 'channel_not_found' };
  const limit = Number(body.limit ?? 100);
  if (!(limit > 0 && limit < 1_000)) return { ok: false, error: 'invalid_limit' };
  return { ok: true, ...pageOf(all, body.cursor, Math.min(limit, 2), 'members') };
}

function userOf(member: SlackMember, team: string): object {
  return {
    id: member.id,
    team_id: team,
    name: member.name,
    real_name: member.name,
    deleted: false,
    is_bot: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_email_confirmed: true,
    locale: member.locale ?? 'en-CA',
    profile: { email: member.email },
    ...member.fields,
  };
}

async function read(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The uploads that blocks show. */
function imagesOf({ blocks }: Record<string, unknown>): unknown[] {
  const found = (Array.isArray(blocks) ? blocks : []) as { slack_file?: { id?: unknown } }[];
  return found.filter((block) => block.slack_file).map((block) => block.slack_file?.id);
}

function parse(text: string, type: string): Record<string, unknown> {
  if (type.includes('json')) return JSON.parse(text || '{}');
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    fields[name] = /^[[{]/.test(value) ? JSON.parse(value) : value;
  }
  return fields;
}

/** What Slack's reference of Block Kit does not allow, as far as we could get it wrong. */
export function mistake(method: string, body: Record<string, unknown>): string | undefined {
  const view = body.view as
    | {
        type?: string;
        title?: { text: string };
        submit?: { text: string };
        close?: { text: string };
        blocks?: unknown[];
        private_metadata?: string;
        callback_id?: string;
      }
    | undefined;
  const blocks = (view?.blocks ?? body.blocks ?? []) as Record<string, unknown>[];
  const most = view ? 100 : 50;
  if (blocks.length > most) return `more than ${most} blocks`;
  if (view?.type === 'modal') {
    const { title, submit, close } = view;
    if (!title?.text) return 'title';
    for (const each of [title, submit, close])
      if (each && (each.text.length < 1 || each.text.length > 24)) return 'title, submit or close';
  }
  if ((view?.private_metadata?.length ?? 0) > 3_000) return 'private_metadata';
  if ((view?.callback_id?.length ?? 0) > 255) return 'callback_id';
  if (view && Buffer.byteLength(JSON.stringify(view)) > 250_000) return 'view too large';
  if (method === 'chat.postMessage' && !body.text && blocks.length === 0) return 'no_text';
  if (!view && textsIn(blocks) > 13_200) return 'msg_blocks_too_long';
  const ids = new Set<string>();
  for (const block of blocks) {
    const wrong = blockMistake(block);
    if (wrong) return wrong;
    if (block.block_id && ids.has(String(block.block_id))) return 'block_id twice';
    ids.add(String(block.block_id ?? randomUUID()));
  }
  return undefined;
}

/** Characters that are shown in blocks. */
function textsIn(blocks: unknown): number {
  if (Array.isArray(blocks)) return blocks.reduce((sum, each) => sum + textsIn(each), 0);
  if (typeof blocks !== 'object' || blocks === null) return 0;
  return Object.entries(blocks).reduce(
    (sum, [name, value]) =>
      sum + (name === 'text' && typeof value === 'string' ? value.length : textsIn(value)),
    0,
  );
}

/** What was pressed or typed lets one view be opened, within three seconds. */
const triggers = new Map<string, { at: number; used?: true }>();

function trigger(id: string): string {
  triggers.set(id, { at: performance.now() });
  return id;
}

function triggerMistake({ trigger_id: id }: Record<string, unknown>): string | undefined {
  const known = triggers.get(String(id));
  if (!known) return undefined;
  if (known.used) return 'exchanged_trigger_id';
  if (performance.now() - known.at > 3_000) return 'expired_trigger_id';
  known.used = true;
  return undefined;
}

interface Piece {
  type?: string;
  text?: unknown;
  action_id?: string;
  value?: string;
  options?: Piece[];
  elements?: Piece[];
  placeholder?: Piece;
  label?: Piece;
  hint?: Piece;
  element?: Piece;
  initial_value?: string;
  max_length?: number;
  max_files?: number;
  initial_option?: unknown;
  initial_options?: unknown[];
  initial_date?: string;
  initial_time?: string;
}

function blockMistake(block: Piece): string | undefined {
  const words = (piece: Piece | undefined, limit: number, what: string) => {
    const text = piece?.text;
    return piece && (typeof text !== 'string' || text.length < 1 || text.length > limit) ? what : undefined;
  };
  switch (block.type) {
    case 'header':
      return words(block.text as Piece, 150, 'header');
    case 'section':
      return words(block.text as Piece, 3_000, 'section');
    case 'input':
      return (
        words(block.label, 2_000, 'label') ??
        words(block.hint, 2_000, 'hint') ??
        inputMistake(block.element ?? {}) ??
        optionMistake(block.element)
      );
    case 'actions': {
      const elements = block.elements ?? [];
      if (elements.length < 1 || elements.length > 25) return 'actions';
      if (new Set(elements.map((each) => each.action_id)).size !== elements.length) return 'action_id twice';
      for (const element of elements) {
        const wrong =
          (element.type === 'button' ? words(element.text as Piece, 75, 'button') : undefined) ??
          ((element.value?.length ?? 0) > 2_000 ? 'value' : undefined) ??
          words(element.placeholder, 150, 'placeholder') ??
          optionMistake(element);
        if (wrong) return wrong;
      }
      return undefined;
    }
    case 'rich_text':
      return /"text":""|"elements":\[\]/.test(JSON.stringify(block)) ? 'empty rich text' : undefined;
    case 'image': {
      const { slack_file: file, image_url: url, alt_text: alt } = block as unknown as Record<string, unknown>;
      if (url !== undefined || !/^F[A-Z0-9]{8,}$/.test(String((file as { id?: unknown })?.id)))
        return 'image';
      return typeof alt === 'string' && alt.length > 0 && alt.length <= 2_000 ? undefined : 'alt_text';
    }
    case 'divider':
      return undefined;
    default:
      return `block ${block.type}`;
  }
}

function inputMistake(element: Piece): string | undefined {
  const { initial_value: value = '', max_length: most = 3_000, max_files: files = 1 } = element;
  if (!(most >= 1 && most <= 3_000)) return 'max_length';
  if (value.length > most) return 'initial_value';
  if (!(files >= 1 && files <= 10)) return 'max_files';
  if (!/^\d{4}-\d\d-\d\d$/.test(element.initial_date ?? '2026-01-01')) return 'initial_date';
  return /^\d\d:\d\d$/.test(element.initial_time ?? '00:00') ? undefined : 'initial_time';
}

function optionMistake(element: Piece | undefined): string | undefined {
  if (!element?.options) return undefined;
  if (element.options.length < 1 || element.options.length > 100) return 'options';
  if (['radio_buttons', 'checkboxes'].includes(element.type ?? '') && element.options.length > 10)
    return 'radio options';
  const all = new Set(element.options.map((each) => JSON.stringify(each)));
  const chosen = [
    ...(element.initial_options ?? []),
    ...(element.initial_option ? [element.initial_option] : []),
  ];
  if (chosen.some((each) => !all.has(JSON.stringify(each)))) return 'initial_option';
  for (const option of element.options) {
    if (((option.text as { text: string }).text?.length ?? 0) > 75) return 'option text';
    if ((option.value?.length ?? 0) > 150) return 'option value';
  }
  return undefined;
}

/** A request as Slack signs it. */
export function signed(body: string, type: string, at = Date.now(), secret = signingSecret): RequestInit {
  const timestamp = String(Math.floor(at / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return {
    method: 'POST',
    body,
    headers: { 'Content-Type': type, 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': signature },
  };
}

/** Fails where Slack would not take the answer. */
async function post(bot: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  const response = await fetch(`${bot}/slack/events`, signed(body, 'application/x-www-form-urlencoded'));
  const text = await response.clone().text();
  const wrong = text.startsWith('{') ? mistake('answer', JSON.parse(text)) : undefined;
  if (wrong) throw new Error(`Slack would refuse the answer: ${wrong}`);
  return response;
}

/** A slash command; its answer comes in the response or through the response URL. */
export function slash(
  bot: string,
  service: SlackService,
  member: SlackMember,
  command: string,
  text = '',
  more: object = {},
): Promise<Response> {
  service.members.set(member.id, member);
  const fields: Record<string, string> = {
    command,
    text,
    user_id: member.id,
    user_name: member.name,
    team_id: service.team,
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    trigger_id: randomUUID(),
    response_url: `${service.url}/respond/${randomUUID()}`,
    api_app_id: 'A0VIGIE',
    ...more,
  };
  trigger(fields.trigger_id ?? '');
  return post(bot, fields);
}

export function interact(
  bot: string,
  service: SlackService,
  member: SlackMember,
  payload: Record<string, unknown>,
): Promise<Response> {
  service.members.set(member.id, member);
  const full = {
    user: { id: member.id, name: member.name, team_id: service.team },
    team: { id: service.team },
    trigger_id: randomUUID(),
    response_url: `${service.url}/respond/${randomUUID()}`,
    ...payload,
  };
  trigger(full.trigger_id);
  return post(bot, { payload: JSON.stringify(full) });
}

/** When the message of an event was written: the same whenever Slack sends the event again. */
const written = new Map<string, string>();

export function happen(
  bot: string,
  service: SlackService,
  member: SlackMember,
  event: Record<string, unknown>,
  id: string = randomUUID(),
): Promise<Response> {
  service.members.set(member.id, member);
  const ts = written.get(id) ?? `${Date.now() / 1000}`;
  written.set(id, ts);
  const body = JSON.stringify({
    type: 'event_callback',
    event_id: id,
    team_id: service.team,
    api_app_id: 'A0VIGIE',
    authorizations: [{ team_id: service.team, user_id: 'U0VIGIE', is_bot: true }],
    event: { user: member.id, ts, ...event },
  });
  return fetch(`${bot}/slack/events`, signed(body, 'application/json'));
}
