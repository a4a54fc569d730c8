import type { Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Element, Fact, Message } from '../../chat/message.ts';
import type { Records } from '../../chat/registry.ts';
import { colon } from '../../chat/words.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { personNamed } from '../person-named.ts';
import type { Unit, Work } from '../work.ts';

/** What fits a card; the command line has all of it. */
const most = 20;

const show: Command<Work> = {
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
    return trail(ctx, record, await ctx.store.audit.about(record));
  },
};

/** The last entries, newest first. They hold names and codes, never what anybody wrote. */
function trail(ctx: Work, record: string, entries: readonly AuditEntry[]): Message {
  const t = ctx.t.audit;
  if (entries.length === 0) return { text: t.nothing(record) };
  const rows = entries
    .slice(-most)
    .reverse()
    .map(({ at, who, what, outcome, detail, from }): Fact => {
      const said = [who, what, outcome === 'done' ? undefined : t.outcomes[outcome], detail, from];
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

/** What the auditor and the CSO read of the audit in chat. */
export const auditRecords: Records<Work, Unit> = { commands: [show] };
