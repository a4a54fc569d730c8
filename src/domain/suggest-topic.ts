import type { AwarenessTopic } from './awareness-topic.ts';

/** How many events of each kind there were: lately, and in as long a time before. */
export interface EventMix {
  lately: Readonly<Record<string, number>>;
  before: Readonly<Record<string, number>>;
}

export interface Suggestion {
  topic: AwarenessTopic;
  /** The kind of event that speaks for it most, with its counts; absent when only the month does. */
  because?: { type: string; count: number; of: number; before: number };
  /** The month is one of the topic's. */
  month: boolean;
}

/** What the month adds, in shares of all events. */
const monthWeight = 0.1;
/** A kind of event that becomes more frequent counts more. */
const growthWeight = 0.5;
/** What a topic helps against beside what it is about. */
const besideWeight = 0.6;
/** A topic that was given lately is still remembered. */
const recentWeight = 0.2;

/**
 * Topics by how much they would help now, the best first: the share of the department's own events that each helps to
 * prevent, more for what grows, a little more in its months, and less for what was given lately.
 */
export function suggestTopics(
  topics: readonly AwarenessTopic[],
  mix: EventMix,
  month: number,
  recent: ReadonlySet<string>,
): Suggestion[] {
  const all = Object.values(mix.lately).reduce((sum, count) => sum + count, 0);
  const scored = topics.map((topic) => {
    const kinds = topic.prevents
      .map((type) => {
        const count = mix.lately[type] ?? 0;
        const before = mix.before[type] ?? 0;
        const growth = Math.max(0, count - before) * growthWeight;
        return { type, count, before, weight: all === 0 ? 0 : (count + growth) / all };
      })
      .sort((a, b) => b.weight - a.weight);
    const [first] = kinds;
    const inMonth = topic.months.includes(month);
    // What a topic is mostly about stands first in it.
    const weight = Math.max(
      0,
      ...kinds.map((kind) => kind.weight * (kind.type === topic.prevents[0] ? 1 : besideWeight)),
    );
    const score = weight + (inMonth ? monthWeight : 0) - (recent.has(topic.id) ? recentWeight : 0);
    const because =
      first && first.count > 0
        ? { type: first.type, count: first.count, of: all, before: first.before }
        : undefined;
    return { score, suggestion: { topic, month: inMonth, ...(because && { because }) } };
  });
  return scored
    .sort((a, b) => b.score - a.score || compare(a.suggestion.topic, b.suggestion.topic))
    .map(({ suggestion }) => suggestion);
}

/** Of two that would help as much, the one that is about less. */
function compare(a: AwarenessTopic, b: AwarenessTopic): number {
  return a.prevents.length - b.prevents.length || a.id.localeCompare(b.id);
}
