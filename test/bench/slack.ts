import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Request } from 'autocannon';
import { type SlackService, signed, signingSecret } from '../support/slack.ts';
import { reporter, reporters } from './prepare.ts';
import { bot, type Running, startProgram } from './servers.ts';

/** Our bot on Slack, with the data in `folder`. */
export function startOurs(
  service: SlackService,
  folder: string,
  department: string,
  more: Record<string, string> = {},
): Promise<Running> {
  return startProgram(
    bot,
    {
      SLACK_BOT_TOKEN: service.botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: service.apiUrl,
      ALLOW_TEST_ENDPOINTS: '1',
      DATA_DIR: join(folder, 'store'),
      DEPARTMENT_FILE: department,
      ...more,
    },
    '/healthz',
  );
}

export function startBare(): Promise<Running> {
  return startProgram(['test/bench/bare/bolt.mjs'], { SLACK_SIGNING_SECRET: signingSecret });
}

/** The same with one small commit for each command. */
export function startBareInsert(database: string): Promise<Running> {
  return startProgram(['test/bench/bare/bolt-insert.mjs'], {
    SLACK_SIGNING_SECRET: signingSecret,
    DATABASE_URL: database,
  });
}

/** A signed `/report`, each with an id of its own, from one of eight thousand people. */
export function report(service: SlackService): Request {
  const people = Array.from({ length: reporters }, (_, i) => {
    const { id, email } = reporter(i);
    return member(service, id, email);
  });
  let next = 0;
  return command(service, '/report', () => ({
    user: people[next++ % people.length] ?? '',
    text: 'lost my badge in the lobby of 90 Elgin',
  }));
}

/** Signed work of the sample’s officers on one of so many events: degrees of injury and notes in turn. */
export function deskWork(service: SlackService, events: number): Request {
  const officers = officersOf(service);
  let next = 0;
  return command(service, '/event', () => {
    next += 1;
    const id = `EV-2026-${String(1 + ((next * 7_919) % events)).padStart(4, '0')}`;
    const text =
      next % 2 ? `severity ${id} ${next % 4 === 1 ? 'low' : 'medium'}` : `note ${id} camera checked`;
    return { user: officers[next % officers.length] ?? '', text };
  });
}

export function board(service: SlackService): Request {
  const [user = ''] = officersOf(service);
  return command(service, '/event', () => ({ user, text: 'board' }));
}

function officersOf(service: SlackService): string[] {
  return ['officer1', 'officer2', 'cso'].map((name) => member(service, `U${name}`, `${name}@sample.example`));
}

function member(service: SlackService, id: string, email: string): string {
  service.members.set(id, { id, email, name: email });
  return id;
}

function command(service: SlackService, name: string, next: () => { user: string; text: string }): Request {
  return {
    method: 'POST',
    path: '/slack/events',
    setupRequest(request) {
      const { user, text } = next();
      const body = new URLSearchParams({
        command: name,
        text,
        user_id: user,
        team_id: service.team,
        channel_id: 'C0GENERAL',
        channel_name: 'general',
        trigger_id: randomUUID(),
        response_url: `${service.url}/respond/x`,
      }).toString();
      const { headers } = signed(body, 'application/x-www-form-urlencoded');
      return { ...request, body, headers: headers as Record<string, string> };
    },
  };
}
