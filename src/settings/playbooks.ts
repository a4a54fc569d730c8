import * as z from 'zod';
import { wantedAnswers } from '../domain/alert.ts';
import { crisisRoles } from '../domain/crisis-role.ts';
import { exercisePlaybook, type Playbook } from '../domain/playbook.ts';
import { severities } from '../domain/severity.ts';
import { duration } from './duration.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters, digits and hyphens');
const said = (most: number) => z.string().min(1).max(most, `keep it under ${most} characters`);
const both = (most: number) => z.strictObject({ en: said(most), fr: said(most) });
const role = z.enum(crisisRoles);

const unique = <T>(items: readonly T[], key: (item: T) => string) =>
  new Set(items.map(key)).size === items.length;

const schema = z
  .strictObject({
    name: both(60),
    words: z
      .array(z.string().regex(/^[a-z][a-z-]*$/, 'use small letters without accents, and hyphens'))
      .min(1),
    events: z.array(id).optional(),
    severity: z.enum(severities),
    briefing: both(1_500),
    roles: z
      .array(role)
      .min(1)
      .refine((roles) => unique(roles, String), 'a role stands twice'),
    critical: z.array(role).min(1),
    checklist: z
      .array(
        z.strictObject({
          id,
          role,
          within: duration,
          alert: z.enum([...wantedAnswers, 'cleared']).optional(),
          text: both(140),
        }),
      )
      .min(1)
      .max(20)
      .refine((tasks) => unique(tasks, (task) => task.id), 'two tasks have the same id'),
    rhythm: z.partialRecord(z.enum(severities), duration).optional(),
    injects: z
      .array(z.strictObject({ id, role, after: duration, text: both(500) }))
      .refine((injects) => unique(injects, (inject) => inject.id), 'two injects have the same id')
      .default([]),
  })
  .refine(({ roles, critical }) => critical.every((each) => roles.includes(each)), {
    message: 'a critical role is not among the roles',
    path: ['critical'],
  })
  .refine(({ roles, checklist }) => checklist.every((task) => roles.includes(task.role)), {
    message: 'a task is for a role that is not among the roles',
    path: ['checklist'],
  });

/** Reads one file of `data/playbooks`; its id is the file’s name. */
export function readPlaybook(
  file: string,
  text: string,
): { ok: true; playbook: Playbook } | { ok: false; problems: Problem[] } {
  const read = readYaml(file, text, schema);
  const name = /([^/\\]+)\.yaml$/.exec(file)?.[1] ?? file;
  return read.ok ? { ok: true, playbook: { id: name, ...read.value } } : read;
}

/** What is wrong with all of them together. */
export function playbookProblems(folder: string, playbooks: readonly Playbook[]): Problem[] {
  if (playbooks.some((playbook) => playbook.id === exercisePlaybook)) return [];
  return [
    {
      where: folder,
      found: `There is no ${exercisePlaybook}.yaml.`,
      todo: 'Put it back: an exercise that names no kind takes it.',
    },
  ];
}
