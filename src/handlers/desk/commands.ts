import type { Command } from '../../chat/command.ts';
import { caseworkers as caseworkerRoles } from '../report/access.ts';
import type { Work } from '../work.ts';
import { acknowledge, setSeverity, take } from './actions.ts';
import { showBoard } from './board.ts';
import { askToJoin, assign, decideCompromise, link, merge, restrict } from './casework.ts';
import { askClose, reopen } from './close.ts';
import { hold } from './hold.ts';
import { listEvents } from './list.ts';
import { addDeskNote } from './note.ts';
import { showDuties, tellers } from './notify.ts';
import { callIn } from './partners.ts';
import { changeReadiness } from './readiness.ts';
import { showers, showPart } from './show.ts';
import { boardReaders } from './trend.ts';
import { askUnseal } from './unseal.ts';

const head = { en: ['event'], fr: ['evenement'] } as const;
const number = { kind: 'number', name: 'event', prefix: 'EV' } as const;
const officers = { who: ['officer', 'cso'], privacy: 'private' } as const;
/** Screening officers work on the events about screening, and only on those. */
const caseworkers = { who: caseworkerRoles, privacy: 'private' } as const;

const severityWords = {
  low: { en: ['low'], fr: ['faible'] },
  medium: { en: ['medium'], fr: ['moyenne'] },
  high: { en: ['high'], fr: ['elevee'] },
  'very-high': { en: ['very-high'], fr: ['tres-elevee'] },
} as const;

const yesNo = {
  yes: { en: ['yes'], fr: ['oui'] },
  no: { en: ['no'], fr: ['non'] },
} as const;

const partnerWords = {
  privacy: { en: ['privacy'], fr: ['vie-privee'] },
  hr: { en: ['hr'], fr: ['rh'] },
  it: { en: ['it'], fr: ['ti'] },
  ohs: { en: ['ohs'], fr: ['sst'] },
  legal: { en: ['legal'], fr: ['juridique'] },
  communications: { en: ['communications'], fr: ['communications'] },
  facilities: { en: ['facilities'], fr: ['immeubles'] },
} as const;

const mergeWords = { merge: { en: ['merge'], fr: ['fusionner'] } } as const;

/** What is typed after `event`. */
export const deskCommands: readonly Command<Work>[] = [
  {
    name: 'event list',
    head,
    sub: { en: ['list'], fr: ['liste'] },
    args: [{ kind: 'text', name: 'filter', optional: true }],
    ...caseworkers,
    summary: { en: 'Open events; filter by word', fr: 'Événements ouverts; filtrer par mot' },
    examples: {
      en: ['event list', 'event list mine high'],
      fr: ['evenement liste', 'evenement liste miens elevee'],
    },
    run: (ctx, { filter = '' }) => listEvents(ctx, filter),
  },
  {
    name: 'event show',
    head,
    sub: { en: ['show'], fr: ['voir'] },
    args: [number],
    // Whoever was called in sees their part.
    who: showers,
    privacy: 'private',
    summary: { en: 'An event in full', fr: 'Un événement au complet' },
    examples: { en: ['event show EV-2026-0001'], fr: ['evenement voir EV-2026-0001'] },
    run: (ctx, { event = '' }) => showPart(ctx, event),
  },
  {
    name: 'event ack',
    head,
    sub: { en: ['ack'], fr: ['recu'] },
    args: [number],
    ...caseworkers,
    summary: {
      en: 'Acknowledge an event; its author is told',
      fr: 'Accuser réception; l’auteur en est avisé',
    },
    examples: { en: ['event ack EV-2026-0001'], fr: ['evenement recu EV-2026-0001'] },
    run: (ctx, { event = '' }) => acknowledge(ctx, event),
  },
  {
    name: 'event take',
    head,
    sub: { en: ['take'], fr: ['prendre'] },
    args: [number],
    ...caseworkers,
    summary: { en: 'Take an event over', fr: 'Prendre un événement en charge' },
    examples: { en: ['event take EV-2026-0001'], fr: ['evenement prendre EV-2026-0001'] },
    run: (ctx, { event = '' }) => take(ctx, event),
  },
  {
    name: 'event severity',
    head,
    sub: { en: ['severity'], fr: ['gravite'] },
    args: [number, { kind: 'word', name: 'severity', words: severityWords }],
    ...caseworkers,
    summary: { en: 'Set the degree of injury', fr: 'Fixer le degré de préjudice' },
    examples: { en: ['event severity EV-2026-0001 high'], fr: ['evenement gravite EV-2026-0001 elevee'] },
    run: (ctx, { event = '', severity = '' }) => setSeverity(ctx, event, severity),
  },
  {
    name: 'event note',
    head,
    sub: { en: ['note'], fr: ['note'] },
    args: [number, { kind: 'text', name: 'text' }],
    ...caseworkers,
    summary: { en: 'Add an officer’s note', fr: 'Ajouter une note d’agent' },
    examples: {
      en: ['event note EV-2026-0001 camera checked'],
      fr: ['evenement note EV-2026-0001 caméra vérifiée'],
    },
    run: (ctx, { event = '', text = '' }) => addDeskNote(ctx, event, text),
  },
  {
    name: 'event assign',
    head,
    sub: { en: ['assign'], fr: ['assigner'] },
    args: [number, { kind: 'person', name: 'who' }],
    ...caseworkers,
    summary: { en: 'Give an event to an officer', fr: 'Confier un événement à un agent' },
    examples: {
      en: ['event assign EV-2026-0001 officer1@sample.example'],
      fr: ['evenement assigner EV-2026-0001 officer1@sample.example'],
    },
    run: (ctx, { event = '', who = '' }) => assign(ctx, event, who),
  },
  {
    name: 'event compromise',
    head,
    sub: { en: ['compromise'], fr: ['compromission'] },
    args: [number, { kind: 'word', name: 'answer', words: yesNo }],
    ...officers,
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
    args: [number],
    ...officers,
    summary: {
      en: 'Show an event only to those who need to know',
      fr: 'Ne montrer un événement qu’à ceux qui ont besoin de le connaître',
    },
    examples: { en: ['event restrict EV-2026-0001'], fr: ['evenement restreindre EV-2026-0001'] },
    run: (ctx, { event = '' }) => restrict(ctx, event),
  },
  {
    name: 'event join',
    head,
    sub: { en: ['join'], fr: ['joindre'] },
    args: [number, { kind: 'text', name: 'reason' }],
    ...officers,
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
    sub: { en: ['notify'], fr: ['aviser'] },
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
      fr: 'Lier deux événements; avec « fusionner », le premier fait partie du second',
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
      { kind: 'word', name: 'partner', words: partnerWords },
      { kind: 'text', name: 'question' },
    ],
    ...officers,
    summary: {
      en: 'Call in privacy, hr, it, ohs, legal, communications or facilities',
      fr: 'Consulter vie-privee, rh, ti, sst, juridique, communications ou immeubles',
    },
    examples: {
      en: ['event call EV-2026-0001 it which accounts were used?'],
      fr: ['evenement consulter EV-2026-0001 ti quels comptes ont servi?'],
    },
    run: (ctx, { event = '', partner = '', question = '' }) => callIn(ctx, event, partner, question),
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
      fr: 'Soustraire un dossier à l’élimination; « fin » y met fin',
    },
    examples: {
      en: ['event hold EV-2026-0001 access request A-2026-12'],
      fr: ['evenement conserver EV-2026-0001 demande d’accès A-2026-12'],
    },
    run: (ctx, { event = '', reason = '' }) => hold(ctx, event, reason),
  },
  {
    name: 'event close',
    head,
    sub: { en: ['close'], fr: ['clore'] },
    args: [number],
    ...caseworkers,
    summary: {
      en: 'Close an event with outcome, cause and lessons',
      fr: 'Clore un événement : issue, cause et leçons',
    },
    examples: { en: ['event close EV-2026-0001'], fr: ['evenement clore EV-2026-0001'] },
    run: (ctx, { event = '' }) => askClose(ctx, event),
  },
  {
    name: 'event reopen',
    head,
    sub: { en: ['reopen'], fr: ['rouvrir'] },
    args: [number, { kind: 'text', name: 'reason' }],
    ...caseworkers,
    summary: { en: 'Open a closed event again', fr: 'Rouvrir un événement clos' },
    examples: {
      en: ['event reopen EV-2026-0001 a witness came forward'],
      fr: ['evenement rouvrir EV-2026-0001 un témoin s’est manifesté'],
    },
    run: (ctx, { event = '', reason = '' }) => reopen(ctx, event, reason),
  },
  {
    name: 'event unseal',
    head,
    sub: { en: ['unseal'], fr: ['desceller'] },
    args: [number],
    ...officers,
    summary: {
      en: 'Ask, with a second officer, to open a confidential author’s name',
      fr: 'Demander, à deux, d’ouvrir le nom d’un auteur confidentiel',
    },
    examples: { en: ['event unseal EV-2026-0001'], fr: ['evenement desceller EV-2026-0001'] },
    run: (ctx, { event = '' }) => askUnseal(ctx, event),
  },
];
