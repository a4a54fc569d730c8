/** The Graph permissions of the bot's app that `sync` uses where an administrator has consented, each with its reason. */
export const graphPermissions = {
  'TeamsAppInstallation.ReadForUser.All':
    'to know for whom the bot is installed, and the conversation with each, before an emergency',
  'TeamsAppInstallation.ReadWriteSelfForUser.All':
    'to install itself for those who lack it, when sync is run with --install; includes the one before',
  'User.Read.All': 'to find the accounts of people whose entra_id was not imported',
  'AppCatalog.Read.All': 'to find the bot in the catalogue of apps when it is installed for nobody yet',
} as const;

export type GraphPermission = keyof typeof graphPermissions;

/** Those that crisis rooms use, each with its reason. Without the first three no room on Teams is closed to others. */
export const roomPermissions = {
  'Chat.Create': 'to make a group chat for a crisis room that not everybody of a team may read',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All':
    'to install itself in that chat, with the permissions for this chat alone that the app asks for',
  'AppCatalog.Read.All': graphPermissions['AppCatalog.Read.All'],
  'Chat.ReadBasic.All':
    'optional: to find, after a crash, a group chat that may have been made, by its name; without it you are asked before another is made',
  'ChannelSettings.ReadWrite.All':
    'optional: to archive the channel of a closed crisis, which Microsoft allows for all teams together only',
} as const;

/** What a closed room cannot do without. */
export const neededForChats = [
  'Chat.Create',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All',
  'AppCatalog.Read.All',
] as const;

/** Permissions for one team or one chat, which whoever adds the app there consents to (resource-specific consent). */
export const resourcePermissions = {
  'Channel.Create.Group': 'to make crisis rooms that are channels of the team',
  'ChannelSettings.ReadWrite.Group': 'to find, rename and describe these channels',
  'Chat.Manage.Chat': 'to let people into a crisis room that is a group chat, and to take them out',
  'ChatSettings.ReadWrite.Chat': 'to rename it',
} as const;
