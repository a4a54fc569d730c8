import type { Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { levelWords, screeningLevels } from '../../domain/screening.ts';
import type { Work } from '../work.ts';
import { showBoard } from './board.ts';
import { askToJoin, decideCompromise, link } from './casework.ts';
import { caseworkers, head, number, officers } from './command-parts.ts';
import { hold } from './hold.ts';
import { merge } from './merge.ts';
import { showDuties, tellers } from './notify.ts';
import { callIn } from './partners.ts';
import { changeReadiness } from './readiness.ts';
import { restrict } from './restrict.ts';
import { showPart } from './show.ts';
import { boardReaders } from './trend.ts';

const yesNo = {
  yes: { en: ['yes'], fr: ['oui'] },
  no: { en: ['no'], fr: ['non'] },
} as const;

const partnerWords = {
  privacy: { en: ['privacy'], fr: ['vie-privee'] },
  hr: { en: ['hr', 'human-resources'], fr: ['rh', 'ressources-humaines'] },
  it: { en: ['it'], fr: ['ti'] },
  ohs: { en: ['ohs'], fr: ['sst'] },
  legal: { en: ['legal'], fr: ['juridique'] },
  communications: { en: ['communications'], fr: ['communications'] },
  facilities: { en: ['facilities'], fr: ['immeubles'] },
} as const;

const mergeWords = { merge: { en: ['merge'], fr: ['fusionner'] } } as const;

const callExamples = {
  en: ['event call EV-2026-0001 it which accounts were used?'],
  fr: ['evenement consulter EV-2026-0001 ti quels comptes ont servi?'],
} as const;

/** What is typed after `event` once it is somebody's: what it is, who may know, who is told, and how all of them stand. */
export const caseCommands: readonly Command<Work>[] = [
  {
    name: 'event compromise',
    head,
    sub: { en: ['compromise'], fr: ['compromission'] },
    args: [number, { kind: 'word', name: 'answer', words: yesNo }],
    ...caseworkers,
    summary: {
      en: 'Say whether a compromise resulted; then it is an incident',
      fr: 'Dire s’il y a eu compromission; c’est alors un incident',
    },
    examples: { en: ['event compromise EV-2026-0001 yes'], fr: ['evenement compromission EV-2026-0001 oui'] },
    run: (ctx, { event = '', answer }) => decideCompromise(ctx, event, answer === 'yes'),
  },
  {
    name: 'event restrict',
    head,
    sub: { en: ['restrict'], fr: ['restreindre'] },
    args: [number, { kind: 'word', name: 'level', words: levelWords, optional: true }],
    ...officers,
    summary: {
      en: 'Show an event only to those who need to know; with a screening level, let in only those who hold it',
      fr: 'Ne montrer un événement qu’à ceux qui ont besoin de le connaître; avec une cote ou une habilitation, n’y admettre que ses détenteurs',
    },
    examples: {
      en: ['event restrict EV-2026-0001', 'event restrict EV-2026-0001 secret'],
      fr: ['evenement restreindre EV-2026-0001', 'evenement restreindre EV-2026-0001 secret'],
    },
    run: (ctx, { event = '', level }) =>
      restrict(
        ctx,
        event,
        screeningLevels.find((each) => each === level),
      ),
  },
  {
    name: 'event join',
    head,
    sub: { en: ['join'], fr: ['joindre'] },
    args: [number, { kind: 'text', name: 'reason' }],
    ...caseworkers,
    summary: { en: 'Ask to be let into a restricted event', fr: 'Demander l’accès à un événement restreint' },
    examples: {
      en: ['event join EV-2026-0001 I investigate a related case'],
      fr: ['evenement joindre EV-2026-0001 j’enquête sur un cas lié'],
    },
    run: (ctx, { event = '', reason = '' }) => askToJoin(ctx, event, reason),
  },
  {
    name: 'event notify',
    head,
    sub: { en: ['notify'], fr: ['aviser', 'notifier'] },
    args: [number],
    who: tellers,
    privacy: 'private',
    summary: {
      en: 'Whom outside the department to tell, by when, and with what words',
      fr: 'Qui aviser à l’extérieur du ministère, quand et en quels mots',
    },
    examples: { en: ['event notify EV-2026-0001'], fr: ['evenement aviser EV-2026-0001'] },
    run: (ctx, { event = '' }) => showDuties(ctx, event),
  },
  {
    name: 'event link',
    head,
    sub: { en: ['link'], fr: ['lier'] },
    args: [
      number,
      { kind: 'number', name: 'other', prefix: 'EV' },
      { kind: 'word', name: 'merge', words: mergeWords, optional: true },
    ],
    ...officers,
    summary: {
      en: 'Link two events; with “merge”, the first becomes part of the second',
      fr: 'Lier deux événements; avec « fusionner », le premier fait partie du second',
    },
    examples: {
      en: ['event link EV-2026-0001 EV-2026-0002'],
      fr: ['evenement lier EV-2026-0001 EV-2026-0002'],
    },
    run: (ctx, { event = '', other = '', merge: merging }) =>
      merging ? merge(ctx, event, other) : link(ctx, event, other),
  },
  {
    name: 'event call',
    head,
    sub: { en: ['call'], fr: ['consulter'] },
    args: [
      number,
      { kind: 'word', name: 'partner', words: partnerWords, optional: true },
      { kind: 'text', name: 'question', optional: true },
    ],
    ...officers,
    summary: {
      en: 'Call in privacy, hr, it, ohs, legal, communications or facilities',
      fr: 'Consulter vie-privee, rh, ti, sst, juridique, communications ou immeubles',
    },
    examples: callExamples,
    async run(ctx, { event = '', partner, question }) {
      const asked = question?.replace(/^[\s:,;–—-]+/, '');
      if (partner && asked) return callIn(ctx, event, partner, asked);
      const [example] = callExamples[ctx.language];
      ctx.about = event;
      if (partner) throw new Refusal('bad-input', ctx.t.common.usage(example));
      const [found] = question?.split(/\s+/) ?? [];
      const words = Object.values(partnerWords).map((each) => each[ctx.language][0]);
      if (found) throw new Refusal('bad-input', ctx.t.partners.noSuch(found, words.join(', '), example));
      // In French one « consulte » a record, too: the number alone shows it.
      ctx.detail = 'show';
      const shown = await showPart(ctx, event);
      ctx.remarks.push(ctx.t.partners.howToCall(example));
      return shown;
    },
  },
  {
    name: 'event board',
    head,
    sub: { en: ['board'], fr: ['tableau'] },
    args: [],
    who: boardReaders,
    privacy: 'private',
    summary: { en: 'How the events stand, in numbers', fr: 'L’état des événements, en chiffres' },
    examples: { en: ['event board'], fr: ['evenement tableau'] },
    run: showBoard,
  },
  {
    name: 'event readiness',
    head,
    sub: { en: ['readiness'], fr: ['preparation'] },
    args: [{ kind: 'text', name: 'level', optional: true }],
    ...officers,
    summary: {
      en: 'Raise or return the readiness level; alone, shows it',
      fr: 'Relever ou rétablir le niveau de préparation; seul, le montre',
    },
    examples: { en: ['event readiness increased'], fr: ['evenement preparation niveau accru'] },
    run: (ctx, { level = '' }) => changeReadiness(ctx, level),
  },
  {
    name: 'event hold',
    head,
    sub: { en: ['hold'], fr: ['conserver'] },
    args: [number, { kind: 'text', name: 'reason' }],
    ...officers,
    summary: {
      en: 'Keep a record from disposal; “off” ends it',
      fr: 'Soustraire un dossier à l’élimination; « fin » y met fin',
    },
    examples: {
      en: ['event hold EV-2026-0001 access request A-2026-12', 'event hold EV-2026-0001 off 1'],
      fr: [
        'evenement conserver EV-2026-0001 demande d’accès A-2026-12',
        'evenement conserver EV-2026-0001 fin 1',
      ],
    },
    run: (ctx, { event = '', reason = '' }) => hold(ctx, event, reason),
  },
];
