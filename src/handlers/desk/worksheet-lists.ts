import type { Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm } from '../../chat/errors.ts';
import { type Button, say } from '../../chat/message.ts';
import {
  type BreachChange,
  type FirstFact,
  firstFacts,
  type PrivacyBreach,
  type ReportItem,
  reportItems,
} from '../../domain/privacy-breach.ts';
import type { Text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { accept } from '../report/sensitivity.ts';
import { aboutOf, merged, shownIn, type Values } from '../shown.ts';
import type { Work } from '../work.ts';
import { worksheetWritten } from './record.ts';
import { withButton } from './show-button.ts';
import { privacyRoles, sheetShown, withOut } from './worksheet.ts';

/** So many letters, as they travel, are shown in one form: Teams takes no more of all that a message holds than about twice as many. */
const mostInForm = 20_000;

/** The texts of a list by the forms in which they are shown, in their order: one form, unless what is filled in is too long for it. */
function partsOf<Name extends string>(names: readonly Name[], known: Values): Name[][] {
  const parts: Name[][] = [[]];
  let letters = 0;
  for (const name of names) {
    const more = isTooLong(known[name]) ? 0 : lettersOf(known[name]);
    if (letters + more > mostInForm) {
      parts.push([]);
      letters = 0;
    }
    parts.at(-1)?.push(name);
    letters += more;
  }
  return parts;
}

function lettersOf(value = ''): number {
  return JSON.stringify(value).length;
}

/** Whether a text is too long for any form: more is added to it unseen. */
function isTooLong(value: string | undefined): boolean {
  return lettersOf(value) > mostInForm;
}

/** Stands before the name of a field whose words are added to what is there. */
const addTo = 'add-';

/** A part of a list, by its number in a button’s value or a form’s state: the first where there is none. */
function numberOfPart(value: string): number {
  return Number(/ part=(\d+)/.exec(value)?.[1] ?? 1);
}

/** The buttons that open a list: one for each form in which it is shown. */
export function listButtons(
  t: Text['privacy'],
  part: 'facts' | 'items',
  { id, ...breach }: PrivacyBreach,
): Button[] {
  const label = part === 'facts' ? t.factsButton : t.itemsButton;
  const { length } = partsOf(part === 'facts' ? firstFacts : reportItems, breach[part]);
  const action = `privacy.${part}`;
  if (length === 1) return [{ action, value: id, label }];
  return Array.from({ length }, (_, i) => ({
    action,
    value: `${id} part=${i + 1}`,
    label: t.partButton(label, i + 1, length),
  }));
}

/** One of the two lists of the worksheet, or a part of it, as a form with what is known filled in. */
export function askList(part: 'facts' | 'items', names: readonly (FirstFact | ReportItem)[]) {
  return async (ctx: Work, asked: string): Promise<Answer> => {
    const { breach } = await sheetShown(ctx, aboutOf(asked));
    const { id } = breach;
    const t = ctx.t.privacy;
    const labels: Readonly<Record<string, string>> = t[part];
    const known: Values = breach[part];
    const title = part === 'facts' ? t.factsTitle : t.itemsTitle;
    const parts = partsOf(names, known);
    const number = Math.min(numberOfPart(asked), parts.length);
    const shown = parts[number - 1] ?? [];
    const fields = shown.map((name) => {
      const label = labels[name] ?? name;
      const base = { kind: 'text' as const, multiline: true };
      if (isTooLong(known[name])) return { ...base, name: `${addTo}${name}`, label: t.addTo(label) };
      return { ...base, name, label, value: known[name] ?? '' };
    });
    const values = Object.fromEntries(
      shown.filter((name) => !isTooLong(known[name])).map((name) => [name, known[name]]),
    );
    const one = parts.length === 1;
    const state = one ? shownIn(id, values) : `${shownIn(id, values)} part=${number}`;
    const intro = one ? [] : [{ kind: 'text', text: t.partOf(number, parts.length) } as const];
    return ask(
      ctx,
      { id: `privacy.${part}`, title, state, intro, fields },
      { value: one ? id : `${id} part=${number}` },
    );
  };
}

/** Keeps what was entered in such a form; what it did not show stays as it is. */
export function keepList(
  part: 'facts' | 'items',
  names: readonly (FirstFact | ReportItem)[],
): FormHandler<Work> {
  return {
    id: `privacy.${part}`,
    who: privacyRoles,
    async run(ctx, form) {
      const { event, breach } = await sheetShown(ctx, aboutOf(form.state));
      const gated = accept(
        ctx,
        names.map((name) => form.values[name] ?? form.values[`${addTo}${name}`] ?? ''),
      );
      const known: Values = breach[part];
      const before = Object.fromEntries(names.map((name) => [name, known[name]]));
      const sent: Record<string, string | undefined> = {};
      for (const [i, name] of names.entries()) {
        const isAdded = form.values[`${addTo}${name}`] !== undefined;
        const words = gated.texts[i];
        // What was too long to be shown stays, with what was written to it.
        sent[name] = isAdded ? [known[name], words].filter(Boolean).join('\n') : words;
        if (isAdded) before[name] = undefined;
      }
      const filled = Object.entries(merged(ctx, form.state, sent, before)).filter(([, value]) => value);
      if (filled.length === 0) throw new InvalidForm({ [names[0] ?? '']: ctx.t.privacy.needOne });
      const given: Values = Object.fromEntries(filled);
      const changes = names
        .filter((name) => known[name] !== given[name])
        .map((name): BreachChange => {
          const [from, to] = [known[name], given[name]];
          const values = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
          return { at: ctx.now.toISOString(), by: ctx.actor.id, what: part, of: name, ...values };
        });
      const written = { ...breach, [part]: given, history: [...breach.history, ...changes] };
      ctx.save('breaches', written);
      await worksheetWritten(ctx, event, ctx.actor.id);
      const saved = ctx.t.privacy.saved(event.id);
      const next = listButtons(ctx.t.privacy, part, written)[numberOfPart(form.state)];
      return withOut(ctx, event, next ? withButton(saved, next) : say(saved));
    },
  };
}
