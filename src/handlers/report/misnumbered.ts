import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Button, elementsOf, type Message, say, together } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import { somebody } from '../../domain/audit.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Work } from '../work.ts';
import { mayBeOwnSealed, ownEvent } from './access.ts';
import { plainWords } from './drafts.ts';
import { allFollowUps } from './follow-up.ts';
import { fileReport } from './intake.ts';
import { becameOf, pressedBy, useUp } from './kept-drafts.ts';
import { addNote } from './notes.ts';
import { numberIn } from './numbers.ts';
import { takenBack } from './receipt.ts';
import { rowForAuthor, shownToAuthor } from './show.ts';
import { takeBack } from './take-back.ts';
import type { Intake } from './told.ts';
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
  // A change in somebody's circumstances is read by screening officers alone: what the desk has to know is lost in it.
  const others = (filed.confidential ? open.sealed : open.named)
    .filter(({ circumstance }) => !circumstance)
    .slice(0, offered);
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

/**
 * Offers what was to be a note to the number of no event of the sender’s, which nobody files on a guess, as any plain words, and for
 * each of their reports that are open: behind a slash command it would stand nowhere any more.
 */
export async function offerMisnumbered(ctx: Work, number: string, text: string): Promise<Message> {
  const { event, t } = ctx;
  if (event.kind !== 'text') throw new Refusal('not-found', t.common.noRecord(number));
  // The number of what may be theirs under a seal that opens no more seals the words.
  const words = (await mayBeOwnSealed(ctx, number)) ? `${number}${colon(ctx.language)}${text}` : text;
  const offer = await plainWords(ctx, { ...event, text: words });
  const draft = ctx.writes.find((write) => write.in === 'drafts' && 'put' in write);
  if (!draft || !('put' in draft)) return offer;
  // That somebody tried is in the audit, as of every record that is not theirs; not who, for the words may be sent without a name.
  ctx.facts.push({
    at: ctx.now.toISOString(),
    who: somebody,
    what: 'report note',
    outcome: 'refused',
    record: number,
    detail: 'not-found',
    from: `${ctx.platform}:${event.place.kind}`,
  });
  const [first] = elementsOf(offer);
  const isDanger = first?.kind === 'text' && first.tone === 'alert';
  const said = say(t.common.noRecord(number));
  const shown = isDanger ? together(offer, said) : together(said, offer);
  const open = await allFollowUps(ctx);
  const alone = event.place.kind === 'direct' || event.audience === 'everyone';
  const own = [...(alone ? open.sealed : []), ...open.named]
    .filter(({ circumstance }) => !circumstance)
    .slice(0, offered);
  if (own.length === 0) return shown;
  const known = elementsOf(offer).flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
  const buttons = own
    .map((each): Button => {
      const isNamed = !each.confidential && open.sealed.length > 0;
      const label = (isNamed ? t.report.plainAttachNamed : t.report.plainAttach)(each.id);
      return { action: 'report.draft.attach', value: `${draft.put.id} ${each.id}`, label };
    })
    .filter(({ value }) => !known.some((each) => each.value === value));
  const rows = await Promise.all(own.map((each) => rowForAuthor(ctx, each)));
  const list: Message = {
    text: t.report.mineHeading,
    card: [
      { kind: 'text', tone: 'strong', text: t.report.mineHeading },
      { kind: 'facts', rows },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ],
  };
  return together(shown, list);
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
    if (meant.circumstance) throw new Refusal('too-late', ctx.t.report.staysApart(id));
    if (meant.confidential !== filed.confidential || meant.id === filed.id) {
      throw new Refusal('not-found', ctx.t.common.noRecord(number));
    }
    const pressed = pressedBy(ctx, `move ${value}`);
    const stays = say(ctx.t.report.staysToo(id));
    // Where it stays, the button does on another device: what was added is not added twice.
    const became = await becameOf(ctx, pressed.id);
    if (became !== undefined) return { replace: together(say(ctx.t.report.noted(became)), stays) };
    const files = filed.files.filter(({ by }) => by === filed.author);
    const { marking } = filed;
    const added = await addNote(ctx, meant, saidSoFar(filed), { files: [], kept: files, marking });
    if (kept) {
      useUp(ctx, pressed);
      return { replace: together(added, stays) };
    }
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

/** What its author has said of it so far, but for the number that it came with, which may be that of somebody else’s. */
function saidSoFar({ text, where, notes, author }: SecurityEvent): string {
  const added = notes.filter(({ by }) => by === author).map((note) => note.text);
  return [numberIn(text ?? '')?.words ?? text, where, ...added].filter(Boolean).join('\n');
}
