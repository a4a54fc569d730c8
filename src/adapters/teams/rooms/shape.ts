import { SendError } from '../../../chat/errors.ts';
import type { Language } from '../../../chat/event.ts';
import type { RoomKeeper, RoomOffer } from '../../../chat/rooms.ts';
import type { ChannelMember } from '../../../chat/target.ts';
import type { MadeRooms } from '../../rooms/made.ts';
import type { Graph, GraphAnswer } from '../graph.ts';

/** One way in which Teams has rooms. */
export interface RoomWay extends Omit<RoomKeeper, 'offer'> {
  offer(): Promise<RoomOffer>;
}

/** What rooms need of the Bot Framework service; every call takes its turn and fails with `SendError`. */
export interface RoomConnector {
  /** Somebody as a conversation knows them; undefined when they are not in it. */
  member(conversation: string, account: ChannelMember): Promise<{ id: string; name: string } | undefined>;
  /** Posts an activity; returns its id. */
  post(conversation: string, activity: object): Promise<string>;
  /** Whether the bot is in a conversation by now. */
  isIn(conversation: string): Promise<boolean>;
}

export interface RoomParts {
  graph: Graph;
  made: MadeRooms;
  connector: RoomConnector;
  /** What everybody reads is said in both, in the department's order. */
  languages: readonly Language[];
}

async function cannot(): Promise<never> {
  throw new SendError('not_supported', true);
}

/** What no way of Teams' rooms does; each way puts its own in the place of what it does. */
export const unable = {
  remove: cannot,
  topic: cannot,
  /** In a channel no app can; in a chat only with the right to read every chat of the tenant. */
  pin: cannot,
  bookmark: cannot,
  rename: cannot,
  archive: cannot,
  unarchive: cannot,
};

/** When a new conversation is looked at for the bot being in it, in milliseconds after each other. */
const arrival = [0, 250, 500, 1_000, 2_000] as const;

/** Waits until the bot can write into a new conversation: Teams tells its parts of it one after the other. */
export async function arrive(
  { connector }: Pick<RoomParts, 'connector'>,
  conversation: string,
): Promise<void> {
  for (const ms of arrival) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (await connector.isIn(conversation)) return;
  }
  throw new SendError('not-ready', false, { retryAfter: 5 });
}

/** An answer that says it is done; otherwise it fails as the answer says. */
export function settled(answer: GraphAnswer | undefined, needs: string): GraphAnswer {
  const { status = 0, body } = answer ?? {};
  if (answer && status >= 200 && status < 300) return answer;
  if (status === 403) throw new SendError('no-permission', true, { missing: [needs] });
  if (status === 401) throw new SendError('no-token', false, { trouble: 'refused' });
  const code = (body as { error?: { code?: string } } | undefined)?.error?.code ?? `status ${status}`;
  throw new SendError(code, status >= 400 && status < 500);
}

/** Looks until what goes on is done, as far as a call may take. */
export async function finished(graph: Graph, location: string | undefined, needs: string): Promise<void> {
  // It is given from the service's root, and sometimes with its version.
  const url = location?.replace(/^.*\/(v1\.0|beta)(?=\/)/, '');
  for (const ms of arrival) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (!url) return;
    const [answer] = await graph.ask([{ method: 'GET', url }]);
    const { status } = settled(answer, needs).body as { status?: string };
    if (status === 'succeeded') return;
    if (status === 'failed' || status === 'invalid') throw new SendError('operation-failed', true);
  }
  throw new SendError('not-finished', false, { retryAfter: 10 });
}
