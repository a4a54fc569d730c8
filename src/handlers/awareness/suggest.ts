import type { Element } from '../../chat/message.ts';
import { eachOf } from '../../domain/pages.ts';
import { type EventMix, type Suggestion, suggestTopics } from '../../domain/suggest-topic.ts';
import type { Text } from '../../text/index.ts';
import type { Unit } from '../work.ts';

const day = 24 * 60 * 60 * 1000;
const span = 90 * day;
const pageLength = 500;
/** A topic that was given within this time is still remembered. */
const remembered = 180 * day;
const fewest = 1;

/** The topic that would help most now, from the department's own events, with its reason. The officer decides. */
export async function suggestion(unit: Unit): Promise<Suggestion | undefined> {
  const mix = await eventMix(unit);
  const month = Number(
    new Intl.DateTimeFormat('en-CA', { month: 'numeric', timeZone: unit.department.timeZone }).format(
      unit.now,
    ),
  );
  return suggestTopics(unit.services.topics, mix, month, await recentTopics(unit))[0];
}

/** Restricted events are left out, so that nothing of them shows in a count; withdrawn ones and readiness say nothing. */
async function eventMix(unit: Unit): Promise<EventMix> {
  const mix = { lately: {} as Record<string, number>, before: {} as Record<string, number> };
  const now = unit.now.getTime();
  const since = new Date(now - 2 * span).toISOString();
  const middle = new Date(now - span).toISOString();
  const query = { since, unrestricted: true, limit: pageLength } as const;
  const events = eachOf(pageLength, (last) =>
    unit.store.events.page({ ...query, ...(last && { after: last }) }),
  );
  for await (const { type, status, readiness, reportedAt, restricted } of events) {
    if (restricted || readiness || status === 'withdrawn' || type === 'other') continue;
    const counts = reportedAt >= middle ? mix.lately : mix.before;
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return mix;
}

async function recentTopics(unit: Unit): Promise<Set<string>> {
  const earliest = new Date(unit.now.getTime() - remembered).toISOString();
  const topics = new Set<string>();
  for (const { rounds, topics: planned, state } of await unit.store.campaigns.page(undefined, 50)) {
    for (const { topic, at } of rounds) if (at >= earliest) topics.add(topic);
    if (state === 'running') for (const topic of planned) topics.add(topic);
  }
  return topics;
}

/** The reason in words. */
function reasonText(unit: Unit, t: Text, { because, month }: Suggestion): string {
  const words = t.awareness.campaign;
  const kind = because && unit.type(because.type).name[t.common.language];
  const counts =
    because && kind && because.count >= fewest
      ? words.because(kind, because.count, because.of, because.before)
      : '';
  return [counts, month ? words.becauseMonth : ''].filter(Boolean).join(' ');
}

/** What is suggested, with its reason, as an officer reads it; nothing where nothing is. */
export function suggestionElements(unit: Unit, t: Text, suggested: Suggestion | undefined): Element[] {
  if (!suggested) return [];
  const words = t.awareness.campaign;
  const { title } = suggested.topic[t.common.language];
  return [
    { kind: 'text', tone: 'strong', text: words.suggested(title) },
    { kind: 'text', text: reasonText(unit, t, suggested) || words.noEvents },
    { kind: 'text', tone: 'quiet', text: suggested.because ? words.decide : words.decideAlone },
  ];
}
