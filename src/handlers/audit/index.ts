import type { Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Element, Fact, Message } from '../../chat/message.ts';
import type { Records } from '../../chat/registry.ts';
import { colon } from '../../chat/words.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import type { Text } from '../../text/index.ts';
import { personNamed } from '../person-named.ts';
import type { Unit, Work } from '../work.ts';
import { entriesFor } from './entries.ts';

/** What fits a card; the command line has all of it. */
const most = 20;

const show = (commands: () => readonly Command<Work>[]): Command<Work> => ({
  name: 'audit show',
  head: { en: ['audit'], fr: ['audit'] },
  sub: { en: ['show'], fr: ['voir'] },
  args: [
    ...['EV', 'AL', 'CR', 'AC'].map(
      (prefix) => ({ kind: 'number', name: prefix, prefix, optional: true }) as const,
    ),
    { kind: 'person', name: 'person', optional: true },
  ],
  who: ['auditor', 'cso'],
  privacy: 'private',
  summary: {
    en: 'Who did what with a record or about a person, and who looked',
    fr: 'Qui a fait quoi dans un dossier ou au sujet d’une personne, et qui a consulté',
  },
  examples: {
    en: ['audit show EV-2026-0001', 'audit show employee-en@sample.example'],
    fr: ['audit voir EV-2026-0001', 'audit voir employee-fr@sample.example'],
  },
  async run(ctx, { EV, AL, CR, AC, person }) {
    const record = EV ?? AL ?? CR ?? AC ?? (person && ((await personNamed(ctx, person))?.id ?? person));
    if (!record) throw new Refusal('bad-input', ctx.t.audit.which);
    ctx.about = record;
    return trail(ctx, commands(), record, await entriesFor(ctx, record));
  },
});

/**
 * The last entries, newest first. They hold names and codes, never what anybody wrote; what a code of what was done means
 * stands beside it, so that it can be found in the export, too.
 */
function trail(
  ctx: Work,
  commands: readonly Command<Work>[],
  record: string,
  entries: readonly AuditEntry[],
): Message {
  const t = ctx.t.audit;
  if (entries.length === 0) return { text: t.nothing(record) };
  const rows = entries
    .slice(-most)
    .reverse()
    .map((entry): Fact => {
      const { at, who, what, outcome, from } = entry;
      const deed = deedOf(ctx, commands, what);
      const said = [
        who,
        deed ? `${what} (${deed})` : what,
        outcome === 'done' ? undefined : t.outcomes[outcome],
        detailOf(ctx, entry),
        from
          .split(':')
          .map((part) => named(t.sources, part) ?? part)
          .join(' · '),
      ];
      return { label: ctx.when(at), value: said.filter((part) => part !== undefined).join(' · ') };
    });
  const heading = t.heading(record);
  const card: Element[] = [
    { kind: 'heading', text: heading },
    { kind: 'facts', rows },
  ];
  if (entries.length > most) card.push({ kind: 'text', tone: 'quiet', text: t.older(entries.length - most) });
  return { text: `${heading}${colon(ctx.language)}${t.count(entries.length)}`, card };
}

/** What was done, in words: a button that does what a command does is called as that is. */
export function deedOf(
  { t, language }: Work,
  commands: readonly Command<Work>[],
  what: string,
): string | undefined {
  const command = commands.find(({ name }) => name === what.replaceAll('.', ' '));
  return named(t.audit.deeds, what) ?? command?.summary[language];
}

/** Why it was refused, or what changed from what to what. */
function detailOf({ t, language }: Work, { outcome, detail }: AuditEntry): string | undefined {
  if (detail === undefined) return undefined;
  if (outcome === 'refused' && named(t.audit.reasons, detail)) return named(t.audit.reasons, detail);
  const [key = '', ...values] = detail.split(':');
  const handed = handedOut(t, key, values);
  if (handed) return handed;
  const about = values.length > 0 ? named(t.audit.details, key) : undefined;
  const change = values.join(':').split('>');
  if (about && change.every((value) => value === '-')) return undefined;
  return about
    ? `${about}${colon(language)}${change
        .map((value) => (key === 'hold' ? t.record.holdState(value) : inWords(t, value)))
        .join(' → ')}`
    : detail;
}

/** A part of an event's record that was given out, and in which language. */
function handedOut({ record }: Text, part: string, [language = '', ...more]: string[]): string | undefined {
  if (more.length > 0 || (language !== 'en' && language !== 'fr')) return undefined;
  const what = named(record.parts, part);
  return what && `${what} ${record.parts[language]}`;
}

function inWords({ common }: Text, value: string): string {
  const answers = { yes: common.yes, no: common.no };
  return named(common.severities, value) ?? named(answers, value) ?? value;
}

function named(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** What the auditor and the CSO read of the audit in chat. */
export const auditRecords = (commands: () => readonly Command<Work>[]): Records<Work, Unit> => ({
  commands: [show(commands)],
});
