import type { Language } from '../../chat/event.ts';
import { byName } from '../../domain/event-history.ts';
import type { Hold } from '../../domain/hold.ts';
import { isPseudonym, recordOf } from '../../domain/seal.ts';
import { type Change, type Note, type SecurityEvent, visitorShown } from '../../domain/security-event.ts';
import { type Text, text } from '../../text/index.ts';
import type { Unit } from '../work.ts';

/** What has a value all the time, so that none is one too: it was not set. */
const states: ReadonlySet<Change['what']> = new Set([
  'severity',
  'type',
  'details',
  'compromise',
  'assigned',
  'affected',
  'programs',
  'services',
  'resources',
  'people',
  'crisis',
  'merged',
  'answered',
  'duties',
  'materiality',
  'filing',
]);

/** Changes whose values are people. */
const people: ReadonlySet<Change['what']> = new Set(['assigned', 'joined', 'put-out']);

/** How an event is put in words for its documents: moments, people, codes. */
export interface Words {
  texts: Text;
  when(iso: string): string;
  /** The name and address behind an id; a confidential author has none. */
  who(id: string): string;
  /** What a change says: `closed: Being handled → Resolved`. */
  changed(change: Change): string;
}

/** What the documents of an event are written with: sentences of a language, names, and moments with their zone. */
export async function wordsFor(unit: Unit, event: SecurityEvent, language: Language): Promise<Words> {
  const texts = text(language);
  const { record: t, casework, common, report } = texts;
  const who = await names(unit, event, report.confidentialAuthor);
  const yesNo = { yes: common.yes, no: common.no };
  const otherCodes = { ...common.statuses, ...casework.outcomes, ...yesNo };
  return {
    texts,
    who,
    when: (iso) => common.whenInZone(new Date(iso), unit.department.timeZone),
    changed(change) {
      const { what, from, to } = answeredAnew(change);
      const [before, after] = [inWords(what, from), inWords(what, to)];
      const unset = states.has(what) && (before || after) ? t.notSet : '';
      return t.changed(t.changes[what], before || unset, after || unset);
    },
  };

  /** The codes of a change as people read them. */
  function inWords(what: Change['what'], value = ''): string {
    const { agencies, rows } = unit.services.routing;
    const row = (id: string) => rows.find((each) => each.id === id)?.name[language] ?? id;
    const codes = value.split(' ').filter(Boolean);
    switch (what) {
      case 'exported':
        return codes.map((code) => named(t.parts, code)).join(' ');
      case 'severing':
        return named(t.severing.steps, value);
      case 'severity':
        return named(common.severities, value);
      case 'hold':
        return value && t.holdState(value);
      case 'restricted':
        return named({ ...texts.screening.levels, ...yesNo, [byName]: t.byName }, value);
      case 'marking':
        return named(common.markings, value);
      case 'details':
        return named(texts.screening.change.kinds, value);
      case 'readiness':
        return levelName(unit, value, language);
      // As people wrote them.
      case 'programs':
      case 'services':
      case 'resources':
      case 'unseal-asked':
        return value;
      case 'assigned':
      case 'joined':
      case 'put-out':
        return who(value);
      case 'type':
        return value && unit.type(value).name[language];
      case 'called':
      case 'call-answered':
        return named(texts.partners.names, value);
      case 'duties':
        return codes.map(row).join('; ');
      case 'notified':
        return codes.map((code) => agencies[code]?.[language] ?? row(code)).join(' – ');
      case 'filing':
        return value && filing(value);
      case 'answered':
        return codes.map(answer).join('; ');
      case 'affected':
        return codes.map((code) => `${code} ${named(casework.controls, code)}`).join('; ');
      default:
        return named(otherCodes, value);
    }
  }

  /** An agency, when it was told, and the reference as it was written. */
  function filing(value: string): string {
    const [agency = '', at = '', ...reference] = value.split(' ');
    const name = unit.services.routing.agencies[agency]?.[language] ?? agency;
    return `${name}, ${common.whenInZone(new Date(at), unit.department.timeZone)}, ${reference.join(' ')}`;
  }

  function answer(code: string): string {
    const [question = '', value = ''] = code.split(':');
    return `${named(texts.routing.questions, question)} ${named(texts.routing.answers, value)}`;
  }
}

/** Of answers, which are many, those alone that became others. */
function answeredAnew(change: Change): Change {
  if (change.what !== 'answered') return change;
  const [before, after] = [change.from ?? '', change.to ?? ''].map((each) => each.split(' '));
  const left = (own: string[] = [], other: string[] = []) =>
    own.filter((each) => !other.includes(each)).join(' ');
  return { ...change, from: left(before, after), to: left(after, before) };
}

/** By which somebody at the desk said what is kept with the notes. */
const saidIn: readonly Change['what'][] = ['asked', 'reopened'];

/** What somebody did by what stands as a note: a question to the author, and the reason for opening an event again, are kept there. */
export function deedOfNote({ history }: SecurityEvent, { at, by }: Note): Change['what'] | undefined {
  return history.find((each) => saidIn.includes(each.what) && each.at === at && each.by === by)?.what;
}

/** Why a record is kept from disposal; what Vigie itself gave for a reason stands there in all the department’s languages. */
export function holdReason({ record }: Text, { reason, request }: Pick<Hold, 'reason' | 'request'>): string {
  return request ? record.severing.holdReason : reason;
}

/** The name of a readiness level; one that the settings no longer have is its id. */
export function levelName({ department }: Unit, level: string, language: Language): string {
  return department.readinessLevels.find(({ id }) => id === level)?.name[language] ?? level;
}

function named(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}

/** Names of all who are named in an event, by address; a confidential author, also of a part of it, has none. */
async function names(
  unit: Unit,
  event: SecurityEvent,
  confidential: string,
): Promise<(id: string) => string> {
  const known = new Map([[event.author, visitorShown(event)]]);
  for (const id of namedIn(event)) {
    const person = await unit.store.people.get(id);
    if (person) known.set(id, `${person.name} (${id})`);
  }
  return (id) => {
    if (event.confidential && id === event.author) return confidential;
    // Whoever wrote what is part of it.
    return isPseudonym(id) ? `${confidential} (${recordOf(id)})` : (known.get(id) ?? id);
  };
}

/**
 * Whoever an event names by address, its confidential author under their pseudonym; also who found or filed what came along with
 * another that became part of it.
 */
export function namedIn(event: SecurityEvent): string[] {
  const { author, owner, members = [], compromise, duties = [] } = event;
  const named = event.history.flatMap(({ what, by, from, to }) => (people.has(what) ? [by, from, to] : [by]));
  const ids = [author, owner, ...members, compromise?.by, ...duties.map(({ done }) => done?.by), ...named];
  return [...new Set(ids.filter((id) => id !== undefined))];
}
