import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Button, type Message, say, together } from '../../chat/message.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Work } from '../work.ts';
import { ownEvent } from './access.ts';
import { allFollowUps } from './follow-up.ts';
import { fileReport, type Intake } from './intake.ts';
import { addNote } from './notes.ts';
import { takenBack } from './receipt.ts';
import { rowForAuthor, shownToAuthor } from './show.ts';
import { takeBack } from './take-back.ts';
import { whyKept } from './withdrawal.ts';

/** More buttons than these are no help to somebody in a hurry. */
const offered = 5;

/**
 * Files what came with the number of no event of the sender’s, and says so. Nobody remembers numbers: those of their open reports
 * are listed that it may belong to, to be added to by one press. They are as confidential as the new one, which the same words
 * under a name would give away; what not all officers may read is opened by no press; and nobody in danger has to choose.
 */
export async function fileMisnumbered(ctx: Work, number: string, intake: Intake): Promise<Message> {
  const receipt = await fileReport(ctx, intake);
  const said = say(ctx.t.report.notAdded(number));
  const filed = ctx.about === undefined ? undefined : ctx.coming('events', ctx.about);
  if (!filed || filed.version > 0 || filed.danger || filed.withheld || filed.restricted)
    return together(receipt, said);
  const open = await allFollowUps(ctx);
  const others = (filed.confidential ? open.sealed : open.named).slice(0, offered);
  if (others.length === 0) return together(receipt, said);
  const t = ctx.t.report;
  const buttons = others.map(
    ({ id }): Button => ({ action: 'report.move', value: `${filed.id} ${id}`, label: t.plainAttach(id) }),
  );
  const rows = await Promise.all(others.map((each) => rowForAuthor(ctx, each)));
  const asked = t.mayBelong(filed.id);
  const list: Message = {
    text: [asked, ...rows.map(({ label, value }) => `${label} · ${value}`)].join('\n'),
    card: [
      { kind: 'text', text: asked },
      { kind: 'facts', rows },
      { kind: 'buttons', buttons },
    ],
  };
  return together(together(receipt, said), list);
}

/** Adds what was filed by itself to the report that its author meant, and withdraws it where nobody works on it yet. */
export const moveAction: Action<Work> = {
  id: 'report.move',
  who: 'anyone',
  privacy: 'private',
  async run(ctx, value) {
    const [id = '', number = ''] = value.split(' ');
    const filed = await ownEvent(ctx, id);
    const kept = await whyKept(ctx, filed);
    if (kept === 'withdrawn') {
      const why = ctx.t.report.keptWithdrawn(id);
      throw new Refusal('too-late', why, await shownToAuthor(ctx, filed, [why]));
    }
    // Where it came to be read by fewer only later as well.
    if (filed.restricted) throw new Refusal('too-late', ctx.t.report.staysApart(id));
    const meant = await ownEvent(ctx, number);
    if (meant.confidential !== filed.confidential || meant.id === filed.id) {
      throw new Refusal('not-found', ctx.t.common.noRecord(number));
    }
    const files = filed.files.filter(({ by }) => by === filed.author);
    const added = await addNote(ctx, meant, saidSoFar(filed), { files: [], kept: files });
    if (kept) return { replace: together(added, say(ctx.t.report.staysToo(id))) };
    await takeBack(ctx, filed);
    ctx.facts.push({
      at: ctx.now.toISOString(),
      who: filed.author,
      what: 'report withdraw',
      outcome: 'done',
      record: id,
      from: `${ctx.platform}:${ctx.event.place.kind}`,
    });
    return { replace: together(added, takenBack(ctx.t, id)) };
  },
};

/** What its author has said of it so far. */
function saidSoFar({ text, where, notes, author }: SecurityEvent): string {
  const added = notes.filter(({ by }) => by === author).map((note) => note.text);
  return [text, where, ...added].filter(Boolean).join('\n');
}
