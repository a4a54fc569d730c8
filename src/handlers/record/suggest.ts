import { personalDetails } from '../../domain/personal-details.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { counterIn, inOrder, passageKey } from '../../domain/sever.ts';
import type { Unit } from '../work.ts';
import { type RecordDocument, textsOf } from './paper.ts';
import { namedIn } from './words.ts';

const pageLength = 1_000;
const shortestName = 3;

/**
 * Personal details in the record of an event, as a first proposal for its severing sheet: addresses, telephone numbers,
 * ids of accounts, the people it names, and whoever of the directory is named in people’s words. In the order in which
 * they stand there; who a confidential author is plays no part.
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
  const found: string[] = [];
  /** Part of a name that also stands by itself. */
  const alone = (part: string, name: string) => part.length >= shortestName && count(part) > count(name);
  for (let after: string | undefined; ; ) {
    const page = await unit.store.people.page(after, pageLength);
    for (const { id, name } of page) {
      // Most people are not there: the words of their names tell that at once.
      const parts = name.split(/\s+/).filter(Boolean);
      const there = parts.every((part) =>
        passageKey(part)
          .split(/[^\p{L}\p{N}]+/u)
          .every((word) => !word || words.has(word)),
      );
      if (there && count(name) > 0) found.push(name);
      if (named.has(id)) found.push(...parts.filter((part) => alone(part, name)));
    }
    after = page.at(-1)?.id;
    if (!after || page.length < pageLength) break;
  }
  const public_ = all ? new Set() : publicDetails(unit);
  found.push(...texts.flatMap(personalDetails).filter((detail) => !public_.has(passageKey(detail))));
  return inOrder(texts, found);
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
