import { NotTaken, Refusal } from '../../chat/errors.ts';
import { type Message, say, together } from '../../chat/message.ts';
import { asksForConfidence, asksOutright } from '../../domain/asks-confidence.ts';
import { guess } from '../../domain/guess.ts';
import type { Marking } from '../../domain/marking.ts';
import { inBoth } from '../../text/index.ts';
import { asCalled, callsDuringMuster, recordHelpBeside } from '../alert/counted-help.ts';
import { mustersOf, numbersOf } from '../alert/record-answer.ts';
import { tellOfNamed } from '../desk/escalation.ts';
import { deskPhone } from '../phones.ts';
import type { Work } from '../work.ts';
import { accessAtIntake } from './colleagues.ts';
import { praise } from './drill.ts';
import { addedBy, keepFiles } from './files.ts';
import { flooded, join, withDetails } from './flood.ts';
import { leaveOutNamed, leaveOutSealed, namedApart } from './left-out.ts';
import { makeLast, numbered, storeNew } from './new-event.ts';
import { namesSealed } from './numbers.ts';
import { receipt, receiptMaker, withheldReceipt } from './receipt.ts';
import { gate, remark } from './sensitivity.ts';
import type { Intake } from './told.ts';

/** What stands in the report of whoever asked for help without a word: not theirs, and read by officers of either language. */
export function helpMeText({ department }: Work): string {
  return inBoth(department.languages, (t) => t.report.helpMeText);
}

/**
 * Stores a report, tells the desk, and answers the author. No question stands between a person and a stored report. Whoever calls
 * for help while a muster asks them answers it with that: else nobody would look for them.
 */
export async function fileReport(ctx: Work, intake: Intake): Promise<Message> {
  const sealing = await sealingOf(ctx, intake);
  const isTheirs = !intake.found && !intake.quoted;
  if (!isTheirs || !(await callsDuringMuster(ctx, intake.text))) return file(ctx, intake, sealing);
  if (sealing.confidential) {
    const receipt = await file(ctx, intake, sealing);
    // That answer would bear their name, and the moment of what is to be without it.
    ctx.remarks.push(ctx.t.alert.helpSealed(numbersOf(await mustersOf(ctx))));
    return receipt;
  }
  const { danger, severity, ...called } = await asCalled(ctx);
  const receipt = await file(ctx, { ...called, ...intake, danger, severity }, sealing);
  if (ctx.about !== undefined) await recordHelpBeside(ctx, ctx.about);
  return receipt;
}

/** Whether a report is without its author’s name, and whether only a number in it says so. */
interface Sealing {
  confidential: boolean;
  byNumber: boolean;
}

async function sealingOf(ctx: Work, intake: Intake): Promise<Sealing> {
  const given = givenIn(intake);
  // Each by itself: where a wish stands in it, at its beginning or its end, tells whose it is.
  const asked = intake.confidential || given.some(intake.found ? asksOutright : asksForConfidence);
  const byNumber = !asked && !intake.found && (await namesSealed(ctx, given.join('\n')));
  return { confidential: asked || byNumber, byNumber };
}

function givenIn({ text, where = '', contact = '' }: Intake): string[] {
  return [text, where, contact];
}

async function file(ctx: Work, intake: Intake, { confidential, byNumber }: Sealing): Promise<Message> {
  const given = givenIn(intake);
  if (isForElsewhere(ctx, { ...intake, confidential })) throw elsewhere(ctx, given, intake.marking);
  const leaveOut = confidential ? leaveOutNamed : leaveOutSealed;
  const told =
    confidential || intake.found ? await Promise.all(given.map((each) => leaveOut(ctx, each))) : given;
  const gated = gate(ctx, told, intake.marking);
  if (!gated.ok) return fileWithheld(ctx, { ...intake, confidential }, gated.marking);
  const [text = '', where = '', contact = ''] = gated.texts;
  const guessed = guess(text, ctx.services.types);
  const danger = intake.danger ?? guessed.danger;
  if (!danger && !intake.real && intake.files.length === 0) {
    const type = intake.type ?? guessed.type;
    const beside = {
      marking: gated.marking,
      ...(intake.type && { type }),
      ...(where && { where }),
      ...(contact && { contact }),
      ...(intake.happenedAt && { happenedAt: intake.happenedAt }),
    };
    const praised = await praise(ctx, { text, beside }, type, intake.kept ?? [], confidential);
    if (praised) return praised;
  }
  const type = ctx.type(intake.type ?? guessed.type);
  const [joined, access] = await Promise.all([
    confidential ? undefined : flooded(ctx, type.id, danger),
    accessAtIntake(ctx, type, {
      text,
      where,
      danger,
      marking: gated.marking,
      ...(!confidential && { author: ctx.actor.id }),
    }),
  ]);
  if (joined) {
    remark(ctx, gated);
    const said = { danger, outright: intake.danger ?? guessed.outright };
    return join(ctx, joined, withDetails(ctx, intake, { text, where, contact }), intake, {
      ...gated,
      ...said,
    });
  }

  const { kept, problems } = await keepFiles(ctx, intake.files);
  const files = await namedApart(ctx, [...(intake.kept ?? []), ...kept], confidential);
  if (!text && !danger && intake.files.length > 0 && files.length === 0) {
    throw new Refusal('bad-input', [...problems, ctx.t.report.nothingLeft].join('\n'));
  }
  const event = await numbered(ctx, confidential, {
    text,
    ...(where && { where }),
    ...(contact && { contact }),
    ...(intake.happenedAt && { happenedAt: intake.happenedAt }),
    ...(intake.during && { during: intake.during }),
    type: type.id,
    guessedFrom: intake.type ? [] : guessed.words,
    danger,
    ...(intake.severity && { severity: intake.severity }),
    ...access,
    masked: gated.masked,
  });
  event.files = addedBy(event.author, files);
  await storeNew(ctx, event);
  await tellOfNamed(ctx, undefined, event);
  const remarks = [...problems, ...(byNumber ? [ctx.t.report.sealedByNumber] : [])];
  if (gated.clipped) remarks.push(ctx.t.report.clipped);
  const answer = receipt(ctx, event, ctx.language, remarks);
  // What was remarked is said once; without it the receipt is made again when it is sent.
  await makeLast(ctx, event, remarks.length > 0 ? answer : { card: receiptMaker.id, of: event.id });
  return answer;
}

/** Whether a report is confidential and others read along where it was written. Nobody in danger is sent elsewhere first. */
export function isForElsewhere(ctx: Work, intake: Pick<Intake, 'text' | 'confidential' | 'danger'>): boolean {
  if (ctx.event.place.kind === 'direct') return false;
  if (!intake.confidential && !asksForConfidence(intake.text)) return false;
  return !(intake.danger ?? guess(intake.text, ctx.services.types).danger);
}

/** Where such a report can be made; whoever has no chat of their own with the bot can call. */
export function sayElsewhere(ctx: Work): string {
  // They are about to report it in their own chat.
  ctx.nobodyNamed();
  ctx.about = undefined;
  return ctx.t.report.form.confidentialShared(deskPhone(ctx.t, ctx.department).number);
}

/** Refuses such a report: words that may not be written here at all may not be sent elsewhere in chat either. */
function elsewhere(ctx: Work, given: readonly string[], marking?: Marking): Error {
  const said = sayElsewhere(ctx);
  const gated = gate(ctx, given, marking);
  if (gated.ok) return new Refusal('not-here', said);
  return new NotTaken(together(withheldReceipt(ctx, undefined, gated.marking), say(said)));
}

/** A record with nothing of the text: the marking, the time, and who to call back. */
async function fileWithheld(ctx: Work, intake: Intake, marking: Marking): Promise<Message> {
  const type = ctx.type(intake.type ?? 'other');
  // Whether somebody is in danger, and who may not hear of it, is all that is read from the text, and it is not kept.
  const danger = intake.danger ?? guess(intake.text, ctx.services.types).danger;
  const told = type.restricted ? { text: intake.text, where: intake.where ?? '' } : {};
  const event = await numbered(ctx, intake.confidential ?? false, {
    type: type.id,
    danger,
    ...(await accessAtIntake(ctx, type, { ...told, danger, marking })),
    ...(intake.during && { during: intake.during }),
    withheld: true,
  });
  await storeNew(ctx, event);
  const answer = withheldReceipt(ctx, event, marking, intake.unwritten);
  await makeLast(ctx, event, answer);
  return answer;
}
