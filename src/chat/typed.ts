import type { Place } from './event.ts';

/**
 * What is said, with its commands as they are typed where it is read. Texts name a command with `›` before it
 * (“›report mine”), which nobody types. In somebody's own chat with the bot, and in the console, its words stand alone;
 * elsewhere Slack and Teams give the bot only what is meant for it.
 */
export function asTyped<T>(said: T, place: Pick<Place, 'platform' | 'kind'>): T {
  const before = place.kind === 'direct' ? '' : addressed[place.platform];
  return typed(said, (text) => (text.includes('›') ? text.replace(command, before) : text)) as T;
}

const command = /›(?=\p{L})/gu;

const addressed: Readonly<Record<Place['platform'], string>> = {
  slack: '/vigie ',
  teams: '@Vigie ',
  console: '',
};

/** The same where nothing changes, so that what is said again and again is not made anew. */
function typed(said: unknown, change: (text: string) => string): unknown {
  if (typeof said === 'string') return change(said);
  if (Array.isArray(said)) {
    const each = said.map((one) => typed(one, change));
    return each.every((one, i) => one === said[i]) ? said : each;
  }
  if (!isRecord(said)) return said;
  let made = said;
  for (const key of Object.keys(said)) {
    // What buttons carry, and what somebody typed in a field.
    if (key === 'value') continue;
    const after = typed(said[key], change);
    if (after === said[key]) continue;
    if (made === said) made = { ...said };
    made[key] = after;
  }
  return made;
}

function isRecord(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null && Object.getPrototypeOf(said) === Object.prototype;
}
