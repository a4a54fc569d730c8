import type { Action, Answer, FormHandler, Outcome } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Language } from '../../chat/event.ts';
import { type Button, type Field, type Message, say, sayWith } from '../../chat/message.ts';
import {
  isOverSince,
  type Passage,
  personalInformation,
  provisions,
  sheetSent,
  timesSent,
} from '../../domain/access-to-information.ts';
import { change } from '../../domain/event-history.ts';
import { type Hold, holdsOf, openHolds } from '../../domain/hold.ts';
import { fits } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { inBoth } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { privacyOfficersFor } from '../desk/privacy-officers.ts';
import { csosFor, deskEvent, needsToKnow } from '../report/access.ts';
import { accept } from '../report/sensitivity.ts';
import { unreached } from '../unreached.ts';
import type { Unit, Work } from '../work.ts';
import { markingOf, maySever } from './access.ts';
import { handOut } from './hand-out.ts';
import { isReviewed, leftBy, leftIn, review } from './severing-review.ts';
import { readSheet } from './sheet.ts';

const who = ['privacy', 'cso'] as const;

/**
 * The severed copy of an event: the privacy officers get their sheet, or the form for it; whoever handles the event asks
 * them for it.
 */
export async function severing(ctx: Work, id: string, language: Language): Promise<Outcome> {
  if (!ctx.actor.roles.has('privacy')) return askForCopy(ctx, id);
  const known = await ctx.store.events.get(id);
  const sheet = await ctx.store.severings.get(id);
  if (known && (await needsToKnow(ctx, known, ctx.actor))) {
    // Who is a privacy officer as well, but wrote a restricted event or is named in it, handles it all the same.
    if (!(await maySever(ctx, ctx.actor, known))) return askForCopy(ctx, id);
    if (!sheet && (await othersSever(ctx))) return whoSevers(ctx, id, language);
  }
  const event = await eventToSever(ctx, id);
  return sheet?.passages.length ? review(ctx, event, sheet, language) : askSheet(ctx, `${id} ${language}`);
}

/** Whether the CSO can ask somebody else, who is in it only when asked. */
async function othersSever({ actor, store }: Work): Promise<boolean> {
  const officers = await store.people.withRole('privacy');
  return actor.roles.has('cso') && officers.some(({ id }) => id !== actor.id);
}

/** The CSO may fill the sheet in, and may have the privacy officers do it. */
function whoSevers(ctx: Work, id: string, language: Language): Message {
  ctx.about = id;
  const t = ctx.t.record.severing;
  const buttons: Button[] = [
    { action: 'event.severing.ask', value: id, label: t.askPrivacy, style: 'primary' },
    { action: 'event.severing', value: `${id} ${language}`, label: t.fillIn },
  ];
  return sayWith(t.whoFills(id), [{ kind: 'buttons', buttons }]);
}

/** From now on the privacy officers may see the record, for severing it. */
async function askForCopy(ctx: Work, id: string): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const { inside, out } = await privacyOfficersFor(ctx, event);
  const withCso = inside.length === 0;
  if (withCso) inside.push(...(await csosFor(ctx, event)));
  const by = ctx.actor.id;
  const at = ctx.now.toISOString();
  const sheet = (await ctx.store.severings.get(id)) ?? { id, version: 0, passages: [], history: [] };
  ctx.save('severings', { ...sheet, history: [...sheet.history, { at, by, what: 'asked' }] });
  const kept = keptForRequest(ctx, event, by, (hold) => hold.by === by);
  ctx.save('events', change(kept, by, ctx.now, 'severing', {}, { to: 'asked' }));
  ctx.detail = 'severed:asked';
  for (const person of inside) {
    await ctx.tell(`${id}:severing:${ctx.now.getTime()}`, person, (t) =>
      say(t.record.severing.toPrivacy(id)),
    );
  }
  const t = ctx.t.record.severing;
  const remarks = out.map(({ name }) => ctx.t.screening.lacksLevel(name));
  const missed = await unreached(ctx, inside);
  if (missed.length > 0)
    remarks.push(ctx.t.partners.unreached(ctx.t.common.list(missed.map((each) => each.name))));
  const nobody = missed.length > 0 && missed.length === inside.length;
  const asked = nobody ? t.askedNobody : withCso ? t.askedCso : t.asked;
  const { roles } = ctx.actor;
  const until = roles.has('officer') || roles.has('cso') ? t.heldUntil : t.heldUntilCso;
  const held = openHolds(kept);
  // Where there are several, which of them ends is asked.
  const own = held.length > 1 ? held.findLast((hold) => hold.request && hold.by === by)?.number : undefined;
  return say([asked(id), until(id, own), ...remarks].join(' '));
}

/**
 * A copy made is not the end of a request: others may follow, and a complaint.
 * @param isSame whether a request that runs is the one that is asked for: who asks for a copy does not know that somebody else did,
 *   whose request ends another day
 */
export function keptForRequest(
  unit: Unit,
  event: SecurityEvent,
  by: string,
  isSame: (hold: Hold) => boolean = () => true,
): SecurityEvent {
  if (openHolds(event).some((hold) => hold.request && isSame(hold))) return event;
  const reason = inBoth(unit.department.languages, (t) => t.record.severing.holdReason);
  const placed: Hold = { by, at: unit.now.toISOString(), reason, request: true };
  const hold = [...holdsOf(event), placed];
  return change(event, by, unit.now, 'hold', { hold }, { to: `on ${hold.length}` });
}

/** An event that this privacy officer may sever, where its passages may be shown. */
async function eventToSever(ctx: Work, id: string): Promise<SecurityEvent> {
  ctx.about = id;
  const event = await ctx.store.events.get(id);
  const t = ctx.t.record.severing;
  if (!event || !(await maySever(ctx, ctx.actor, event))) {
    throw new Refusal('not-found', `${ctx.t.common.noRecord(id)} ${t.notAsked(id)}`);
  }
  const marking = markingOf(ctx, event, 'severed');
  if (!fits(marking, ctx.department.ceilings[ctx.platform])) throw new Refusal('not-here', t.elsewhere(id));
  return event;
}

/**
 * The sheet as a form: a field for each provision, a passage a line. A new one comes with suggestions, one that is there with
 * those that it leaves in where they are asked for (`EV-2026-0001 fr more`).
 */
async function askSheet(ctx: Work, value: string): Promise<Answer> {
  const [id = '', asked, more] = value.split(' ');
  const language = languageIn(asked) ?? ctx.language;
  const event = await eventToSever(ctx, id);
  const sheet = await ctx.store.severings.get(id);
  const t = ctx.t.record.severing;
  const own: readonly Passage[] = sheet?.passages ?? [];
  const left = more || own.length === 0 ? await leftIn(ctx, event, own, language) : [];
  const passages = [...own, ...left.map((text): Passage => ({ text, provisions: [personalInformation] }))];
  const fields = provisions.map((provision): Field => {
    const under = passages.filter((passage) => passage.provisions.includes(provision));
    const value = under.map(({ text }) => text).join('\n');
    const label = t.field(t.cite(provision), t.provisions[provision]);
    return { kind: 'text', name: provision, label, multiline: true, value };
  });
  return ask(
    ctx,
    {
      id: 'event.severing',
      title: t.formTitle,
      state: [id, language, timesSent(sheet), event.history.length].join(' '),
      intro: [
        { kind: 'text', text: t.intro(id) },
        { kind: 'text', text: t.readFirst(id) },
        { kind: 'text', text: t.decision },
      ],
      fields,
    },
    { value },
  );
}

function languageIn(word: string | undefined): Language | undefined {
  return word === 'en' || word === 'fr' ? word : undefined;
}

export const severingForm: FormHandler<Work> = {
  id: 'event.severing',
  who,
  async run(ctx, form) {
    const [id = '', language, times, seen = '0'] = form.state.split(' ');
    const event = await eventToSever(ctx, id);
    const before = await ctx.store.severings.get(id);
    if (timesSent(before) !== Number(times)) {
      throw new Refusal('too-late', ctx.t.record.severing.changedMeanwhile(id));
    }
    // To begin a request anew is for whoever knows that the last one ended.
    if (isOverSince(event, Number(seen)))
      throw new Refusal('too-late', ctx.t.record.severing.overMeanwhile(id));
    const { texts } = accept(
      ctx,
      provisions.map((provision) => form.values[provision] ?? ''),
    );
    const read = readSheet(id, texts);
    if (!read.ok) throw new InvalidForm({ [read.provision]: read.why(ctx.t.record.severing) });
    const sent = sheetSent(before, ctx.actor.id, ctx.now.toISOString());
    const history = [...(before?.history ?? []), sent];
    const kept = keptForRequest(ctx, event, ctx.actor.id);
    const { passages } = read;
    const shownIn = languageIn(language) ?? ctx.language;
    const now = { passages, seen: Number(seen) };
    const left = await leftBy(ctx, kept, { ...before, ...now }, shownIn);
    const sheet = { ...now, left, history };
    ctx.save('severings', { id, version: before?.version ?? 0, ...sheet });
    ctx.save('events', change(kept, ctx.actor.id, ctx.now, 'severing', {}, { to: 'sheet' }));
    ctx.detail = `severed:sheet:${passages.length}`;
    return review(ctx, kept, sheet, shownIn);
  },
};

export const severingActions: readonly Action<Work>[] = [
  { id: 'event.severing', who, privacy: 'private', run: askSheet },
  { id: 'event.severing.ask', who: ['cso'], privacy: 'private', run: askForCopy },
  {
    id: 'event.severed',
    who,
    privacy: 'private',
    async run(ctx, value) {
      const [id = '', language, times] = value.split(' ');
      const event = await eventToSever(ctx, id);
      const sheet = await ctx.store.severings.get(id);
      if (!sheet?.passages.length) throw new Refusal('not-found', ctx.t.record.handOut.noSheet(id));
      const asked = languageIn(language) ?? ctx.language;
      // Whoever reviewed an earlier sheet has not seen what this one leaves in.
      const same = Number(times) === timesSent(sheet);
      if (!same || !(await isReviewed(ctx, event, sheet, asked))) return review(ctx, event, sheet, asked);
      const entry = { at: ctx.now.toISOString(), by: ctx.actor.id, what: 'copy' } as const;
      ctx.save('severings', { ...sheet, history: [...sheet.history, entry] });
      return handOut(ctx, event, 'severed', asked);
    },
  },
];
