import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinEvent, roomEvents, scopes } from '../src/adapters/slack/scopes.ts';
import { resourcePermissions } from '../src/adapters/teams/permissions.ts';
import type { Command } from '../src/chat/command.ts';
import type { Language } from '../src/chat/event.ts';
import { allRecords } from '../src/handlers/bot.ts';
import type { Work } from '../src/handlers/work.ts';
import { departmentSchema } from '../src/settings/department.ts';

const root = join(import.meta.dirname, '..');
const { commands } = allRecords();
const host = 'https://vigie.department.example';
const placeholderId = '00000000-0000-0000-0000-000000000000';

/** First words that get no slash command of their own: every app wants them. `/vigie help` works all the same. */
const trimmed = new Set(['help', 'aide']);

const shortcut = {
  en: { name: 'Report to security', description: 'Tell security what happened' },
  fr: { name: 'Signaler à la sécurité', description: 'Dire à la sécurité ce qui s’est passé' },
};

/** On a message: puts it into the log of the crisis room it stands in. */
const toLog = {
  en: { name: 'Add to crisis log', description: 'Put this message into the log of the crisis room' },
  fr: { name: 'Ajouter au journal', description: 'Inscrire ce message au journal de la salle de crise' },
};

/** The commands that everybody may use, in their plain form. */
const forEveryone = commands.filter(({ who }) => who === 'anyone' || who === 'everyone');

function slashCommands() {
  const url = `${host}/slack/events`;
  const found = new Map<string, object>();
  const add = (word: string, description: string, usage: string) => {
    if (trimmed.has(word) || found.has(word)) return;
    found.set(word, { command: `/${word}`, url, description, usage_hint: usage, should_escape: true });
  };
  add('vigie', 'Vigie: report, help, numbers / signaler, aide, numeros', 'report what happened');
  for (const language of ['en', 'fr'] as const) {
    for (const { head } of commands) {
      // What Slack shows beside a word is what it does alone, or else what the first of its family does.
      const family = commands.filter((each) => each.head[language][0] === head[language][0]);
      const { summary, examples } = family.find(({ sub }) => !sub) ?? (family[0] as Command<Work>);
      const [first = ''] = head[language];
      const [example = ''] = examples[language];
      for (const word of head[language].filter((each) => !/[ -]/.test(each)))
        add(word, summary[language], example.startsWith(first) ? example.slice(first.length).trim() : '');
    }
  }
  return [...found.values()];
}

function slackManifest(): object {
  const shortcuts = (['en', 'fr'] as const).flatMap((language) => [
    ...(['global', 'message'] as const).map((type) => ({
      ...shortcut[language],
      type,
      callback_id: `report.${type}.${language}`,
    })),
    { ...toLog[language], type: 'message', callback_id: `crisis-log.message.${language}` },
  ]);
  const url = `${host}/slack/events`;
  return {
    display_information: {
      name: 'Vigie',
      description:
        'Report security events in seconds / Signaler un événement de sécurité en quelques secondes',
      background_color: '#0b57b7',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Vigie', always_online: true },
      shortcuts,
      slash_commands: slashCommands(),
    },
    oauth_config: { scopes: { bot: Object.keys(scopes) } },
    settings: {
      event_subscriptions: {
        request_url: url,
        bot_events: [
          'app_home_opened',
          'app_mention',
          'message.im',
          'reaction_added',
          'user_change',
          ...roomEvents,
          joinEvent,
        ],
      },
      interactivity: { is_enabled: true, request_url: url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  };
}

function teamsCommands(language: Language) {
  return forEveryone.slice(0, 10).map((command) => ({
    title: [command.head[language][0], command.sub?.[language][0]].filter(Boolean).join(' ').slice(0, 32),
    description: command.summary[language].slice(0, 128),
  }));
}

const about = {
  en: {
    short: 'Tell security what happened, in seconds',
    full: 'Vigie takes reports of security events in the chat you already have open, answers with a number, and tells you when an officer has seen it.',
  },
  fr: {
    short: 'Dites à la sécurité ce qui s’est passé, en quelques secondes',
    full: 'Vigie reçoit vos signalements d’événements de sécurité dans la conversation que vous avez déjà sous les yeux, répond par un numéro et vous dit quand un agent les a vus.',
  },
};

function teamsManifest(): object {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.schema.json',
    manifestVersion: '1.17',
    version: '0.1.0',
    id: placeholderId,
    developer: {
      name: 'Your department',
      websiteUrl: host,
      privacyUrl: `${host}/privacy`,
      termsOfUseUrl: `${host}/terms`,
    },
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'fr', file: 'fr.json' }],
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    name: { short: 'Vigie', full: 'Vigie' },
    description: about.en,
    accentColor: '#0B57B7',
    bots: [
      {
        botId: placeholderId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal', 'team', 'groupChat'], commands: teamsCommands('en') }],
      },
    ],
    composeExtensions: [
      {
        botId: placeholderId,
        commands: [
          {
            id: 'report',
            type: 'action',
            title: shortcut.en.name,
            description: shortcut.en.description,
            context: ['compose', 'commandBox', 'message'],
            fetchTask: true,
          },
          {
            id: 'crisis-log',
            type: 'action',
            title: toLog.en.name,
            description: toLog.en.description,
            context: ['message'],
            fetchTask: true,
          },
        ],
      },
    ],
    // Without it, Graph answers the app's questions about its own installations with nothing.
    webApplicationInfo: { id: placeholderId, resource: host },
    permissions: ['identity', 'messageTeamMembers'],
    authorization: {
      permissions: {
        resourceSpecific: Object.keys(resourcePermissions).map((name) => ({ name, type: 'Application' })),
      },
    },
    validDomains: [],
  };
}

function teamsFrench(): object {
  const list = teamsCommands('fr').flatMap(({ title, description }, i) => [
    [`bots[0].commandLists[0].commands[${i}].title`, title],
    [`bots[0].commandLists[0].commands[${i}].description`, description],
  ]);
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.Localization.schema.json',
    'name.short': 'Vigie',
    'name.full': 'Vigie',
    'description.short': about.fr.short,
    'description.full': about.fr.full,
    ...Object.fromEntries(list),
    'composeExtensions[0].commands[0].title': shortcut.fr.name,
    'composeExtensions[0].commands[0].description': shortcut.fr.description,
    'composeExtensions[0].commands[1].title': toLog.fr.name,
    'composeExtensions[0].commands[1].description': toLog.fr.description,
  };
}

/** The README's table of commands. */
export function commandTable(): string {
  const words = (command: (typeof commands)[number], language: Language) =>
    [command.head[language][0], command.sub?.[language][0]].filter(Boolean).join(' ');
  const who = (each: (typeof commands)[number]['who']) => {
    if (each === 'anyone') return 'everyone, guests too';
    return each === 'everyone' ? 'everyone' : each.map((role) => `\`${role}\``).join(', ');
  };
  const rows = commands.map(
    (command) =>
      `| \`${words(command, 'en')}\` | \`${words(command, 'fr')}\` | ${command.summary.en} | ${who(command.who)} |`,
  );
  return ['| Command | French | What it does | Who |', '|---|---|---|---|', ...rows].join('\n');
}

const marks = ['<!-- commands -->', '<!-- end of commands -->'] as const;

/** Every file that is made from the code, by its path. */
export function generated(): Record<string, string> {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [before = '', rest = ''] = readme.split(marks[0]);
  const [, after = ''] = rest.split(marks[1]);
  return {
    'manifests/slack.json': json(slackManifest()),
    'manifests/teams/manifest.json': json(teamsManifest()),
    'manifests/teams/fr.json': json(teamsFrench()),
    'data/department.schema.json': json(departmentSchema()),
    'README.md': `${before}${marks[0]}\n${commandTable()}\n${marks[1]}${after}`,
  };
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of Object.entries(generated())) writeFileSync(join(root, path), content);
}
