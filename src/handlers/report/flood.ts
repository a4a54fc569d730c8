import { type Message, say, together } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import { asAuthorKnows, change } from '../../domain/event-history.ts';
import type { Guess } from '../../domain/guess.ts';
import type { Marking } from '../../domain/marking.ts';
import { happenedShown, isOver, type SecurityEvent } from '../../domain/security-event.ts';
import { dangerMessage } from '../phones.ts';
import type { Work } from '../work.ts';
import { storeAdded, withAdded } from './added.ts';
import { keepFiles } from './files.ts';
import { namedApart } from './left-out.ts';
import type { Intake } from './told.ts';

/**
 * The person's last report of a type that somebody still looks at, when they have sent so many in a minute that the next one of
 * that type joins it: who may see it, and whom agencies' rules want told, follow from the type. The first of another is an
 * event of its own.
 */
export async function flooded(ctx: Work, type: string, danger: boolean): Promise<SecurityEvent | undefined> {
  const allowed = ctx.department.reporting.floodPerMinute * (danger ? 3 : 1);
  const since = new Date(ctx.now.getTime() - 60_000).toISOString();
  const author = ctx.actor.id;
  if ((await ctx.store.events.count(author, since, allowed)) < allowed) return undefined;
  const limit = allowed + ctx.services.types.types.length;
  const recent = await ctx.store.events.page({ author, since, limit });
  return recent.find((event) => takesIn(event, type));
}

/**
 * Whether a report may join an event: of the same type, also as its author knows it, who would learn what the desk made of it.
 * What is kept for others, or holds nothing that may be read, is no place for it.
 */
function takesIn(event: SecurityEvent, type: string): boolean {
  if (isOver(event) || event.circumstance || event.readiness || event.withheld) return false;
  return event.type === type && asAuthorKnows(event).type === type;
}

/** What a report says besides its words, as one text: it stands in a note, which has no other places. */
export function withDetails(
  ctx: Work,
  intake: Intake,
  { text, where, contact }: Record<'text' | 'where' | 'contact', string>,
): string {
  const { details } = ctx.t.report;
  const rows = [
    [details.happened, happenedShown(intake, (iso) => ctx.when(iso))],
    [details.where, where],
    [details.contact, contact],
  ];
  const said = rows.flatMap(([label, value]) => (value ? `${label}${colon(ctx.language)}${value}` : []));
  return [text, ...said].filter(Boolean).join('\n');
}

/** Adds a report that came in a flood to the one before it. */
export async function join(
  ctx: Work,
  last: SecurityEvent,
  text: string,
  intake: Intake,
  {
    danger,
    outright,
    marking,
    masked,
  }: Pick<Guess, 'danger' | 'outright'> & { marking: Marking; masked: number },
): Promise<Message> {
  ctx.about = last.id;
  const { kept, problems } = await keepFiles(ctx, intake.files);
  const files = await namedApart(ctx, [...(intake.kept ?? []), ...kept], last.confidential);
  const added = withAdded(ctx, last, { text, files, masked, marking });
  // Whoever pressed the button for help has said how grave it is; what an officer decided stands.
  const { severity } = intake;
  const graver =
    severity && !added.severity
      ? change(added, last.author, ctx.now, 'severity', { severity }, { to: severity })
      : added;
  await storeAdded(ctx, last, graver, text, { danger, outright, pressed: intake.danger === true });
  const said = [ctx.t.report.flood(last.id), ...problems];
  if (!danger) return say(said.join('\n'));
  return together(dangerMessage(ctx.t, ctx.department), say(said.join('\n')));
}
