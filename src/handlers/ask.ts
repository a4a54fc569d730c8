import type { Answer } from '../chat/command.ts';
import { FormExpired, NotTaken } from '../chat/errors.ts';
import type { FormEvent } from '../chat/event.ts';
import type { Element, Field } from '../chat/message.ts';
import { withheldReceipt } from './report/receipt.ts';
import { gateLine } from './report/sensitivity.ts';
import type { Work } from './work.ts';

/** A form as a handler thinks of it: what every form has in common is added. */
export interface Question {
  /** Id of the form's handler, and of the action that opens the form again. */
  id: string;
  title: string;
  submit?: string;
  /** Comes back with the answers: usually a record number. */
  state: string;
  intro?: Element[];
  fields: Field[];
  notice?: Element[];
}

/**
 * Opens a form; where the platform cannot open one at this moment, a button that does it later. On words that may not be written where
 * it is shown none opens: it may hold them, and on some platforms it is a message.
 * @param again the action behind that button, when it is not named like the form, and its value
 */
export function ask(ctx: Work, question: Question, again: { action?: string; value?: string } = {}): Answer {
  const { id, title, state, fields } = question;
  const { action = id, value = state } = again;
  const gated = ctx.event.kind === 'text' ? gateLine(ctx, ctx.event.text) : undefined;
  if (gated?.ok === false) throw new NotTaken(withheldReceipt(ctx, undefined, gated.marking));
  return {
    form: {
      form: {
        id,
        token: formToken(ctx),
        title,
        submit: question.submit ?? ctx.t.common.send,
        cancel: ctx.t.common.cancel,
        state,
        again: { action, value },
        intro: question.intro ?? [],
        fields,
        notice: question.notice ?? [],
      },
      opener: { text: title, card: [{ kind: 'buttons', buttons: [{ action, value, label: title }] }] },
    },
  };
}

const formLives = 7 * 24 * 60 * 60 * 1000;

/** A token for one form; the moment it was made is part of it, so that an old form can be told. */
export function formToken(ctx: Work): string {
  return `${ctx.now.getTime().toString(36)}-${ctx.services.newId()}`;
}

/** When a form of that token was made. */
export function madeAt(token: string): Date {
  return new Date(Number.parseInt(token.split('-')[0] ?? '', 36));
}

/** Refuses a form older than seven days: its token is no longer remembered, so it could be stored twice. */
export function checkToken(ctx: Work, form: FormEvent): void {
  if (!(ctx.now.getTime() - madeAt(form.token).getTime() < formLives))
    throw new FormExpired(ctx.t.common.formExpired);
}
