import { join } from 'node:path';
import type { Request } from 'autocannon';
import { activityOf, appId, type TeamsService, tenantId } from '../support/teams.ts';
import { reporter } from './prepare.ts';
import { bot, type Running, startProgram } from './servers.ts';

function environment(service: TeamsService): Record<string, string> {
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'secret',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    BotOpenIdMetadata: service.openIdMetadata,
    TEAMS_TOKEN_URL: service.tokenUrl,
    ALLOW_TEST_ENDPOINTS: '1',
  };
}

export function startOurs(service: TeamsService, folder: string, department: string): Promise<Running> {
  const own = { DATA_DIR: join(folder, 'store'), DEPARTMENT_FILE: department };
  return startProgram(bot, { ...environment(service), ...own }, '/healthz');
}

export function startBare(service: TeamsService): Promise<Running> {
  return startProgram(['test/bench/bare/cloud-adapter.mjs'], environment(service));
}

/** A signed message with a report, each with an id of its own, from one of four thousand people. */
export async function report(service: TeamsService): Promise<Request> {
  const token = await service.token();
  const people = Array.from({ length: 4_000 }, (_, i) => ({
    id: `aad-${i}`,
    email: reporter(i).email,
    name: `Person ${i}`,
  }));
  let next = 0;
  return {
    method: 'POST',
    path: '/api/messages',
    setupRequest(request) {
      const member = people[next++ % people.length] ?? { id: '', email: '', name: '' };
      const body = JSON.stringify(
        activityOf(service, member, { text: 'report lost my badge in the lobby of 90 Elgin' }),
      );
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
      return { ...request, body, headers };
    },
  };
}
