import type { Place } from './event.ts';

/**
 * What is said, with its commands as they are typed where it is read. Texts name a command with a slash before it
 * (“/report mine”). In somebody's own chat with the bot, and in the console, its words stand alone; elsewhere Slack and Teams
 * give the bot only what is meant for it. Words of a person are left as they are.
 * @param commands finds the slash before a command's first word
 */
export function asTyped<T>(said: T, commands: RegExp, place: Pick<Place, 'platform' | 'kind'>): T {
  const before = place.kind === 'direct' ? '' : addressed[place.platform];
  return typed(said, (text) => (text.includes('/') ? text.replace(commands, before) : text)) as T;
}

const addressed: Readonly<Record<Place['platform'], string>> = {
  slack: '/vigie ',
  teams: '@Vigie ',
  console: '',
};

/** Finds the slash before the first word of a command, in one of its languages. */
export function commandSlash(words: Iterable<string>): RegExp {
  return new RegExp(`(?<=^|[\\s“«(])/(?=(?:${[...words].join('|')})(?![\\p{L}\\p{N}]))`, 'gu');
}

/** The same where nothing changes, so that what is said again and again is not made anew. */
function typed(said: unknown, change: (text: string) => string): unknown {
  if (typeof said === 'string') return change(said);
  if (Array.isArray(said)) {
    const each = said.map((one) => typed(one, change));
    return each.every((one, i) => one === said[i]) ? said : each;
  }
  if (!isRecord(said) || said.kind === 'quote') return said;
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
