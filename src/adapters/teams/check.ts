import { type Credentials, TeamsCloudAdapter } from './cloud.ts';

/** What is wrong with the Teams credentials, one sentence each; for `doctor`. */
export async function checkTeams(credentials: Credentials): Promise<string[]> {
  const cloud = new TeamsCloudAdapter(credentials);
  try {
    await cloud.token();
    return [];
  } catch {
    return [
      'Teams: Microsoft gives no token for MicrosoftAppId. Check MicrosoftAppPassword (has the client secret expired?), MicrosoftAppTenantId and MicrosoftAppType.',
    ];
  }
}
