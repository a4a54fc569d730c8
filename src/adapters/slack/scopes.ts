/** The permissions the Slack app asks for, each with its reason. The manifest is made from this. */
export const scopes = {
  'app_mentions:read': 'to be called by a mention in a thread',
  'channels:history':
    'to find, after a crash, whether a card was already posted in a channel, by the mark it carries; what people write there is neither read nor kept',
  'channels:read': 'to know who reads a channel that an alert is for',
  'chat:write': 'to answer, and to post to the security desk’s channel',
  commands: 'slash commands and shortcuts',
  'files:read': 'to keep a photo that somebody sends in a direct message or a form',
  'files:write': 'to show pictures, and to give a document to a person in their direct message',
  'groups:history': 'the same in a private channel, such as the security desk’s',
  'groups:read': 'to know who reads a private channel that it was invited to',
  'im:history':
    'to read what people write to it in a direct message, and to find there what it sent before a crash',
  'im:write': 'to write to a person first: a receipt, an acknowledgement',
  'users:read': 'to tell members of the workspace from guests, and to know their language',
  'users:read.email': 'to match an account to the directory',
} as const;
