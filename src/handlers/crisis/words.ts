import type { Language } from '../../chat/event.ts';
import type { Button } from '../../chat/message.ts';
import { hyphened } from '../../chat/words.ts';
import { type Crisis, isClosed } from '../../domain/crisis.ts';
import type { CrisisRole } from '../../domain/crisis-role.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { SharedReport } from '../../domain/situation-report.ts';
import type { Text } from '../../text/index.ts';
import { nameAt } from '../name-at.ts';
import type { Unit, Work } from '../work.ts';

type Named = Pick<Crisis, 'id' | 'name' | 'exercise'>;

/** `EXERCISE · CR-2026-0001`: what people see first of a crisis, wherever they see it. */
export function numberOf(t: Text, { id, exercise }: Pick<Crisis, 'id' | 'exercise'>): string {
  return exercise ? `${t.common.exerciseMark} · ${id}` : id;
}

/** The same with its name. */
export function titleOf(t: Text, crisis: Named): string {
  return `${numberOf(t, crisis)} · ${crisis.name}`;
}

/** A sentence about a crisis, marked as an exercise where it is one. */
export function about(t: Text, { exercise }: Pick<Crisis, 'exercise'>, sentence: string): string {
  return exercise ? `${t.common.exerciseMark} · ${sentence}` : sentence;
}

/** What the department calls a role: in plain words, or as the Incident Command System does. */
export function roleName({ department }: Unit, t: Text, role: CrisisRole): string {
  return (department.crisis.roleNames === 'ics' ? t.crisis.icsRoles : t.crisis.roles)[role];
}

/** The playbook of an id; undefined for one that is no longer in `data/playbooks`. */
export function playbookOf({ services }: Unit, id: string): Playbook | undefined {
  return services.playbooks.find((playbook) => playbook.id === id);
}

/** What kind of crisis it is, in a language; the playbook’s id where that is gone. */
export function kindName(unit: Unit, crisis: Pick<Crisis, 'playbook'>, language: Language): string {
  return playbookOf(unit, crisis.playbook)?.name[language] ?? crisis.playbook;
}

/** When the next situation report is due; that it is late is said where its time has passed. */
export function nextReport(
  unit: Unit,
  t: Text,
  { reporting: { nextAt } }: Pick<Crisis, 'reporting'>,
): string {
  const when = unit.whenIn(t, nextAt);
  return nextAt < unit.now.toISOString() ? `${t.crisis.task.overdue} · ${when}` : when;
}

/** Shows how a crisis stands, for whoever comes to it now. */
export function briefButton(t: Text, { id }: Pick<Crisis, 'id'>): Button {
  return { action: 'crisis.brief', value: id, label: t.crisis.board.stands };
}

/** The name of whoever stands behind an address; `os:user` is who typed at the command line. */
export async function nameOf(unit: Unit, t: Text, id: string): Promise<string> {
  if (id.startsWith('os:')) return t.crisis.log.commandLine(id.slice('os:'.length));
  if (id === 'vigie') return 'Vigie';
  return await nameAt(unit, id);
}

/** What a copy for others lacks, by name. */
export function withheldNames(t: Text, { withheld }: SharedReport): string {
  const { report, services } = t.crisis;
  const names = { ...report.parts, name: report.itsName, services: services.heading };
  return withheld.map((each) => names[each]).join(', ');
}

/** What a room is called for people wherever they are: of a closed one, no more than its number. */
export function roomName(
  crisis: Pick<Crisis, 'id' | 'marking' | 'level'>,
  { name }: { name: string },
): string {
  return isClosed(crisis) ? crisis.id : name;
}

/** What was written in the parts of a form, without those that were left empty. */
export function written<Part extends string>(
  parts: readonly Part[],
  words: readonly string[],
): Partial<Record<Part, string>> {
  const filled = parts.flatMap((part, i) => (words[i] ? [[part, words[i]]] : []));
  return Object.fromEntries(filled) as Partial<Record<Part, string>>;
}

/** The kinds of crisis as a reader may type them: their ids, or their French names. */
export function kindsFor(ctx: Work): string {
  return ctx.services.playbooks
    .map(({ id, name }) => (ctx.language === 'en' ? id : hyphened(name[ctx.language])))
    .join(', ');
}
