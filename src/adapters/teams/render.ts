import type { Activity, Attachment } from 'botbuilder';
import { type Form, type Message, say } from '../../chat/message.ts';
import { noPictures } from '../../chat/pictures.ts';
import { inBoth } from '../../text/index.ts';
import { renderForm } from '../cards/form.ts';
import { renderMessage } from '../cards/message.ts';
import type { AdaptiveCard } from '../cards/parts.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

function attachment(content: AdaptiveCard): Attachment {
  return { contentType: cardType, content };
}

/** A message as Teams shows it: words alone as plain text, everything else as a card with a summary. */
export function renderActivity(message: Message, pictures = noPictures): Partial<Activity> {
  if (!message.card) return { type: 'message', text: message.text, textFormat: 'plain' };
  return {
    type: 'message',
    summary: message.text,
    attachments: [attachment(renderMessage(message, pictures))],
  };
}

/** Letters of a form's card: Teams counts two bytes for each, and takes 80 KB of a message without trouble. */
const mostOfForm = 40_000;

/** A form's card, unless Teams would not take it: what is filled in is never cut, as the rest would be lost when it is sent. */
export function formCard(form: Form): AdaptiveCard | undefined {
  const card = renderForm(form);
  return JSON.stringify(card).length > mostOfForm ? undefined : card;
}

/** The card of a form as an activity. */
export function formActivity(form: Form, card: AdaptiveCard): Partial<Activity> {
  return { type: 'message', summary: form.title, attachments: [attachment(card)] };
}

/** A form, or where to fill it in instead. */
export function renderFormActivity(form: Form): Partial<Activity> {
  const card = formCard(form);
  if (card) return formActivity(form, card);
  return renderActivity(say(inBoth(['en', 'fr'], (t) => t.common.formTooLongForTeams)));
}

/** Dialogs know `Action.Submit` only: the fallback takes the place of `Action.Execute`. */
function forDialog(card: AdaptiveCard): AdaptiveCard {
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    const fields = value as Record<string, unknown>;
    if (fields.type === 'Action.Execute' && fields.fallback) return fields.fallback;
    return Object.fromEntries(Object.entries(fields).map(([key, each]) => [key, replaced(each)]));
  };
  return replaced(card) as AdaptiveCard;
}

/** What a button's invoke is answered with: a card in the place of the one it was on, or nothing to show. */
export function invokeAnswer(card: AdaptiveCard | undefined): object {
  return card
    ? { statusCode: 200, type: cardType, value: card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
}

/** A dialog that shows a card. */
export function dialog(title: string, card: AdaptiveCard): object {
  const value = { title, height: 'large', width: 'medium', card: attachment(forDialog(card)) };
  return { task: { type: 'continue', value } };
}
