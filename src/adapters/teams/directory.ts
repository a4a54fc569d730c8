import {
  type Asked,
  type Directory,
  type Listed,
  MissingPermission,
  type Way,
} from '../../chat/directory.ts';
import { SendError } from '../../chat/errors.ts';
import { appBinding, findApp } from './catalogue.ts';
import { Graph, type GraphAnswer, type GraphOptions } from './graph.ts';
import { graphBudget } from './limits.ts';
import { type GraphPermission, graphPermissions } from './permissions.ts';

export interface TeamsDirectoryOptions extends GraphOptions {
  /** Where Teams takes messages of the bot. */
  serviceUrl(): Promise<string>;
}

/** People that are asked about at a time: what was found about them is stored before the next. */
const group = 60;

interface Installation {
  id: string;
  teamsApp?: { id: string };
}

function missing(permission: GraphPermission): MissingPermission {
  return new MissingPermission('teams', permission, graphPermissions[permission]);
}

const person = (id: string) => `/users/${encodeURIComponent(id)}`;

/** The members of the tenant, for whom the bot is installed, and its chat with each, by Microsoft Graph. */
export function teamsDirectory(options: TeamsDirectoryOptions): Directory {
  const pace = options.pace ?? graphBudget();
  const graph = new Graph({ ...options, pace, last: true });
  const { appId, tenantId } = options.credentials;
  const installed = (id: string) =>
    `${person(id)}/teamwork/installedApps?$expand=teamsApp&$filter=teamsApp/externalId eq '${appId}'`;

  async function catalogued(stop: AbortSignal | undefined): Promise<string | undefined> {
    const app = await findApp(graph, appId, stop);
    if (app === 'forbidden') throw missing('AppCatalog.Read.All');
    return app?.id;
  }

  /** Those of the ways that are new get their chat looked up. */
  async function* chats(
    found: readonly { asked: Asked; installation: Installation }[],
    stop: AbortSignal | undefined,
  ): AsyncGenerator<Way> {
    const serviceUrl = await options.serviceUrl();
    const unknown = found.filter(({ asked }) => !asked.conversation);
    const answers = await graph.ask(
      unknown.map(({ asked, installation }) => ({
        method: 'GET',
        url: `${person(asked.id)}/teamwork/installedApps/${encodeURIComponent(installation.id)}/chat?$select=id`,
      })),
      stop,
    );
    const chatOf = new Map(
      unknown.map(({ asked }, i) => [asked.id, (answers[i]?.body as { id?: string } | undefined)?.id]),
    );
    for (const { asked } of found) {
      const conversation = asked.conversation ?? chatOf.get(asked.id);
      // Installed, and Graph does not tell the chat: the connector makes it when it is needed.
      yield { account: asked.id, conversation: conversation ?? '', serviceUrl, state: 'ok' };
    }
  }

  return {
    platform: 'teams',
    fresh: 12 * 60 * 60 * 1000,
    // For whom the bot is installed, and the chat with them.
    perMinute: (pace.perSecond * 60) / 2,

    async *accounts(wanted, stop): AsyncGenerator<Listed> {
      for (let from = 0; from < wanted.length; from += group) {
        const part = wanted.slice(from, from + group);
        const select = '$select=id,displayName,userPrincipalName,userType';
        const answers = await graph.ask(
          part.map((address) => ({ method: 'GET', url: `${person(address)}?${select}` })),
          stop,
        );
        if (answers.some(({ status }) => status === 403)) throw missing('User.Read.All');
        for (const { status, body } of answers) {
          if (status !== 200) continue;
          const user = body as User;
          const email = user.userPrincipalName.toLowerCase();
          const guest = user.userType === 'Guest' || email.includes('#ext#');
          const standing = guest ? ('guest' as const) : ('member' as const);
          const { id, displayName: name } = user;
          yield {
            sender: { platform: 'teams', id, tenant: tenantId, email, name: name ?? '', standing },
            left: false,
          };
        }
      }
    },

    async *ways(accounts, { install, note, stop }): AsyncGenerator<Way> {
      const lacking: Asked[] = [];
      let catalogue: string | undefined;
      let allowed = false;
      for (let from = 0; from < accounts.length && !stop?.aborted; from += group) {
        const part = accounts.slice(from, from + group);
        const answers = await graph.ask(
          part.map(({ id }) => ({ method: 'GET', url: installed(id) })),
          stop,
        );
        const statuses = answers.map(({ status }) => status);
        if (statuses.includes(401)) throw new SendError('no-token', true);
        allowed ||= statuses.some((status) => status === 200);
        // A single person may be closed to Teams; everybody is only when the permission is missing.
        if (!allowed && statuses.every((status) => status === 403))
          throw missing('TeamsAppInstallation.ReadForUser.All');
        const found: { asked: Asked; installation: Installation }[] = [];
        for (const [i, asked] of part.entries()) {
          const [installation] = valuesOf<Installation>(answers[i]);
          catalogue ??= installation?.teamsApp?.id;
          if (installation) found.push({ asked, installation });
          else if (statuses[i] === 404) yield nowhere(asked, 'left');
          else if (statuses[i] === 200 || statuses[i] === 403) lacking.push(asked);
        }
        yield* chats(found, stop);
      }
      if (lacking.length > 0 && install) {
        const now = await installFor(lacking, catalogue, note, stop);
        yield* chats(now, stop);
        const done = new Set(now.map(({ asked }) => asked.id));
        for (const asked of lacking) if (!done.has(asked.id)) yield nowhere(asked, 'not-installed');
      } else for (const asked of lacking) yield nowhere(asked, 'not-installed');
    },
  };

  /** Installs the app; the answer to that is empty, so that they are asked about once more. */
  async function installFor(
    lacking: readonly Asked[],
    known: string | undefined,
    note: (missing: MissingPermission) => void,
    stop: AbortSignal | undefined,
  ): Promise<{ asked: Asked; installation: Installation }[]> {
    let app = known;
    try {
      app ??= await catalogued(stop);
    } catch (error) {
      if (!(error instanceof MissingPermission)) throw error;
      note(error);
    }
    if (!app) return [];
    const body = appBinding(graph, { id: app });
    const found: { asked: Asked; installation: Installation }[] = [];
    for (let from = 0; from < lacking.length && !stop?.aborted; from += group) {
      const part = lacking.slice(from, from + group);
      const posted = await graph.ask(
        part.map(({ id }) => ({ method: 'POST', url: `${person(id)}/teamwork/installedApps`, body })),
        stop,
      );
      if (posted.every(({ status }) => status === 403)) {
        note(missing('TeamsAppInstallation.ReadWriteSelfForUser.All'));
        return found;
      }
      const answers = await graph.ask(
        part.map(({ id }) => ({ method: 'GET', url: installed(id) })),
        stop,
      );
      for (const [i, asked] of part.entries()) {
        const [installation] = valuesOf<Installation>(answers[i]);
        if (installation) found.push({ asked, installation });
      }
    }
    return found;
  }
}

interface User {
  id: string;
  displayName?: string;
  userPrincipalName: string;
  userType?: string;
}

function valuesOf<T>(answer: GraphAnswer | undefined): T[] {
  if (answer?.status !== 200) return [];
  return (answer.body as { value?: T[] } | undefined)?.value ?? [];
}

function nowhere({ id }: Asked, state: 'left' | 'not-installed'): Way {
  return { account: id, conversation: '', serviceUrl: '', state };
}
