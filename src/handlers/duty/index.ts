import type { Argument, Command } from '../../chat/command.ts';
import type { Records } from '../../chat/registry.ts';
import type { Unit, Work } from '../work.ts';
import { actingActions, actingTimer, askActing, endActing } from './acting.ts';
import { dutyTimer, endDuty, setDuty, showDuty } from './turns.ts';

const officers = ['officer', 'cso'] as const;
const person: Argument = { kind: 'person', name: 'person' };
const until: Argument = { kind: 'text', name: 'until' };
const duty = { en: ['duty'], fr: ['garde'] } as const;
const acting = { en: ['acting'], fr: ['interim'] } as const;
const end = { en: ['end'], fr: ['terminer'] } as const;

const commands: readonly Command<Work>[] = [
  {
    name: 'duty show',
    head: duty,
    sub: { en: ['show'], fr: ['voir'] },
    args: [],
    who: officers,
    privacy: 'private',
    summary: {
      en: 'Who is on duty and until when, and who acts for whom',
      fr: 'Qui est de garde et jusqu’à quand, et qui assure l’intérim de qui',
    },
    examples: { en: ['duty show'], fr: ['garde voir'] },
    run: (ctx) => showDuty(ctx),
  },
  {
    name: 'duty set',
    head: duty,
    sub: { en: ['set'], fr: ['mettre', 'definir'] },
    args: [person, until],
    who: officers,
    privacy: 'private',
    summary: {
      en: 'Put an officer on duty, in place of those whom the settings name',
      fr: 'Mettre un agent de garde, à la place de ceux que nomment les paramètres',
    },
    examples: {
      en: ['duty set officer1@sample.example until 2026-12-01'],
      fr: ['garde mettre officer1@sample.example jusqu’au 2026-12-01'],
    },
    run: (ctx, { person = '', until = '' }) => setDuty(ctx, person, until),
  },
  {
    name: 'duty end',
    head: duty,
    sub: end,
    args: [person],
    who: officers,
    privacy: 'private',
    summary: { en: 'End an officer’s turn before its time', fr: 'Mettre fin à une garde avant son terme' },
    examples: { en: ['duty end officer1@sample.example'], fr: ['garde terminer officer1@sample.example'] },
    run: (ctx, { person = '' }) => endDuty(ctx, person),
  },
  {
    name: 'acting end',
    head: acting,
    sub: end,
    args: [person],
    who: officers,
    privacy: 'private',
    summary: {
      en: 'End somebody’s acting for you before its time',
      fr: 'Mettre fin à votre intérim avant son terme',
    },
    examples: {
      en: ['acting end officer1@sample.example'],
      fr: ['interim terminer officer1@sample.example'],
    },
    run: (ctx, { person = '' }) => endActing(ctx, person),
  },
  {
    name: 'acting',
    head: acting,
    args: [person, until],
    who: officers,
    privacy: 'private',
    summary: {
      en: 'Have somebody hold your role while you are away',
      fr: 'Confier votre rôle à quelqu’un pendant votre absence',
    },
    examples: {
      en: ['acting officer1@sample.example until 2026-12-01'],
      fr: ['interim officer1@sample.example jusqu’au 2026-12-01'],
    },
    run: (ctx, { person = '', until = '' }) => askActing(ctx, person, until),
  },
];

export const dutyRecords: Records<Work, Unit> = {
  commands,
  actions: actingActions,
  timers: [dutyTimer, actingTimer],
};
