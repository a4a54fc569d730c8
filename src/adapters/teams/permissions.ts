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
