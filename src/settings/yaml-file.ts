import { createHash } from 'node:crypto';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ZodType } from 'zod';
import type { Problem } from './problem.ts';
import { readAtBuild } from './read-at-build.ts';

/** Of a file's text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Reads a YAML file against a schema; each problem names the file's line. */
export function readYaml<T>(
  file: string,
  text: string,
  schema: ZodType<T>,
): { ok: true; value: T } | { ok: false; problems: Problem[] } {
  const before = schema.safeParse(readAtBuild[digestOf(text)]);
  if (before.success) return { ok: true, value: before.data };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        where: `${file}:${error.linePos?.[0].line ?? 1}`,
        found: error.message.split('\n')[0] ?? '',
        todo: 'Correct the YAML; two spaces indent a level.',
      })),
    };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.map((issue): Problem => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const path = unknown === undefined ? issue.path : [...issue.path, unknown];
    return {
      where: `${file}:${lineOf(path)}`,
      found: `${path.join('.') || 'the file'}: ${issue.message}`,
      todo: unknown ? 'Remove it, or correct its name.' : 'Correct the value.',
    };
  });
  return { ok: false, problems };

  /** The line of the deepest part of the path that the file has. */
  function lineOf(path: readonly PropertyKey[]): number {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}
