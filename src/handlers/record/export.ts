import type { Command, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Language } from '../../chat/event.ts';
import { fold } from '../../chat/words.ts';
import { deskEvent, needsToKnow } from '../report/access.ts';
import type { Work } from '../work.ts';
import { mayHave } from './access.ts';
import { handOutEvidence } from './evidence.ts';
import { handOut } from './hand-out.ts';
import { eventFor, type Part } from './parts.ts';
import { severing } from './severing.ts';

/** What may follow the number, in any order and either language. */
const partWords: Readonly<Record<string, Part | 'file'>> = {
  record: 'record',
  dossier: 'record',
  report: 'report',
  rapport: 'report',
  severed: 'severed',
  caviarde: 'severed',
  caviardee: 'severed',
  privacy: 'privacy',
  'vie-privee': 'privacy',
  file: 'file',
  fichier: 'file',
};

const languageWords: Readonly<Record<string, Language>> = {
  en: 'en',
  english: 'en',
  anglais: 'en',
  fr: 'fr',
  french: 'fr',
  francais: 'fr',
};

interface Wanted {
  part?: Part | 'file';
  language?: Language;
  file?: number;
}

/** What is asked for, or the first word that says nothing. */
function readWanted(words: string): Wanted | { unread: string } {
  const wanted: Wanted = {};
  // « vie privée » and « en français », as people write them: “en” alone is English.
  const asOne = words
    .replace(/\bvie\s+(?=priv[ée]e)/gi, 'vie-')
    .replace(/\b(?:en|in)\s+(?=(?:fran[cç]ais|anglais|french|english)\b)/gi, '');
  for (const word of asOne.split(/\s+/).filter(Boolean)) {
    const folded = fold(word);
    const [part, language] = [partWords[folded], languageWords[folded]];
    if (part && !wanted.part) wanted.part = part;
    else if (language && !wanted.language) wanted.language = language;
    else if (/^\d{1,4}$/.test(word) && wanted.part === 'file' && !wanted.file) wanted.file = Number(word);
    else return { unread: word };
  }
  return wanted;
}

async function run(ctx: Work, id: string, words: string): Promise<Outcome> {
  const wanted = readWanted(words);
  ctx.about = id;
  if ('unread' in wanted) {
    throw new Refusal('bad-input', ctx.t.common.usageFound(wanted.unread, examples[ctx.language][1]));
  }
  const { language = ctx.language, file = 0 } = wanted;
  if (wanted.part === 'file') return handOutEvidence(ctx, id, file);
  if (wanted.part === 'severed') return severing(ctx, id, language);
  const event = await ctx.store.events.get(id);
  const knows = event && (await needsToKnow(ctx, event, ctx.actor));
  const own: readonly Part[] = knows ? ['record'] : ['privacy', 'record'];
  const offered = wanted.part ? [wanted.part] : own;
  for (const part of event ? offered : []) {
    if (!event || !(await mayHave(ctx, ctx.actor, event, part))) continue;
    const on = await eventFor(ctx, event, part);
    ctx.about = on.id;
    const given = await handOut(ctx, on, part, language);
    return on.id === id ? given : { ...given, text: `${ctx.t.privacy.goesOn(id, on.id)} ${given.text}` };
  }
  // The same answer as for a number that does not exist.
  await deskEvent(ctx, id);
  const { common, record } = ctx.t;
  if (ctx.actor.roles.has('privacy')) throw new Refusal('not-found', record.handOut.noWorksheet(id));
  throw new Refusal('not-allowed', common.notAllowed);
}

const examples = {
  en: [
    'event export EV-2026-0001',
    'event export EV-2026-0001 report fr',
    'event export EV-2026-0001 severed',
    'event export EV-2026-0001 privacy',
    'event export EV-2026-0001 file 1',
  ],
  fr: [
    'evenement exporter EV-2026-0001',
    'evenement exporter EV-2026-0001 rapport en',
    'evenement exporter EV-2026-0001 caviarde',
    'evenement exporter EV-2026-0001 vie-privee',
    'evenement exporter EV-2026-0001 fichier 1',
  ],
} as const;

/** `event export`: the record of an event, or a part of it, as documents. */
export const exportCommand: Command<Work> = {
  name: 'event export',
  head: { en: ['event'], fr: ['evenement'] },
  sub: { en: ['export'], fr: ['exporter'] },
  args: [
    { kind: 'number', name: 'event', prefix: 'EV' },
    { kind: 'text', name: 'what', optional: true },
  ],
  // Screening officers have the events about screening; privacy officers their worksheet and what they sever.
  who: ['officer', 'cso', 'screening', 'privacy'],
  privacy: 'private',
  summary: {
    en: 'The record as documents; or “report” (a draft), “severed” (a copy for access to information), “privacy” (the worksheet), “file” and its number (evidence); then “en” or “fr”',
    fr: 'Le dossier en documents; ou « rapport » (une ébauche), « caviarde » (une copie pour l’accès à l’information), « vie-privee » (la feuille de travail), « fichier » et son numéro (une preuve); puis « fr » ou « en »',
  },
  examples,
  run: (ctx, { event = '', what = '' }) => run(ctx, event, what),
};
