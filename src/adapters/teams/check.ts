import { type Credentials, TeamsCloudAdapter } from './cloud.ts';
import { sendError } from './errors.ts';
import { Graph } from './graph.ts';
import { rosterPage } from './limits.ts';
import { graphPermissions, neededForChats, resourcePermissions, roomPermissions } from './permissions.ts';
import { everywhere } from './places.ts';

/**
 * What is wrong with the Teams app, one sentence each; for `doctor`.
 * @param channels those it has to be in, to post to them and to know who reads them
 */
export async function checkTeams(
  credentials: Credentials,
  channels: readonly string[] = [],
  serviceUrl = everywhere,
  rooms: CheckedRooms = {},
): Promise<string[]> {
  const cloud = new TeamsCloudAdapter(credentials);
  try {
    await cloud.token();
  } catch {
    return [
      'Teams: Microsoft gives no token for MicrosoftAppId. Check MicrosoftAppPassword (has the client secret expired?), MicrosoftAppTenantId and MicrosoftAppType.',
    ];
  }
  const found: string[] = [];
  const client = await cloud.connector(serviceUrl);
  for (const channel of channels) {
    const page = { pageSize: rosterPage } as never;
    const inside = await client.conversations.getConversationPagedMembers(channel, page).then(
      () => true,
      (error) => !sendError(error).permanent,
    );
    if (!inside)
      found.push(`Teams: the bot is not in the team of the channel ${channel}. Add the app to that team.`);
  }
  return [...found, ...(await checkGraph(credentials)), ...(await checkRooms(credentials, rooms))];
}

/** Where the settings want crisis rooms. */
export interface CheckedRooms {
  /** The team whose channels are rooms. */
  team?: string | undefined;
  /** Rooms are wanted on Teams, closed ones with them. */
  wanted?: boolean | undefined;
}

/** What crisis rooms lack, where there are to be any; from the token’s own roles, and the team’s own answer. */
async function checkRooms(credentials: Credentials, { team, wanted }: CheckedRooms): Promise<string[]> {
  if (!wanted) return [];
  const found: string[] = [];
  try {
    const graph = new Graph({ credentials, patience: { tries: 2, longest: 5 } });
    const roles = await graph.roles();
    for (const permission of neededForChats.filter((each) => !roles.has(each))) {
      found.push(
        `Teams: the Graph permission ${permission} is missing, ${roomPermissions[permission]}. Without it no crisis room is closed to others. An administrator consents to it in the Microsoft Entra admin center.`,
      );
    }
    if (!team) return found;
    const url = `/teams/${encodeURIComponent(team)}/channels?$select=id`;
    const [answer] = await graph.ask([{ method: 'GET', url }]);
    if (answer?.status === 404) found.push(`Teams: there is no team ${team} (crisis.rooms.teams.team).`);
    if (answer?.status === 403) {
      const names = Object.keys(resourcePermissions).filter((name) => name.endsWith('.Group'));
      found.push(
        `Teams: the app may not make crisis rooms in the team ${team} (${names.join(', ')}). Add the app to that team, in the version of the package that asks for them.`,
      );
    }
    return found;
  } catch (error) {
    return [...found, `Teams: Microsoft Graph does not answer (${sendError(error).reason}).`];
  }
}

/** Nobody has this id: whoever may ask is told so, and whoever may not is refused. */
const nobody = '00000000-0000-0000-0000-000000000000';

async function checkGraph(credentials: Credentials): Promise<string[]> {
  const permission = 'TeamsAppInstallation.ReadForUser.All';
  try {
    const graph = new Graph({ credentials, patience: { tries: 2, longest: 5 } });
    const [answer] = await graph.ask([{ method: 'GET', url: `/users/${nobody}/teamwork/installedApps` }]);
    if (answer?.status !== 403) return [];
    return [
      `Teams: the Graph permission ${permission} is missing, ${graphPermissions[permission]}. An administrator consents to it in the Microsoft Entra admin center.`,
    ];
  } catch (error) {
    return [
      `Teams: Microsoft Graph does not answer (${sendError(error).reason}). sync cannot look anybody up.`,
    ];
  }
}
