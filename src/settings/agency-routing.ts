import * as z from 'zod';
import { type AgencyRouting, clauseOf, rows } from '../domain/agency-routing.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

const bilingual = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });

/** What may stand in braces in a draft: nothing that could name a person. */
const places = ['number', 'type', 'severity', 'reported', 'department', 'telephone'];
const draft = z
  .string()
  .min(1)
  .refine(
    (text) => [...text.matchAll(/\{([^}]*)\}/g)].every(([, name = '']) => places.includes(name)),
    `only ${places.map((place) => `{${place}}`).join(', ')} can be put into a draft`,
  );

const schema = z
  .strictObject({
    agencies: z.record(z.string(), bilingual),
    rows: z
      .array(
        z.strictObject({
          id: z.enum(rows),
          name: bilingual,
          why: bilingual,
          source: bilingual.optional(),
          timing: z.enum(['without-delay', 'seven-days', 'by-plan', 'on-request', 'none']),
          recipients: z.array(z.string()).min(1),
          first: bilingual.optional(),
          draft: z.strictObject({ en: draft, fr: draft }),
        }),
      )
      .refine((found) => rows.every((row, i) => found[i]?.id === row), 'all rows, in their order')
      .refine(
        (found) => found.every(({ id, source }) => (clauseOf(id) === undefined) === (source !== undefined)),
        'a source for each row that is none of the standard’s, and for no other',
      ),
  })
  .refine(
    ({ agencies, rows }) => rows.every((row) => row.recipients.every((agency) => agency in agencies)),
    'a recipient is not among the agencies',
  );

/** Reads `data/agency-routing.yaml`. */
export function readAgencyRouting(
  file: string,
  text: string,
): { ok: true; routing: AgencyRouting } | { ok: false; problems: Problem[] } {
  const read = readYaml(file, text, schema);
  return read.ok ? { ok: true, routing: read.value } : read;
}
