import type { Directory } from '../chat/directory.ts';
import type { Store } from '../domain/store.ts';
import type { Environment } from '../settings/environment.ts';

/** How the platforms are asked while no bot runs. Only what is configured is loaded: each SDK takes a second. */
export async function openDirectories({ slack, teams }: Environment, store: Store): Promise<Directory[]> {
  const directories: Directory[] = [];
  if (slack) {
    const { slackDirectory } = await import('../adapters/slack/directory.ts');
    directories.push(slackDirectory(slack));
  }
  if (teams) {
    const { teamsDirectory } = await import('../adapters/teams/directory.ts');
    const { Places } = await import('../adapters/teams/places.ts');
    const places = new Places({ conversations: store.conversations, remember: async () => {} });
    directories.push(teamsDirectory({ credentials: teams, serviceUrl: () => places.serviceUrl() }));
  }
  return directories;
}
