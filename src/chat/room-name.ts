import { fold, shorten } from './words.ts';

/** What a room is called where names are free text: its record's number, then what people call it. */
export function titled(key: string, name: string, longest: number): string {
  return shorten(`${key} ${name}`.replace(/\s+/g, ' ').trim(), longest);
}

/** The same where names are small letters, digits and hyphens: `cr-2026-0001-flood-at-90-elgin`. */
export function slug(key: string, name: string, longest: number): string {
  const plain = fold(`${key} ${name}`)
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (plain.length <= longest) return plain;
  const end = plain.lastIndexOf('-', longest);
  return plain.slice(0, end > key.length ? end : longest).replace(/-+$/, '');
}
