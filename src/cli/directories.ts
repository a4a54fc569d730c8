import type { Directory } from '../chat/directory.ts';
import { sharedBudgets } from '../chat/shared-pacer.ts';
import type { Store } from '../domain/store.ts';
import type { Environment } from '../settings/environment.ts';

/** How the platforms are asked while no bot runs. Only what is configured is loaded: each SDK takes a second. */
export async function openDirectories({ slack, teams }: Environment, store: Store): Promise<Directory[]> {
  const directories: Directory[] = [];
  const make = sharedBudgets(store.lend);
  if (slack) {
    const { slackDirectory } = await import('../adapters/slack/directory.ts');
    const { budgets, usualLimits } = await import('../adapters/slack/limits.ts');
    directories.push(slackDirectory({ ...slack, budgets: budgets(usualLimits, make) }));
  }
  if (teams) {
    const { teamsDirectory } = await import('../adapters/teams/directory.ts');
    const { Places } = await import('../adapters/teams/places.ts');
    const places = new Places({ conversations: store.conversations, remember: async () => {} });
    const { graphBudget } = await import('../adapters/teams/limits.ts');
    const serviceUrl = () => places.serviceUrl();
    directories.push(teamsDirectory({ credentials: teams, serviceUrl, pace: graphBudget(make) }));
  }
  return directories;
}
