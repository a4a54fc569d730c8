import type { Command } from '../../chat/command.ts';
import { say } from '../../chat/message.ts';
import type { Records } from '../../chat/registry.ts';
import { change } from '../../domain/security-event.ts';
import { deskEvent } from '../report/access.ts';
import { withheldReceipt } from '../report/receipt.ts';
import { gate } from '../report/sensitivity.ts';
import { showEvent } from '../report/show.ts';
import type { Unit, Work } from '../work.ts';
import { acknowledge, deskActions, setSeverity, take } from './actions.ts';
import { deskCardMaker, deskCardsFor } from './card.ts';
import { escalation } from './escalation.ts';
import { listEvents } from './list.ts';
import { askUnseal, unsealActions, unsealForm, unsealTimer } from './unseal.ts';

const head = { en: ['event'], fr: ['evenement'] } as const;
const number = { kind: 'number', name: 'event', prefix: 'EV' } as const;
const officers = { who: ['officer', 'cso'], privacy: 'private' } as const;

const severityWords = {
  low: { en: ['low'], fr: ['faible'] },
  medium: { en: ['medium'], fr: ['moyenne'] },
  high: { en: ['high'], fr: ['elevee'] },
  'very-high': { en: ['very-high'], fr: ['tres-elevee'] },
} as const;

const commands: readonly Command<Work>[] = [
  {
    name: 'event list',
    head,
    sub: { en: ['list'], fr: ['liste'] },
    args: [{ kind: 'text', name: 'filter', optional: true }],
    // Screening officers see the events about screening, and only those.
    who: ['officer', 'cso', 'screening'],
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
    sub: { en: ['show'], fr: ['voir'] },
    args: [number],
    who: ['officer', 'cso', 'screening'],
    privacy: 'private',
    summary: { en: 'An event in full', fr: 'Un événement au complet' },
    examples: { en: ['event show EV-2026-0001'], fr: ['evenement voir EV-2026-0001'] },
    run: async (ctx, { event = '' }) => showEvent(ctx, await deskEvent(ctx, event), true),
  },
  {
    name: 'event ack',
    head,
    sub: { en: ['ack'], fr: ['recu'] },
    args: [number],
    ...officers,
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
    ...officers,
    summary: { en: 'Take an event over', fr: 'Prendre un événement en charge' },
    examples: { en: ['event take EV-2026-0001'], fr: ['evenement prendre EV-2026-0001'] },
    run: (ctx, { event = '' }) => take(ctx, event),
  },
  {
    name: 'event severity',
    head,
    sub: { en: ['severity'], fr: ['gravite'] },
    args: [number, { kind: 'word', name: 'severity', words: severityWords }],
    ...officers,
    summary: { en: 'Set the degree of injury', fr: 'Fixer le degré de préjudice' },
    examples: { en: ['event severity EV-2026-0001 high'], fr: ['evenement gravite EV-2026-0001 elevee'] },
    run: (ctx, { event = '', severity = '' }) => setSeverity(ctx, event, severity),
  },
  {
    name: 'event note',
    head,
    sub: { en: ['note'], fr: ['note'] },
    args: [number, { kind: 'text', name: 'text' }],
    ...officers,
    summary: { en: 'Add an officer’s note', fr: 'Ajouter une note d’agent' },
    examples: {
      en: ['event note EV-2026-0001 camera checked'],
      fr: ['evenement note EV-2026-0001 caméra vérifiée'],
    },
    run: (ctx, { event = '', text = '' }) => addDeskNote(ctx, event, text),
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

async function addDeskNote(ctx: Work, id: string, words: string) {
  const event = await deskEvent(ctx, id);
  const gated = gate(ctx, [words]);
  if (!gated.ok) return withheldReceipt(ctx, undefined, gated.marking);
  const note = { at: ctx.now.toISOString(), by: ctx.actor.id, text: gated.texts.join('') };
  const changed = change(event, ctx.actor.id, ctx.now, 'note', { deskNotes: [...event.deskNotes, note] });
  ctx.save('events', changed);
  await deskCardsFor(ctx, changed);
  return say(ctx.t.desk.done.noted(id));
}

export const desk: Records<Work, Unit> = {
  commands,
  actions: [...deskActions, ...unsealActions],
  forms: [unsealForm],
  timers: [...escalation, unsealTimer],
  cards: [deskCardMaker],
};
