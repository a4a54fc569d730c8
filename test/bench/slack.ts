import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Request } from 'autocannon';
import { type SlackService, signed, signingSecret } from '../support/slack.ts';
import { type Running, startProgram } from './servers.ts';

/** Our bot on Slack, with the data in `folder`. */
export function startOurs(service: SlackService, folder: string, department: string): Promise<Running> {
  return startProgram(
    'dist/main.js',
    {
      SLACK_BOT_TOKEN: service.botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: service.apiUrl,
      ALLOW_TEST_ENDPOINTS: '1',
      DATA_DIR: join(folder, 'store'),
      DEPARTMENT_FILE: department,
    },
    '/healthz',
  );
}

export function startBare(): Promise<Running> {
  return startProgram('test/bench/bare/bolt.mjs', { SLACK_SIGNING_SECRET: signingSecret });
}

/** A signed `/report`, each with an id of its own, from one of eight thousand people. */
export function report(service: SlackService): Request {
  for (let i = 0; i < 8_000; i++) {
    service.members.set(`U${i}`, { id: `U${i}`, email: `bench${i}@sample.example`, name: `Person ${i}` });
  }
  let next = 0;
  return {
    method: 'POST',
    path: '/slack/events',
    setupRequest(request) {
      const body = new URLSearchParams({
        command: '/report',
        text: 'lost my badge in the lobby of 90 Elgin',
        user_id: `U${next++ % 8_000}`,
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
