import { type BudgetMaker, type Limit, Pacer } from '../../chat/pacer.ts';

/** What Slack takes at most, in characters or pieces, as its reference of Block Kit and views says. */
export const limits = {
  blocks: 50,
  /** The texts of all blocks together: a little over 13,000 were seen to be refused (msg_blocks_too_long). */
  allBlocks: 12_000,
  viewBlocks: 100,
  header: 150,
  /** Plain text in a section, and the texts of one rich text block that we send. */
  section: 3_000,
  button: 75,
  option: 75,
  optionValue: 150,
  options: 100,
  buttonsPerBlock: 25,
  label: 2_000,
  title: 24,
  initialText: 3_000,
  /** Of a text that an input does not take, so much stands in each of several: that leaves room to write more. */
  partOfText: 2_500,
  /** Bytes of a view; Slack refuses more than 250 kB. */
  view: 240_000,
  /** The text beside the blocks; more is cut by Slack with a warning. */
  text: 4_000,
  altText: 2_000,
  /** Bytes of one uploaded file. */
  file: 1_000_000_000,
  /** Members of a channel in one answer; Slack refuses 1,000. */
  page: 999,
} as const;

/** What Slack allows the app, as far as the department's settings know it. */
export interface SlackLimits {
  /** New messages a minute over the whole workspace. Slack does not publish its cap. */
  slackMessagesPerMinute: number;
  /** Changes of messages a minute (Tier 3). */
  slackChangesPerMinute: number;
}

export const usualLimits: SlackLimits = { slackMessagesPerMinute: 230, slackChangesPerMinute: 50 };

const minute = 60_000;

/** One message a second to a channel. */
export const perChannel: readonly Limit[] = [{ calls: 1, ms: 1_000 }];

/**
 * A budget for each of Slack’s limits.
 * @param make shares them between instances; absent: they are this process’s own
 */
export function budgets(
  { slackMessagesPerMinute, slackChangesPerMinute }: SlackLimits,
  make: BudgetMaker = (_, limit) => new Pacer(limit),
) {
  const budget = (name: string, calls: number) => make(`slack ${name}`, { calls, ms: minute });
  return {
    posts: budget('posts', slackMessagesPerMinute),
    changes: budget('changes', slackChangesPerMinute),
    /** Opening a direct message, and reading a conversation's history, are Tier 3 each. */
    opens: budget('opens', 50),
    looks: budget('looks', 50),
    /** Listing the workspace's members is Tier 2. */
    lists: budget('lists', 20),
  };
}

/** Calls a minute that Slack allows of each method (its tiers 2, 3 and 4), which are few and may come together. */
export const methodsPerMinute = {
  'conversations.create': 20,
  'conversations.rename': 20,
  'conversations.archive': 20,
  'conversations.setTopic': 20,
  'conversations.list': 20,
  'conversations.invite': 50,
  'conversations.kick': 50,
  'conversations.info': 50,
  'conversations.replies': 50,
  'conversations.members': 100,
  'pins.add': 20,
  'bookmarks.add': 20,
  'bookmarks.list': 50,
  'chat.postEphemeral': 100,
  'files.upload': 100,
  'files.info': 100,
  'files.delete': 50,
} as const;

/** So long, in milliseconds, a message waits for its direct message to be opened before it makes way for others. */
export const openingAhead = 4_000;

/** A picture that would have to wait longer, in milliseconds, is left out: its words stand in its place. */
export const picturePatience = 5_000;

/** What a room may have, in characters, and how many people are invited in one call. */
export const roomLimits = { name: 80, topic: 250, bookmark: 256, invited: 100 } as const;

/** So many messages of a conversation are looked through for one that may have been sent before a crash. */
export const lookThrough = { pages: 5, perPage: 200 } as const;

/**
 * Slack works on an upload after it has taken it, and refuses it in a block until it knows its type: when we look, in
 * milliseconds. The last one is when we show the words in place of the picture.
 */
export const processing = [0, 150, 300, 600, 1_200, 2_400] as const;

/** Slack shows an error after three seconds; half a second is left for the way. */
export const acknowledgeWithin = 2_500;
