import { sharedBudgets } from '../../src/chat/shared-pacer.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { pinnedOn } from '../../src/domain/person.ts';
import type { Store } from '../../src/domain/store.ts';
import { workingMoment } from '../../src/domain/working-days.ts';
import { addLedger, addPeople } from './audience.ts';
import { sampleDepartment, startBot } from './bot.ts';
import { openOn, testKeys } from './postgres.ts';
import { aCampaign } from './records.ts';
import { signingSecret } from './slack.ts';
import { appId, tenantId } from './teams.ts';

/**
 * A bot in a process of its own that sends alerts to a stand-in, does what it is told by messages, and can be killed.
 * Run with a `Setup` as JSON.
 */
export interface Setup {
  folder: string;
  platform: 'slack' | 'teams';
  /** The stand-in. */
  url: string;
  tokenUrl?: string;
  openIdMetadata?: string;
  limits: { slackMessagesPerMinute: number; slackChangesPerMinute: number; teamsRequestsPerSecond: number };
  /** The address of the database that instances share, in place of the folder. */
  database?: string;
  /** Lessons take at most so many percent, over so many milliseconds; it is always a working hour then. */
  lessons?: { share: number; window: number };
  /** So many cards a minute the desk gets before they are gathered. */
  deskCardsPerMinute?: number;
}

export type Order =
  | { do: 'people'; count: number }
  | { do: 'owe'; alert: string; count: number; lane: 'emergency' | 'normal' }
  | { do: 'tally'; alert: string }
  /** A campaign to everybody, ready to be started; and how many of its lessons still wait. */
  | { do: 'campaign' }
  | { do: 'waiting' }
  | { do: 'heap' }
  | { do: 'stop' };

const setup = JSON.parse(process.argv[2] ?? '{}') as Setup;
const { folder, platform, url, limits, lessons, database, deskCardsPerMinute } = setup;
const given = sampleDepartment();
const sample = lessons
  ? {
      ...given,
      workingHours: { from: '00:00', until: '23:59' },
      awareness: { ...given.awareness, ...lessons, quietHours: [] },
    }
  : given;
/** On a day on which nobody works, the bot is told that it is the next on which they do. */
const ahead = lessons ? workingMoment(new Date(), sample).getTime() - Date.now() : 0;

// Only the one that is needed: each platform's SDK takes a while to load.
const { createSlack } = platform === 'slack' ? await import('../../src/adapters/slack/adapter.ts') : {};
const { createTeams } = platform === 'teams' ? await import('../../src/adapters/teams/adapter.ts') : {};

const bot = await startBot({
  folder,
  ...(database && {
    store: { open: () => openOn(database, `${folder}.anchors`, { pool: 10 }), sealKey: testKeys.seal },
  }),
  department: {
    ...sample,
    reporting: { ...sample.reporting, ...(deskCardsPerMinute && { deskCardsPerMinute }) },
    alerting: { ...sample.alerting, limits, approvalAbove: Number.POSITIVE_INFINITY },
    channels: sample.channels.map((each) => ({ ...each, slack: `C0${each.id.toUpperCase()}` })),
  },
  clock: () => new Date(Date.now() + ahead),
  adapters: (store, log) => [adapter(store, log)],
});

function adapter(store: Store, log: Parameters<Parameters<typeof startBot>[0]['adapters']>[1]) {
  const budget = sharedBudgets(store.lend);
  const isPinned = pinnedOn(store.people, platform);
  const common = { limits, budget, isPinned, clock: () => new Date(), log };
  const { conversations } = store;
  const remember = (put: Conversation) => store.commit([{ in: 'conversations', put }]);
  if (createSlack) {
    const slack = { botToken: 'xoxb-test-token', signingSecret, apiUrl: `${url}/api/` };
    return createSlack({ ...common, ...slack, conversations, remember });
  }
  if (!createTeams) throw new Error('no platform');
  const { openIdMetadata = '', tokenUrl = '' } = setup;
  const secrets = { appId, type: 'SingleTenant' as const, tenantId, password: 'secret' };
  return createTeams({
    ...common,
    credentials: { ...secrets, openIdMetadata, tokenUrl },
    allowedTenants: [],
    loopback: true,
    conversations,
    remember,
  });
}

async function obey(order: Order): Promise<unknown> {
  const { store } = bot;
  switch (order.do) {
    case 'people':
      return addPeople(store, order.count, platform, url);
    case 'owe':
      return addLedger(store, order.alert, order.count, platform, { lane: order.lane });
    case 'tally':
      return store.deliveries.tally(order.alert);
    case 'campaign':
      return store.commit([{ in: 'campaigns', put: aCampaign(1) }]);
    case 'waiting':
      return store.deliveries.waiting();
    case 'heap':
      global.gc?.();
      return process.memoryUsage().heapUsed;
    case 'stop':
      await bot.app.stop();
      return setImmediate(() => process.exit(0));
  }
}

process.on('message', async ({ id, order }: { id: number; order: Order }) => {
  process.send?.({ id, answer: await obey(order) });
});
process.send?.({ ready: bot.url, ahead, log: bot.log.lines });
setInterval(() => {
  if (process.connected) process.send?.({ log: bot.log.lines.splice(0) });
}, 200).unref();
// Nobody is left to stop it.
process.on('disconnect', () => process.exit(1));
