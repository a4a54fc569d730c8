import { createHash } from 'node:crypto';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { core, ZodType } from 'zod';
import type { Problem } from './problem.ts';
import { readAtBuild } from './read-at-build.ts';

/** Of a file's text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const missing = 'it is missing.';

/** What may stand in a file, as whoever writes one thinks of it. */
const kinds: Readonly<Record<string, string>> = {
  object: 'fields of its own, each on a line below it',
  record: 'fields of its own, each on a line below it',
  array: 'a list, each entry on a line that begins with “-”',
  string: 'text; put a number, a date, yes or no in quotes',
  number: 'a number, without quotes',
  int: 'a whole number, without quotes',
  boolean: 'true or false',
};

const entries = (count: number | bigint) => (count === 1 ? 'one entry' : `${count} entries`);

/** What is wrong, where a schema does not say it itself: its library speaks to programmers. */
const inPlainWords: core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return missing;
      return `it has to be ${kinds[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `it has to be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}.`;
    case 'too_small':
      if (issue.origin === 'array') return `it needs at least ${entries(issue.minimum)}.`;
      return issue.origin === 'string'
        ? 'it is empty or too short.'
        : `it has to be at least ${issue.minimum}.`;
    case 'too_big':
      if (issue.origin === 'array') return `it may have at most ${entries(issue.maximum)}.`;
      if (issue.origin === 'string') return `it may have at most ${issue.maximum} characters.`;
      return `it may be at most ${issue.maximum}.`;
    case 'invalid_union':
      return 'it is nothing that may stand here.';
    default:
      return undefined;
  }
};

/** The file with the line of a field, or of the deepest part of its path that the file has. */
export type Where = (path: readonly PropertyKey[]) => string;

/**
 * Reads a YAML file against a schema; each problem names the file's line. What is right by itself may not fit something else: `where` names
 * the line for that. `raw`: what the file says, where a part of it is wrong; undefined where it is no YAML.
 */
export function readYaml<T>(
  file: string,
  text: string,
  schema: ZodType<T>,
): { ok: true; value: T; where: Where } | { ok: false; problems: Problem[]; where: Where; raw?: unknown } {
  const before = schema.safeParse(readAtBuild[digestOf(text)]);
  if (before.success)
    return { ok: true, value: before.data, where: (path) => parsedIn(file, text).where(path) };
  const { document, where } = parsedIn(file, text);
  if (document.errors.length > 0) {
    return {
      ok: false,
      where,
      problems: document.errors.map((error) => ({
        where: `${file}:${error.linePos?.[0].line ?? 1}`,
        found: error.message.split('\n')[0] ?? '',
        todo: 'Correct the YAML; two spaces indent a level.',
      })),
    };
  }
  const raw: unknown = document.toJS();
  const parsed = schema.safeParse(raw, { error: inPlainWords });
  if (parsed.success) return { ok: true, value: parsed.data, where };
  const problems = parsed.error.issues.flatMap((issue): Problem[] => {
    const wrong = (path: readonly PropertyKey[], found: string, todo: string): Problem => ({
      where: where(path),
      found: `${path.join('.') || 'the file'}: ${found}`,
      todo,
    });
    const { path } = issue;
    if (issue.code !== 'unrecognized_keys') {
      const isMissing = issue.message === missing;
      if (isMissing && path.length === 0)
        return [wrong(path, 'it is empty.', 'Copy the sample, and fill it in.')];
      return [wrong(path, issue.message, isMissing ? 'Add it.' : 'Correct the value.')];
    }
    return issue.keys.map((key) =>
      wrong([...path, key], 'there is no such field.', 'Remove it, or correct its name.'),
    );
  });
  return { ok: false, problems, where, raw };
}

function parsedIn(file: string, text: string): { document: Document; where: Where } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const where: Where = (path) => {
    for (let depth = path.length; depth > 0; depth--) {
      const map = document.getIn(path.slice(0, depth - 1), true);
      // What stands behind a key may begin on a later line.
      const key = isMap(map)
        ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === String(path[depth - 1]))
            ?.key
        : undefined;
      const node = key ?? document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return `${file}:${lines.linePos(node.range[0]).line}`;
    }
    return `${file}:1`;
  };
  return { document, where };
}
