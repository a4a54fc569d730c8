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
  /** The text beside the blocks; more is cut by Slack with a warning. */
  text: 4_000,
  altText: 2_000,
  /** Bytes of one uploaded file. */
  file: 1_000_000_000,
  /** Members of a channel in one answer; Slack refuses 1,000. */
  page: 999,
} as const;

/**
 * How fast it takes messages: one a second to a channel, and over the workspace a little less than the 230 direct
 * messages a minute that were seen to pass.
 */
export const pace = { perSecond: 3.5, samePlaceMs: 1_050 };

/**
 * Slack works on an upload after it has taken it, and refuses it in a block until it knows its type: when we look, in
 * milliseconds. The last one is when we show the words in place of the picture.
 */
export const processing = [0, 150, 300, 600, 1_200, 2_400] as const;

/** Slack shows an error after three seconds; half a second is left for the way. */
export const acknowledgeWithin = 2_500;
