import type { Place } from './event.ts';
import { commandMark } from './words.ts';

/**
 * What is said, with its commands as they are typed where it is read. Texts name a command with a mark before it
 * (“⏵report mine”), which is in nothing that a person wrote. In somebody's own chat with the bot, and in the console, its
 * words stand alone; elsewhere Slack and Teams give the bot only what is meant for it.
 */
export function asTyped<T>(said: T, place: Pick<Place, 'platform' | 'kind'>): T {
  const before = place.kind === 'direct' ? '' : addressed[place.platform];
  return typed(said, (text) => text.replaceAll(commandMark, before)) as T;
}

const addressed: Readonly<Record<Place['platform'], string>> = {
  slack: '/vigie ',
  teams: '@Vigie ',
  console: '',
};

/** The same where nothing changes, so that what is said again and again is not made anew. */
function typed(said: unknown, change: (text: string) => string, within = ''): unknown {
  if (typeof said === 'string') return change(said);
  if (Array.isArray(said)) {
    const each = said.map((one) => typed(one, change, within));
    return each.every((one, i) => one === said[i]) ? said : each;
  }
  if (!isRecord(said)) return said;
  let made = said;
  for (const key of Object.keys(said)) {
    // What buttons and options carry, and what somebody typed in a field; a fact's value is read.
    if (key === 'value' && within !== 'rows') continue;
    const after = typed(said[key], change, key);
    if (after === said[key]) continue;
    if (made === said) made = { ...said };
    made[key] = after;
  }
  return made;
}

function isRecord(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null && Object.getPrototypeOf(said) === Object.prototype;
}
