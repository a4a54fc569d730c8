import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../support/bot.ts';
import { startConsoleBot, token } from '../../support/console.ts';

let bot: Bot;

beforeAll(async () => {
  bot = await startConsoleBot();
});
afterAll(() => bot.stop());

const cookie = { Cookie: `vigie=${token}` };

interface Got {
  status: number;
  body: string;
  headers: Record<string, unknown>;
}

/** A request with any header at all, `Host` included. */
function get(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, bot.url), { method, headers }, (res) => {
      let text = '';
      res.on('data', (part) => {
        text += part;
      });
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body: text, headers: res.headers }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the console is closed', () => {
  it.each(['/', '/console/people', '/console/page.js', '/console/stream?person=cso@sample.example'])(
    'without its token: %s',
    async (path) => {
      expect((await get(path, {})).status).toBe(401);
      expect((await get(path, { Cookie: 'vigie=wrong' })).status).toBe(401);
    },
  );

  it('lets nobody send without its token', async () => {
    const answer = await get('/console/send?person=cso@sample.example', {}, 'POST', '{"text":"report x"}');
    expect(answer.status).toBe(401);
    expect(await bot.store.events.page({ limit: 1 })).toEqual([]);
  });

  it.each([
    ['a foreign host', { Host: 'evil.example' }],
    ['a host that looks like ours', { Host: 'localhost.evil.example' }],
    ['a foreign origin', { Origin: 'https://evil.example' }],
    ['no origin at all', { Origin: 'null' }],
    ['a proxy', { 'X-Forwarded-For': '10.0.0.1' }],
    ['another proxy', { Forwarded: 'for=10.0.0.1' }],
    ['a third proxy', { 'X-Real-IP': '10.0.0.1' }],
    ['a proxy’s port', { 'X-Forwarded-Port': '443' }],
    ['a proxy’s name', { 'X-Forwarded-Server': 'gate' }],
    ['the host that a proxy was asked for', { 'X-Original-Host': 'vigie.example' }],
    ['a tunnel', { 'CF-Connecting-IP': '10.0.0.1' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('to %s, with the token too', async (_name, headers) => {
    expect((await get('/', { ...cookie, ...headers })).status).toBe(403);
    expect((await get(`/?token=${token}`, headers)).status).toBe(403);
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])('and open on %s', async (host) => {
    expect((await get('/', { ...cookie, Host: `${host}:3978` })).status).toBe(200);
  });

  it('takes the token of the printed address, and keeps it out of the address from then on', async () => {
    const answer = await get(`/?token=${token}`, {});
    expect(answer).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('cannot be framed, and runs nothing but its own files', async () => {
    const { headers } = await get('/', cookie);
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  it.each([
    '',
    '{',
    '[]',
    '7',
    'null',
    '{"text":5}',
    '{"text":"x","files":7}',
    '{"data":{"vigie":7}}',
    '{"text":"x","files":[{"name":5}]}',
  ])('survives the body %j', async (body) => {
    const answer = await get('/console/send?person=cso@sample.example', cookie, 'POST', body);
    expect(answer.status).toBeLessThan(500);
  });

  it('knows only people and channels that there are', async () => {
    expect((await get('/console/send?person=nobody', cookie, 'POST', '{"text":"x"}')).status).toBe(404);
    expect(
      (await get('/console/send?person=cso@sample.example&channel=x', cookie, 'POST', '{"text":"x"}')).status,
    ).toBe(404);
    expect((await get('/console/stream?person=nobody', cookie)).status).toBe(404);
  });
});
