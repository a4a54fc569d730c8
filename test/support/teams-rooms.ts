import { createTeams } from '../../src/adapters/teams/adapter.ts';
import type { Adapter } from '../../src/chat/adapter.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { TestLog } from './bot.ts';
import type { GraphService } from './graph.ts';
import { appId, type TeamsService, tenantId } from './teams.ts';

type Options = Parameters<typeof createTeams>[0];

/** What a closed room on Teams takes: group chats, with the bot in them. */
export const chatPermissions = [
  'Chat.Create',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All',
  'AppCatalog.Read.All',
];

/** Where conversations are kept. */
interface Keeping {
  get(id: string): Promise<Conversation | undefined>;
  remember(conversation: Conversation): Promise<void>;
}

/** Teams on loopback with Graph beside it, as rooms need both: one issuer of tokens serves both. */
export function teamsWithRooms(
  { teams, graph }: { teams: TeamsService; graph: GraphService },
  rooms: NonNullable<Options['rooms']>,
  keep: Keeping,
  log: TestLog,
  more: Partial<Options> = {},
): Adapter {
  teams.issue = graph.issue;
  return createTeams({
    credentials: {
      appId,
      type: 'SingleTenant',
      tenantId,
      password: 'secret',
      openIdMetadata: teams.openIdMetadata,
      tokenUrl: teams.tokenUrl,
      graphUrl: graph.url,
    },
    allowedTenants: [],
    loopback: true,
    rooms,
    conversations: { get: keep.get },
    remember: keep.remember,
    clock: () => new Date(),
    log,
    ...more,
  });
}
