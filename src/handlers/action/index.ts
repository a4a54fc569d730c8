import type { Command } from '../../chat/command.ts';
import type { Records } from '../../chat/registry.ts';
import { workers } from '../crisis/commands.ts';
import type { Unit, Work } from '../work.ts';
import { drop } from './drop.ts';
import { listActions } from './list.ts';
import { actionReminder } from './reminders.ts';
import { actionActions, done, verify } from './work.ts';

const head = { en: ['action'], fr: ['mesure'] } as const;
const number = { kind: 'number', name: 'action', prefix: 'AC' } as const;
const words = { kind: 'text', name: 'words', optional: true } as const;

const actionCommands: readonly Command<Work>[] = [
  {
    name: 'action list',
    head,
    sub: { en: ['list'], fr: ['liste'] },
    args: [{ kind: 'text', name: 'filter', optional: true }],
    who: 'everyone',
    shownTo: workers,
    privacy: 'private',
    summary: {
      en: 'Actions from crises that you have to do; “all” for those of everybody that you may see',
      fr: 'Vos mesures issues de crises; « toutes » pour celles de tous que vous pouvez voir',
    },
    examples: { en: ['action list', 'action list all'], fr: ['mesure liste', 'mesure liste toutes'] },
    run: (ctx, { filter = '' }) => listActions(ctx, filter),
  },
  {
    name: 'action done',
    head,
    sub: { en: ['done'], fr: ['faite'] },
    args: [number, words],
    who: 'everyone',
    shownTo: workers,
    privacy: 'private',
    summary: { en: 'Say that an action is done, and how', fr: 'Dire qu’une mesure est faite, et comment' },
    examples: {
      en: ['action done AC-2026-0001 valve replaced'],
      fr: ['mesure faite AC-2026-0001 robinet remplacé'],
    },
    run: (ctx, { action = '', words: how = '' }) => done(ctx, action, how),
  },
  {
    name: 'action verify',
    head,
    sub: { en: ['verify'], fr: ['verifier'] },
    args: [number, words],
    who: 'everyone',
    shownTo: workers,
    privacy: 'private',
    summary: {
      en: 'Confirm that somebody else’s action is done, or send it back with “no” and what is missing',
      fr: 'Confirmer que la mesure de quelqu’un d’autre est faite, ou la retourner avec « non » et ce qui manque',
    },
    examples: {
      en: ['action verify AC-2026-0001', 'action verify AC-2026-0001 no, the test is missing'],
      fr: ['mesure verifier AC-2026-0001', 'mesure verifier AC-2026-0001 non, il manque l’essai'],
    },
    run: (ctx, { action = '', words: why = '' }) => verify(ctx, action, why),
  },
  {
    name: 'action drop',
    head,
    sub: { en: ['drop'], fr: ['abandonner'] },
    args: [number, words],
    who: 'everyone',
    shownTo: workers,
    privacy: 'private',
    summary: {
      en: 'Give up an action that nobody has to do any more, and say why',
      fr: 'Abandonner une mesure que plus personne n’a à prendre, et dire pourquoi',
    },
    examples: {
      en: ['action drop AC-2026-0001 the landlord did it'],
      fr: ['mesure abandonner AC-2026-0001 le propriétaire s’en est chargé'],
    },
    run: (ctx, { action = '', words: why = '' }) => drop(ctx, action, why),
  },
];

/** What has to be done because of a crisis, until it was done and verified. */
export const actionItems: Records<Work, Unit> = {
  commands: actionCommands,
  actions: actionActions,
  timers: [actionReminder],
};
