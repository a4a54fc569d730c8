import type { Activity } from 'botbuilder';

const texts = new Set(['action', 'contentType', 'id', 'locale', 'name', 'replyToId', 'text']);
const accounts = new Set(['from', 'recipient', 'conversation']);
const lists = new Set(['attachments', 'entities', 'membersAdded', 'membersRemoved']);

/**
 * An activity whose texts are texts and whose lists are lists of objects, as the SDK's types say: everything in it is the
 * sender's word. What is of another kind is left out, as though it had not been sent.
 */
export function tidy(activity: Activity): Activity {
  const recipient = { id: '' };
  return { recipient, ...parts(activity) } as Activity;
}

function parts(object: object): Record<string, unknown> {
  const kept = Object.entries(object).map(([name, value]) => [name, part(name, value)]);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

function part(name: string, value: unknown): unknown {
  if (texts.has(name)) return typeof value === 'string' ? value : undefined;
  if (accounts.has(name)) return isObject(value) ? onlyTexts(value) : undefined;
  if (lists.has(name)) return Array.isArray(value) ? value.filter(isObject).map(parts) : undefined;
  return value;
}

function onlyTexts(account: object): object {
  return Object.fromEntries(Object.entries(account).filter(([, value]) => typeof value === 'string'));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
