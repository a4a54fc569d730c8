import { fold, wholeWords } from '../../chat/words.ts';
import { asOneWord, shortNames, spellingsOf } from '../../domain/people-named.ts';
import type { Person } from '../../domain/person.ts';
import { personalDetails } from '../../domain/personal-details.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { counterIn, inOrder, passageKey } from '../../domain/sever.ts';
import { everyPerson } from '../every-person.ts';
import type { Unit } from '../work.ts';
import { type RecordDocument, textsOf } from './paper.ts';
import { namedIn } from './words.ts';

const shortestName = 3;

/**
 * Personal details in the record of an event, as a first proposal for its severing sheet: addresses, telephone numbers,
 * ids of accounts, the people it names, a visitor who wrote it, and whoever of the directory is named in people’s words, by whatever
 * name they have or had, in whatever order, in short or in one word. In the order in which they stand there; who a confidential author is plays no part.
 * @param all also what the department and the agencies give out themselves
 */
export async function suggestPassages(
  unit: Unit,
  event: SecurityEvent,
  document: RecordDocument,
  all = false,
): Promise<string[]> {
  const texts = textsOf(document);
  const count = counterIn(texts);
  const named = new Set(namedIn(event));
  const words = new Set(texts.flatMap((text) => passageKey(text).split(/[^\p{L}\p{N}]+/u)));
  const isThere = (part: string) =>
    passageKey(part)
      .split(/[^\p{L}\p{N}]+/u)
      .every((word) => !word || words.has(word));
  const namesOf = ({ id, name, formerNames = [] }: Pick<Person, 'id' | 'name' | 'formerNames'>): string[] => {
    const names = [name, ...formerNames].map((each) => ({
      each,
      parts: each.split(/[\s,]+/).filter(Boolean),
    }));
    /** How often a spelling, or part of one, stands by itself, but for the longer ones that hold it. */
    const apart = (spelling: string, longer: readonly [string, number][]) =>
      longer.reduce((left, [each, n]) => (each.includes(spelling) ? left - n : left), count(spelling));
    const whole = names
      // Most people are not there: the words of their names tell that at once.
      .flatMap(({ each, parts }) => (parts.every(isThere) ? spellingsOf(each) : []))
      .map((spelling): [string, number] => [spelling, count(spelling)])
      .filter(([, n]) => n > 0);
    const inShort = names
      .flatMap(({ each, parts }) => (parts.filter(isThere).length > 1 ? shortNames(each) : []))
      .flatMap((short) => (isThere(short) ? spellingsOf(short) : []))
      .map((spelling): [string, number] => [spelling, apart(spelling, whole)])
      .filter(([, n]) => n > 0);
    const inOneWord = names
      .flatMap(({ each }) => [each, ...shortNames(each)].flatMap(asOneWord))
      .filter((word) => words.has(fold(word)));
    const apartFrom = [...whole, ...inShort];
    const spelt = [...apartFrom.map(([spelling]) => spelling), ...inOneWord];
    const isNamed = named.has(id);
    if (!isNamed && spelt.length === 0) return [];
    const parts = names.flatMap((each) => each.parts).filter((part) => part.length >= shortestName);
    const alone = parts.filter((part) => apart(part, apartFrom) > 0);
    // Of whom people’s words name alone, a part of the name is one only with its capital: “brown” is not Hannah Brown.
    const isWritten = isNamed ? () => true : writtenBeside(texts, spelt);
    return [...spelt, ...alone.filter(isWritten)];
  };
  const { author, visitor } = event;
  const found = visitor ? namesOf({ id: author, name: visitor }) : [];
  for await (const person of everyPerson(unit.store.people)) found.push(...namesOf(person));
  const public_ = all ? new Set() : publicDetails(unit);
  found.push(...texts.flatMap(personalDetails).filter((detail) => !public_.has(passageKey(detail))));
  return inOrder(texts, found);
}

/** Whether a word stands in texts with a capital, besides in the passages that are found already. */
function writtenBeside(texts: readonly string[], found: readonly string[]): (word: string) => boolean {
  const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
  const text = bare(texts.join('\n'));
  const small = text.toLowerCase();
  const placesOf = (words: string) => [...wholeWords(small, bare(words).toLowerCase())];
  const places = found.flatMap(placesOf);
  return (word) =>
    placesOf(word).some(
      ([start, end]) =>
        /\p{Lu}/u.test(text.charAt(start)) && !places.some(([from, to]) => from <= start && end <= to),
    );
}

/** What the department and the agencies give out themselves. */
function publicDetails({ department }: Unit): Set<string> {
  const { agencies, desk, emergencyNumbers, buildings } = department;
  const known = [
    desk.telephone,
    desk.email,
    ...emergencyNumbers.map(({ number }) => number),
    ...Object.values(agencies).flatMap(({ telephone, email }) => [telephone, email]),
    ...buildings.flatMap(({ name }) => [name.en, name.fr]),
  ];
  return new Set(known.flatMap((detail) => (detail ? [passageKey(detail)] : [])));
}
