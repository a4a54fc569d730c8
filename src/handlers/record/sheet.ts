import {
  type Passage,
  type Provision,
  personalInformation,
  provisions,
} from '../../domain/access-to-information.ts';
import { passageKey } from '../../domain/sever.ts';
import type { Text } from '../../text/index.ts';

type Sentences = Text['record']['severing'];

export type ReadSheet =
  | { ok: true; passages: Passage[] }
  /** The first field that cannot be used, and why, in the reader’s language. */
  | { ok: false; provision: Provision; why: (t: Sentences) => string };

const limits = { passages: 200, passage: 500, characters: 12_000 } as const;

/**
 * Reads a severing sheet as it was filled in: a passage a line, for each provision in their order. A passage under several
 * provisions is one.
 * @param id the number of the record, which stays
 */
export function readSheet(id: string, fields: readonly string[]): ReadSheet {
  const found = new Map<string, { text: string; provisions: Provision[] }>();
  for (const [i, provision] of provisions.entries()) {
    const lines = (fields[i] ?? '').split('\n').map((line) => line.trim());
    for (const text of lines.filter(Boolean)) {
      const key = passageKey(text);
      if (key.replace(/[^\p{L}\p{N}]/gu, '').length < 2) {
        return { ok: false, provision, why: (t) => t.tooShort(text) };
      }
      if (text.length > limits.passage) return { ok: false, provision, why: (t) => t.tooLong };
      if (key === passageKey(id)) return { ok: false, provision, why: (t) => t.ownNumber(id) };
      const passage = found.get(key) ?? { text, provisions: [] };
      if (!passage.provisions.includes(provision)) passage.provisions.push(provision);
      found.set(key, passage);
    }
  }
  const passages = [...found.values()];
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  if (passages.length === 0) return { ok: false, provision: personalInformation, why: (t) => t.needOne };
  if (passages.length > limits.passages || characters > limits.characters) {
    return { ok: false, provision: personalInformation, why: (t) => t.tooMany };
  }
  return { ok: true, passages };
}
