import { fold } from '../chat/words.ts';
import type { SecurityEvent } from './security-event.ts';

const twoDays = 2 * 24 * 60 * 60 * 1000;
const alikeEnough = 0.75;

/**
 * Which of some events may tell of the same thing as this one: reported within two days of it, with most words of the
 * shorter text in common; the same type or place counts too. The likeliest first.
 */
export function likelyDuplicates(event: SecurityEvent, others: readonly SecurityEvent[]): SecurityEvent[] {
  const own = wordsOf(event.text);
  return others
    .filter((other) => other.id !== event.id && !other.mergedInto && other.status !== 'withdrawn')
    .filter((other) => Math.abs(Date.parse(other.reportedAt) - Date.parse(event.reportedAt)) <= twoDays)
    .map((other) => ({ other, alike: alikeness(event, own, other) }))
    .filter(({ alike }) => alike >= alikeEnough)
    .sort((a, b) => b.alike - a.alike)
    .map(({ other }) => other);
}

function alikeness(event: SecurityEvent, own: ReadonlySet<string>, other: SecurityEvent): number {
  const words = wordsOf(other.text);
  const fewer = Math.min(own.size, words.size);
  const shared = [...own].filter((word) => words.has(word)).length;
  const text = fewer >= 3 ? shared / fewer : 0;
  const place = event.where !== undefined && event.where === other.where;
  return text + (event.type === other.type ? 0.25 : 0) + (place ? 0.25 : 0);
}

/** Words that say something: four letters or more, or digits, such as a street number. */
function wordsOf(text = ''): Set<string> {
  return new Set(fold(text.slice(0, 5_000)).match(/[\p{L}]{4,}|\p{N}+/gu) ?? []);
}
