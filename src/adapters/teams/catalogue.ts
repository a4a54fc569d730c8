import type { Graph } from './graph.ts';

export interface CataloguedApp {
  /** Its id in the tenant's catalogue, which is not the one of its manifest. */
  id: string;
  /** The permissions for a chat that its manifest asks for. */
  forChats: readonly ResourcePermission[];
}

export interface ResourcePermission {
  permissionValue: string;
  permissionType: string;
}

interface Listed {
  id: string;
  appDefinitions?: {
    authorization?: { requiredPermissionSet?: { resourceSpecificPermissions?: ResourcePermission[] } };
  }[];
}

/** The bot's app in the tenant's catalogue. Fails with `SendError`; `forbidden` without `AppCatalog.Read.All`. */
export async function findApp(
  graph: Graph,
  appId: string,
  stop?: AbortSignal,
): Promise<CataloguedApp | 'forbidden' | undefined> {
  const url = `/appCatalogs/teamsApps?$filter=externalId eq '${appId}'&$expand=appDefinitions`;
  const [answer] = await graph.ask([{ method: 'GET', url }], stop);
  if (answer?.status === 403) return 'forbidden';
  const [app] = answer?.status === 200 ? ((answer.body as { value?: Listed[] }).value ?? []) : [];
  if (!app) return undefined;
  const asked = app.appDefinitions?.at(-1)?.authorization?.requiredPermissionSet?.resourceSpecificPermissions;
  return { id: app.id, forChats: (asked ?? []).filter((each) => each.permissionValue.endsWith('.Chat')) };
}

/** How an installation names the app. */
export function appBinding(graph: Graph, { id }: Pick<CataloguedApp, 'id'>): object {
  return { 'teamsApp@odata.bind': `${graph.base}/appCatalogs/teamsApps/${id}` };
}
