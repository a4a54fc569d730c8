import type { Element, Fact, Message } from '../../chat/message.ts';
import { localDate } from '../../domain/local-time.ts';
import { checkDue, holdsLevel, validUntil } from '../../domain/screening.ts';
import type { Work } from '../work.ts';
import { reassessButton } from './conditions.ts';
import { nameAndAddress } from './look.ts';
import { startChoice, taskElements } from './tasks.ts';

/** A record as its officers see it, with the clocks that run about the person. */
export async function showRecord(ctx: Work, id: string, logged: string): Promise<Message> {
  const t = ctx.t.screening.officers;
  const { people, screening, clocks } = ctx.store;
  const person = await people.get(id);
  const record = await screening.get(id);
  const heading = t.heading(nameAndAddress(person, id));
  const rows: Fact[] = [];
  const row = (label: string, value: string | undefined) => value && rows.push({ label, value });
  if (record) {
    const today = localDate(ctx.now, ctx.department.timeZone);
    const { level } = record;
    const check = checkDue(record);
    row(t.rows.level, level && ctx.t.screening.levels[level]);
    row(t.rows.status, t.statuses[record.status]);
    row(t.rows.granted, record.granted);
    row(t.rows.until, validUntil(record));
    row(t.rows.check, check && (check < today ? t.rows.overdueCheck(check) : check));
    row(t.rows.stage, record.stage && t.stage(record.stage));
    row(t.rows.requested, record.requested);
    row(t.rows.conditions, record.conditionsUntil);
    const { reassessed } = record;
    row(
      t.rows.reassessed,
      reassessed &&
        t.reassessedBy(reassessed.on, nameAndAddress(await people.get(reassessed.by), reassessed.by)),
    );
    row(t.rows.temporary, record.temporaryUntil);
    row(t.rows.counts, level && (holdsLevel(record, level, today) ? ctx.t.common.yes : ctx.t.common.no));
  }
  row(t.rows.manager, person?.manager && nameAndAddress(await people.get(person.manager), person.manager));
  const marking = ctx.t.screening.marked(ctx.t.common.markings[ctx.department.markings.screening]);
  const card: Element[] = [
    { kind: 'heading', text: heading },
    { kind: 'text', tone: 'quiet', text: marking },
    ...(record ? [] : [{ kind: 'text', text: t.noRecord } as const]),
    ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
    ...(await taskElements(
      ctx,
      (await clocks.of(id)).filter(({ done }) => !done),
    )),
    startChoice(ctx, id),
    ...(record?.conditionsUntil ? [reassessButton(ctx, id)] : []),
    { kind: 'text', text: logged },
    { kind: 'text', tone: 'quiet', text: t.mayShow },
  ];
  // What a telephone shows of it before it is opened has no content.
  return { text: heading, card };
}
