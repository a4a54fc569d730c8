import type { Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Element, Fact, Message } from '../../chat/message.ts';
import type { Records } from '../../chat/registry.ts';
import { colon } from '../../chat/words.ts';
import { type AuditEntry, somebody, unnamed } from '../../domain/audit.ts';
import { isPseudonym, recordOf } from '../../domain/seal.ts';
import { personNamed } from '../person-named.ts';
import type { Unit, Work } from '../work.ts';
import { deedOf } from './deed.ts';
import { detailOf, named } from './detail.ts';
import { entriesFor } from './entries.ts';

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
    return trail(ctx, record, await entriesFor(ctx, record));
  },
};

/**
 * The last entries, newest first. They hold names and codes, never what anybody wrote; codes stand here in words, and a command as
 * its reader types it: in the export an entry is found by its moment and by who did it.
 */
function trail(ctx: Work, record: string, entries: readonly AuditEntry[]): Message {
  const t = ctx.t.audit;
  if (entries.length === 0) return { text: t.nothing(record) };
  const rows = entries
    .slice(-most)
    .reverse()
    .map((entry): Fact => {
      const { at, who, what, outcome, from } = entry;
      const said = [
        whoIn(ctx, who),
        deedOf(ctx.services, ctx.t, what),
        outcome === 'done' ? undefined : t.outcomes[outcome],
        detailOf(ctx, entry),
        from
          .split(':')
          .map((part) => named({ ...ctx.t.alert.forecast.platforms, ...t.sources }, part) ?? part)
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

/** Who did it: an address, or what stands for whoever has none. */
function whoIn({ t: { audit } }: Work, who: string): string {
  if (isPseudonym(who)) return audit.confidential(recordOf(who));
  if (who.startsWith('os:')) return audit.operator(who.slice(3));
  if (who === unnamed || who === somebody) return audit.unnamed;
  return who === 'system' || who === 'vigie' ? 'Vigie' : who;
}

/** What the auditor and the CSO read of the audit in chat. */
export const auditRecords: Records<Work, Unit> = { commands: [show] };
