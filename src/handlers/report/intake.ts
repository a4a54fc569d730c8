import { NotTaken, Refusal } from '../../chat/errors.ts';
import type { IncomingFile } from '../../chat/event.ts';
import { inLanguage, type Message, say, together } from '../../chat/message.ts';
import { clean, colon, fold, shorten } from '../../chat/words.ts';
import { asksForConfidence, asksOutright } from '../../domain/asks-confidence.ts';
import type { Content } from '../../domain/delivery.ts';
import { asAuthorKnows, change } from '../../domain/event-history.ts';
import { type Guess, guess } from '../../domain/guess.ts';
import type { Marking } from '../../domain/marking.ts';
import { pseudonym, sameLength, seal } from '../../domain/seal.ts';
import {
  happenedShown,
  isOver,
  type KeptFile,
  newEvent,
  type SecurityEvent,
} from '../../domain/security-event.ts';
import { inBoth } from '../../text/index.ts';
import { asCalled, callsDuringMuster, recordHelpBeside } from '../alert/counted-help.ts';
import { mustersOf, numbersOf } from '../alert/record-answer.ts';
import { armAcknowledgement, tellOfNamed } from '../desk/escalation.ts';
import { record } from '../desk/record.ts';
import { dangerMessage, deskPhone } from '../phones.ts';
import type { Work } from '../work.ts';
import type { Identity } from './access.ts';
import { storeAdded, withAdded } from './added.ts';
import { accessAtIntake } from './colleagues.ts';
import { praise } from './drill.ts';
import { addedBy, keepFiles } from './files.ts';
import { type LeftOut, namesSealed, withoutNamed, withoutSealed } from './numbers.ts';
import { receipt, receiptId, receiptMaker, withheldReceipt } from './receipt.ts';
import { gate, remark } from './sensitivity.ts';

/** What a person tells: one line, or the answers of the form. */
export interface Intake {
  text: string;
  type?: string;
  /** Absent: Vigie judges by the words. */
  danger?: boolean;
  marking?: Marking;
  where?: string;
  contact?: string;
  /** ISO instant, or a date alone. */
  happenedAt?: string;
  /** Asked for in the form. Words that ask for it, or name a confidential report of the person’s, do the same. */
  confidential?: boolean;
  /** Whoever calls for help has to be found: only an outright wish seals, and the number of a confidential report is left out. */
  found?: boolean;
  /** What asked for it, where a person pressed a button instead of writing. */
  severity?: SecurityEvent['severity'];
  files: readonly IncomingFile[];
  /** Files that were kept earlier, with a draft. */
  kept?: readonly KeptFile[];
  /** The person chose a marking and wrote nothing, as the form asks them to above the ceiling. */
  unwritten?: boolean;
  /** The words are somebody else's, which the person passes on. */
  quoted?: boolean;
  /** The person says that it is no simulated message. */
  real?: true;
  /** Alerts of an exercise that asks the person at this moment whether they are safe. */
  during?: string;
}

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
  // A name in the audit before they report it in their own chat would be that report’s author.
  ctx.as = 'somebody';
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

/** A sealed report names none that bears its author's name, which would give it away; they are told. */
export async function leaveOutNamed(ctx: Work, words: string): Promise<string> {
  return leftOut(ctx, await withoutNamed(ctx, words), ctx.t.report.numberLeftOut);
}

/** What bears its author's name names no confidential report of theirs; they are told. */
export async function leaveOutSealed(ctx: Work, words: string): Promise<string> {
  return leftOut(ctx, await withoutSealed(ctx, words), ctx.t.report.sealedLeftOut);
}

/** The same of what files are called that are put into a report; one that is confidential holds nothing of its author’s name either. */
export function namedApart(
  ctx: Work,
  files: readonly KeptFile[],
  confidential: boolean,
): Promise<KeptFile[]> {
  const leaveOut = confidential ? leaveOutNamed : leaveOutSealed;
  const { file: t } = ctx.t.report;
  if (confidential && files.length > 0) ctx.remarks.push(t.mayName);
  return Promise.all(
    files.map(async (file) => {
      const name = await leaveOut(ctx, file.name);
      if (!confidential || !tellsName(name, ctx.actor)) return { ...file, name };
      const plain = `file${/\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''}`;
      ctx.remarks.push(t.renamed(plain));
      return { ...file, name: plain };
    }),
  );
}

/** Whether what a file is called holds any part of somebody’s name or address. */
function tellsName(called: string, { id, name }: Work['actor']): boolean {
  const parts = [...fold(name).split(/[^\p{L}]+/u), ...(id.split('@')[0] ?? '').split(/[^\p{L}]+/u)];
  return parts.some((part) => part.length > 2 && fold(called).includes(part));
}

function leftOut(ctx: Work, { text, named }: LeftOut, why: (id: string) => string): string {
  const said = [...named].map(why);
  ctx.remarks.push(...said.filter((each) => !ctx.remarks.includes(each)));
  return text;
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

export async function numbered(
  ctx: Work,
  confidential: boolean,
  fields: Partial<SecurityEvent>,
): Promise<SecurityEvent> {
  const at = ctx.now.toISOString();
  const id = await ctx.nextNumber('EV');
  const author = confidential ? pseudonym(id) : ctx.actor.id;
  if (confidential) {
    ctx.as = author;
    const { sender } = ctx.event;
    const identity: Identity = {
      id: ctx.actor.id,
      name: ctx.actor.name,
      platform: sender.platform,
      account: sender.id,
      ...(sender.tenant && { tenant: sender.tenant }),
    };
    ctx.save('sealed', {
      id: author,
      version: 0,
      box: seal(sameLength(identity), author, ctx.services.sealKey),
    });
  }
  return newEvent({
    id,
    author,
    ...(ctx.actor.standing === 'visitor' && !confidential && { visitor: shorten(clean(ctx.actor.name), 80) }),
    confidential,
    language: ctx.language,
    platform: ctx.platform,
    at,
    ...fields,
  });
}

/** Stores a new event, and has somebody acknowledge it within the set time. */
export async function storeNew(ctx: Work, event: SecurityEvent): Promise<void> {
  ctx.about = event.id;
  await record(ctx, event, event.author);
  armAcknowledgement(ctx, event);
}

/** The receipt is shown so that it lasts; where no answer does, it is also owed as a direct message. */
export async function makeLast(ctx: Work, event: SecurityEvent, content: Content): Promise<void> {
  if (ctx.event.lasting) {
    ctx.lasts = true;
    ctx.services.unanswered?.expect(ctx, event.id);
    return;
  }
  ctx.owed = true;
  const to = { kind: 'person', id: event.author, platform: event.platform } as const;
  await ctx.owe(receiptId(event.id), to, 'of' in content ? content : inLanguage(content, ctx.language));
}

/**
 * The person's last report of a type that somebody still looks at, when they have sent so many in a minute that the next one of
 * that type joins it: who may see it, and whom agencies' rules want told, follow from the type. The first of another is an
 * event of its own.
 */
async function flooded(ctx: Work, type: string, danger: boolean): Promise<SecurityEvent | undefined> {
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
function withDetails(
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

async function join(
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
