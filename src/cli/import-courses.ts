import { completionId } from '../domain/course.ts';
import { localDate } from '../domain/local-time.ts';
import { Unit } from '../handlers/work.ts';
import { readCourses } from './courses-csv.ts';
import type { Verb } from './verb.ts';

export interface ImportCoursesInput {
  /** The file's content; read by the command, so that the bot needs no right to it. */
  text: string;
  dryRun: boolean;
}

/** Adds who took which course, as the school's list says. An older date than the known one changes nothing. */
export const importCourses: Verb<ImportCoursesInput> = {
  name: 'import courses',
  async run(ctx, { text, dryRun }) {
    const { awareness, timeZone } = ctx.department;
    const read = readCourses(text, awareness.courses, localDate(ctx.now, timeZone));
    if (!read.ok) {
      for (const { line, found, todo } of read.problems) ctx.print(`line ${line}: ${found} ${todo}`);
      ctx.print('Nothing was imported.');
      return 1;
    }
    const unit = new Unit(ctx.services, ctx.now);
    const at = ctx.now.toISOString();
    let [added, updated, unchanged] = [0, 0, 0];
    for (const { line, person, course, completed } of read.rows) {
      const id = completionId(course, person);
      const before = await ctx.store.completions.get(id);
      if (before && before.completed >= completed) {
        unchanged += 1;
        continue;
      }
      if (before) updated += 1;
      else added += 1;
      if (!(await ctx.store.people.get(person)))
        ctx.print(`line ${line}: ${person} is not in the directory. It is kept all the same.`);
      unit.save('completions', {
        id,
        version: before?.version ?? 0,
        course,
        person,
        completed,
        importedBy: `os:${ctx.user}`,
        importedAt: at,
      });
    }
    ctx.print(`${added} added, ${updated} updated, ${unchanged} unchanged`);
    if (dryRun) {
      ctx.print('Dry run: nothing was changed.');
      return 0;
    }
    await ctx.store.commit(unit.writes, [
      {
        at,
        who: `os:${ctx.user}`,
        what: 'import courses',
        outcome: 'done',
        detail: `${added + updated} records`,
        from: 'command line',
      },
    ]);
    return 0;
  },
};
