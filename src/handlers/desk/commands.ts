import type { Command } from '../../chat/command.ts';
import type { Work } from '../work.ts';
import { acknowledge, setSeverity, take } from './actions.ts';
import { caseCommands } from './case-commands.ts';
import { assign } from './casework.ts';
import { askClose, reopen } from './close.ts';
import { caseworkers, head, number, officers } from './command-parts.ts';
import { listEvents } from './list.ts';
import { addDeskNote } from './note.ts';
import { askAuthor, questionAction } from './question.ts';
import { showers, showPart } from './show.ts';
import { askUnseal } from './unseal.ts';

const severityWords = {
  low: { en: ['low'], fr: ['faible', 'basse', 'bas'] },
  medium: { en: ['medium'], fr: ['moyenne', 'moyen'] },
  high: { en: ['high'], fr: ['elevee', 'eleve', 'haute', 'haut'] },
  'very-high': { en: ['very-high'], fr: ['tres-elevee', 'tres-eleve', 'tres-haute', 'tres-haut'] },
} as const;

/** What is typed after `event`. */
export const deskCommands: readonly Command<Work>[] = [
  {
    name: 'event list',
    head,
    sub: { en: ['list'], fr: ['liste'] },
    args: [{ kind: 'text', name: 'filter', optional: true }],
    who: [...caseworkers.who, 'privacy'],
    privacy: 'private',
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
    sub: { en: ['show', 'view'], fr: ['voir', 'montrer', 'afficher'] },
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
    sub: { en: ['take'], fr: ['prendre', 'prends', 'prend'] },
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
    args: [number, { kind: 'text', name: 'text', optional: true }],
    ...caseworkers,
    summary: {
      en: 'Add an officer’s note, files as evidence, or both',
      fr: 'Ajouter une note d’agent, des fichiers comme preuves, ou les deux',
    },
    examples: {
      en: ['event note EV-2026-0001 camera checked'],
      fr: ['evenement note EV-2026-0001 caméra vérifiée'],
    },
    run: (ctx, { event = '', text = '' }, { files }) => addDeskNote(ctx, event, text, files),
  },
  {
    name: 'event ask',
    head,
    sub: { en: ['ask'], fr: ['demander'] },
    args: [number, { kind: 'text', name: 'question', optional: true }],
    ...caseworkers,
    summary: {
      en: 'Ask the author something; no name shows',
      fr: 'Poser une question à l’auteur, sans qu’aucun nom paraisse',
    },
    examples: {
      en: ['event ask EV-2026-0001 When did you last see it?'],
      fr: ['evenement demander EV-2026-0001 Quand l’avez-vous vu pour la dernière fois?'],
    },
    run: (ctx, { event = '', question }) =>
      question ? askAuthor(ctx, event, question) : questionAction.run(ctx, event),
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
  ...caseCommands,
  {
    name: 'event close',
    head,
    sub: { en: ['close'], fr: ['clore', 'fermer', 'ferme'] },
    args: [number],
    ...caseworkers,
    summary: {
      en: 'Close an event with outcome, cause and lessons',
      fr: 'Clore un événement : issue, cause et leçons',
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
    summary: { en: 'Open a closed or withdrawn event again', fr: 'Rouvrir un événement clos ou retiré' },
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
      fr: 'Ouvrir, à deux, le nom de l’auteur d’un signalement confidentiel',
    },
    examples: { en: ['event unseal EV-2026-0001'], fr: ['evenement desceller EV-2026-0001'] },
    run: (ctx, { event = '' }) => askUnseal(ctx, event),
  },
];
