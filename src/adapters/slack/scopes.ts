/** The permissions the Slack app asks for, each with its reason. The manifest is made from this. */
export const scopes = {
  'app_mentions:read': 'to be called by a mention in a thread',
  'bookmarks:read': 'to see which links a crisis room has already',
  'bookmarks:write': 'to put links at the top of a crisis room',
  'channels:history':
    'to find, after a crash, whether a card was already posted in a channel, by the mark it carries, and to read a message that somebody puts into a crisis room’s log; what else people write there is neither read nor kept',
  'channels:manage':
    'to make crisis rooms that are public channels, to invite to them, to rename and archive them',
  'channels:read':
    'to know who reads a channel that an alert is for and who is in a crisis room, to find one after a crash, and to hear that somebody archived or deleted one',
  'chat:write': 'to answer, and to post to the security desk’s channel',
  commands: 'slash commands and shortcuts',
  'files:read': 'to keep a photo that somebody sends in a direct message or a form',
  'files:write': 'to show pictures, and to give a document to a person in their direct message',
  'groups:history': 'the same in a private channel, such as the security desk’s',
  'groups:read': 'the same of private channels that it was invited to or made',
  'groups:write': 'the same for crisis rooms that are private channels',
  'im:history':
    'to read what people write to it in a direct message, and to find there what it sent before a crash',
  'im:write': 'to write to a person first: a receipt, an acknowledgement',
  'pins:write': 'to pin the briefing of a crisis room',
  'reactions:read': 'to see that somebody put a message into a crisis room’s log with an emoji',
  'users:read': 'to tell members of the workspace from guests, and to know their language',
  'users:read.email': 'to match an account to the directory',
} as const;

/** What Slack tells when somebody joins a channel that the bot is in, or is added to it. */
export const joinEvent = 'member_joined_channel';

/** What Slack tells when somebody archives or deletes a channel, brings it back, or takes the bot out. */
export const roomEvents: readonly string[] = ['archive', 'unarchive', 'deleted', 'left'].flatMap((what) => [
  `channel_${what}`,
  `group_${what}`,
]);
