import { firstWord, split } from '../../chat/arguments.ts';
import type { Action, Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Message } from '../../chat/message.ts';
import { all, type Records } from '../../chat/registry.ts';
import { retyped } from '../../domain/event-history.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import { isTypeAuthors } from '../../domain/still-authors.ts';
import { tellOfNamed } from '../desk/escalation.ts';
import { goesOnIn } from '../desk/merged.ts';
import { record } from '../desk/record.ts';
import type { Unit, Work } from '../work.ts';
import { ownEvent } from './access.ts';
import { accessAsType } from './colleagues.ts';
import { dangerAction } from './danger.ts';
import { draftActions, reportOffered } from './draft-sending.ts';
import { openReportForm, reportFormHandler } from './form.ts';
import { fileReport } from './intake.ts';
import { moveAction, offerMisnumbered } from './misnumbered.ts';
import { addToNumbered, noteActions, noteForms, openDetails } from './notes.ts';
import { hasToBeSealed } from './numbers.ts';
import { reportOrAdd } from './own-number.ts';
import { receipt, receiptMaker, renewReceipt, takenBack, withheldReceipt } from './receipt.ts';
import { gate } from './sensitivity.ts';
import { showEvent, showMine, shownToAuthor } from './show.ts';
import { takeBack } from './take-back.ts';
import { receiptAgain, unansweredTimer } from './unanswered.ts';
import { unsentDanger } from './unsent.ts';
import { whyKept } from './withdrawal.ts';

const head = { en: ['report'], fr: ['signaler'] } as const;
const number = { kind: 'number', name: 'event', prefix: 'EV' } as const;

const commands: readonly Command<Work>[] = [
  {
    name: 'report',
    head,
    args: [{ kind: 'text', name: 'what', optional: true }],
    who: 'anyone',
    privacy: 'private',
    summary: {
      en: 'Tell security what happened; alone, it opens the form',
      fr: 'Dire à la sécurité ce qui s’est passé; seul, ouvre le formulaire',
    },
    examples: {
      en: ['report lost my badge in the lobby of 90 Elgin', 'report'],
      fr: ['signaler j’ai perdu ma carte dans le hall du 90, rue Elgin', 'signaler'],
    },
    async run(ctx, { what }, { files, quote }) {
      const behind = gate(ctx, [withoutSub(what)]);
      if (what && !behind.ok) return fileReport(ctx, { text: what, files: [], marking: behind.marking });
      const offered = what && files.length === 0 ? await reportOffered(ctx, what) : undefined;
      if (offered) return offered;
      if (what || files.length) return reportOrAdd(ctx, what ?? '', files);
      const gated = gate(ctx, [quote ?? '']);
      // Of a message that may not stand there nothing is repeated.
      if (!gated.ok)
        return { ...openReportForm(ctx), message: withheldReceipt(ctx, undefined, gated.marking) };
      const before = quote ? undefined : await unsentDanger(ctx);
      if (!before) return openReportForm(ctx, quote);
      const isSealed = before.sealed || (await hasToBeSealed(ctx, before.text));
      return openReportForm(ctx, before.text, before, isSealed);
    },
  },
  {
    name: 'report mine',
    head,
    sub: { en: ['mine'], fr: ['mes'] },
    args: [],
    who: 'everyone',
    privacy: 'private',
    summary: { en: 'Your own reports', fr: 'Vos propres signalements' },
    examples: { en: ['report mine'], fr: ['signaler mes'] },
    run: showMine,
  },
  {
    name: 'report show',
    head,
    sub: { en: ['show'], fr: ['voir', 'montrer', 'afficher'] },
    args: [number],
    who: 'everyone',
    privacy: 'private',
    summary: { en: 'One of your reports in full', fr: 'Un de vos signalements au complet' },
    examples: { en: ['report show EV-2026-0001'], fr: ['signaler voir EV-2026-0001'] },
    async run(ctx, { event = '' }, { files }) {
      // With a photograph, `report EV-2026-0001` means to add it.
      if (files.length > 0) return reportOrAdd(ctx, event, files);
      if (ctx.event.kind === 'text' && ctx.event.filesElsewhere)
        ctx.remarks.push(ctx.t.report.file.elsewhere);
      return showEvent(ctx, await ownEvent(ctx, event), false);
    },
  },
  {
    name: 'report note',
    head,
    sub: { en: ['note'], fr: ['note'] },
    args: [number, { kind: 'text', name: 'text', optional: true }],
    who: 'everyone',
    privacy: 'private',
    summary: { en: 'Add to one of your reports', fr: 'Ajouter à un de vos signalements' },
    examples: {
      en: ['report note EV-2026-0001 it was found'],
      fr: ['signaler note EV-2026-0001 je l’ai trouvée'],
    },
    async run(ctx, { event = '', text = '' }, { files }) {
      if (!text && files.length === 0) return openDetails(ctx, await ownEvent(ctx, event));
      return addToNumbered(ctx, event, text, { files }, () => offerMisnumbered(ctx, event, text));
    },
  },
  {
    name: 'report withdraw',
    head,
    sub: { en: ['withdraw'], fr: ['retirer'] },
    args: [number],
    who: 'everyone',
    privacy: 'private',
    summary: {
      en: 'Withdraw one of your reports; the record is kept',
      fr: 'Retirer un signalement; le dossier est conservé',
    },
    examples: { en: ['report withdraw EV-2026-0001'], fr: ['signaler retirer EV-2026-0001'] },
    run: (ctx, { event = '' }) => withdraw(ctx, event),
  },
];

const actions: readonly Action<Work>[] = [
  ...draftActions,
  ...noteActions,
  moveAction,
  {
    id: 'report.withdraw',
    who: 'anyone',
    privacy: 'private',
    run: async (ctx, value) => ({ replace: await withdraw(ctx, value) }),
  },
  dangerAction,
  {
    id: 'report.show',
    who: 'everyone',
    privacy: 'private',
    run: async (ctx, value) => showEvent(ctx, await ownEvent(ctx, value), false),
  },
  {
    id: 'report.types',
    who: 'anyone',
    privacy: 'private',
    run: async (ctx, value) => ({
      replace: receipt(ctx, await retypable(ctx, value), ctx.language, [], { retyping: true }),
    }),
  },
  {
    id: 'report.type',
    who: 'anyone',
    privacy: 'private',
    async run(ctx, value) {
      const [id = '', chosen = ''] = value.split(' ');
      const event = await retypable(ctx, id);
      const type = ctx.type(chosen);
      const access = await accessAsType(ctx, event, type);
      const changed = retyped(event, type, access, { by: event.author, now: ctx.now });
      ctx.detail = `type:${event.type}>${type.id}`;
      await record(ctx, changed, event.author);
      await tellOfNamed(ctx, event, changed);
      await renewReceipt(ctx, changed);
      const remark = ctx.t.report.typeChanged(id, type.name[ctx.language]);
      return { replace: receipt(ctx, changed, ctx.language, [remark]) };
    },
  },
];

/** What was told, without a word of another command before it: who forgets the number writes “report note SECRET: …”. */
function withoutSub(what = ''): string {
  const subs = commands.flatMap(({ sub }) => (sub ? all(sub) : []));
  return subs.includes(firstWord(what)) ? split(what)[1] : what;
}

/**
 * One's own report whose type may still be corrected: who may see it, and whom agencies' rules want told, follow from the type,
 * so that it is the desk's once somebody there has seen the report or worked on it.
 */
async function retypable(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await ownEvent(ctx, id);
  const t = ctx.t.report;
  if (event.status === 'withdrawn') throw await inVain(ctx, event, 'too-late', t.closedForNotes(id));
  if (event.circumstance) throw await inVain(ctx, event, 'too-late', t.typeFixed(id));
  if (isOver(await goesOnIn(ctx, event))) throw await inVain(ctx, event, 'too-late', t.typeKept(id));
  if (!isTypeAuthors(event)) throw await inVain(ctx, event, 'too-late', t.typeIsDesks(id));
  return event;
}

/** Refuses a button of one's own report, which then stands as it is, without that button: others may not read it so. */
async function inVain(ctx: Work, event: SecurityEvent, code: Refusal['code'], why: string): Promise<Refusal> {
  const isAlone = ctx.event.place.kind === 'direct';
  return new Refusal(code, why, isAlone ? await shownToAuthor(ctx, event, [why]) : undefined);
}

/** Marks a report as withdrawn and keeps it; not when danger was said, nor when somebody works on it. */
async function withdraw(ctx: Work, id: string): Promise<Message> {
  const event = await ownEvent(ctx, id);
  const t = ctx.t.report;
  switch (await whyKept(ctx, event)) {
    case 'danger':
      throw await inVain(ctx, event, 'not-allowed', t.keptDanger(id));
    case 'taken':
      throw await inVain(ctx, event, 'not-allowed', t.keptTaken(id));
    case 'needed':
      throw await inVain(ctx, event, 'not-allowed', t.keptNeeded(id));
    case 'withdrawn':
      throw await inVain(ctx, event, 'too-late', t.keptWithdrawn(id));
    case undefined: {
      await takeBack(ctx, event);
      return takenBack(ctx.t, id);
    }
  }
}

export const report: Records<Work, Unit> = {
  commands,
  actions,
  forms: [reportFormHandler, ...noteForms],
  timers: [unansweredTimer],
  cards: [receiptMaker, receiptAgain],
};
