import type { Handle } from '../chat/adapter.ts';
import type { Command } from '../chat/command.ts';
import type { ChatEvent, Language } from '../chat/event.ts';
import { type Field, type Form, type Message, say, sayWith } from '../chat/message.ts';
import { pipeline } from '../chat/pipeline.ts';
import type { Phrases, Ports, Trace } from '../chat/ports.ts';
import { Registry } from '../chat/registry.ts';
import { type AuditFact, unnamed } from '../domain/audit.ts';
import { maskSocialInsuranceNumbers } from '../domain/social-insurance-number.ts';
import { Conflict, NotRecorded, type Write } from '../domain/store.ts';
import { text } from '../text/index.ts';
import { actionItems } from './action/index.ts';
import { alerts } from './alert/index.ts';
import { watch } from './alert/watch.ts';
import { checkToken } from './ask.ts';
import { auditRecords } from './audit/index.ts';
import { awareness } from './awareness/index.ts';
import { basics, home } from './basics/index.ts';
import { crises } from './crisis/index.ts';
import { roomTalk } from './crisis/room-talk.ts';
import { desk } from './desk/index.ts';
import { withParts } from './desk/merged.ts';
import { withDangerShown } from './desk/seen-danger.ts';
import { reportOrCase } from './desk/show.ts';
import { directWords } from './direct-words.ts';
import { dutyRecords } from './duty/index.ts';
import { markExercise } from './exercise.ts';
import { identify } from './identify.ts';
import { nameMentions } from './mentions.ts';
import { dangerFirst, emergencyPhones, numbersLine } from './phones.ts';
import { identityToTell, mayBeBehind } from './report/access.ts';
import { report } from './report/index.ts';
import { misread } from './report/misread.ts';
import { gateForm, withoutSecrets } from './report/sensitivity.ts';
import { sentBefore } from './report/sent-before.ts';
import { screening } from './screening/index.ts';
import { answeredBefore, remember } from './seen.ts';
import { sync } from './sync/index.ts';
import { undelivered, whatIsStored } from './undelivered.ts';
import { type Services, type Unit, Work } from './work.ts';

/** Every feature there is. */
export function allRecords(): Registry<Work, Unit> {
  return new Registry<Work, Unit>([
    report,
    desk,
    dutyRecords,
    alerts,
    watch,
    screening,
    awareness,
    sync,
    basics,
    crises,
    actionItems,
    auditRecords,
  ]);
}

export interface Host {
  clock(): Date;
  /** Writes an error to the log, without anything a person wrote, and returns a reference. */
  failure(what: string, error: unknown, request?: string): string;
  /** Told what an event was, by the id of its command, action or form, and how it went. */
  traced?(event: ChatEvent, what: string, outcome: Trace['outcome'] | 'not-recorded'): void;
  /** Called after something was stored. */
  stored(writes: readonly Write[]): void;
}

/** Whoever comes by decides nothing, and their name in the audit beside a confidential report would be its author's. */
const visits: readonly string[] = ['home', 'opened', 'welcome'] satisfies ChatEvent['kind'][];

/** The bot: from a neutral event to its reply, on the given store. */
export function createBot(registry: Registry<Work, Unit>, services: Services, host: Host): Handle {
  const said = { en: phrases('en', services), fr: phrases('fr', services) };
  const ports: Ports<Work> = {
    async repeated(event) {
      if (event.once) return undefined;
      return answeredBefore(services, event);
    },
    async identify(event) {
      await nameMentions(services.store.people, event);
      return identify(services, event.sender, host.clock());
    },
    checkForm: checkToken,
    mayRepeat: (form) => gateForm(services.department, form).ok,
    sentBefore,
    begin: (event, actor) =>
      new Work(services, host.clock(), event, actor, (words) => registry.areOwn(words)),
    async commit(ctx, trace, reply) {
      host.traced?.(ctx.event, trace.what, trace.outcome);
      // A form that was opened, or has to be corrected, changes nothing; recording the moment would tell who reported confidentially.
      const opened = trace.outcome === 'done' ? reply.form?.form : undefined;
      const isLook = opened !== undefined && showsRecord(ctx, opened);
      const isNothing = (opened && !isLook) || trace.outcome === 'invalid' || trace.traceless;
      if (isNothing && ctx.writes.length === 0) return 'stored';
      const isVisit = visits.includes(ctx.event.kind);
      // Whoever opens it again looks again.
      if (!ctx.event.once && !isVisit && !isLook) remember(ctx, reply);
      if (isLook) ctx.detail ??= 'form';
      // A receipt is owed otherwise, should nobody be here to show it.
      const isReceipt = ctx.lasts || ctx.owed;
      if (trace.outcome === 'done' && !isReceipt && !ctx.belongs && whatIsStored(ctx) !== 'nothing')
        services.unanswered?.expectAnswer(ctx, reply);
      const { writes } = ctx;
      try {
        const fact = isVisit ? undefined : await factOf(ctx, trace);
        await services.store.commit(writes, fact ? [...ctx.facts, fact] : ctx.facts);
      } catch (error) {
        if (error instanceof Conflict) return 'conflict';
        if (error instanceof NotRecorded) {
          host.failure(trace.what, error, ctx.event.request);
          host.traced?.(ctx.event, trace.what, 'not-recorded');
          return 'not-recorded';
        }
        throw error;
      }
      host.stored(writes);
      return 'stored';
    },
    isFull: (error) => error instanceof NotRecorded,
    meant: reportOrCase,
    plain: async (ctx, event) => (await roomTalk(ctx, event)) ?? directWords(ctx, event),
    misread,
    refused: withoutSecrets,
    visit: home,
    marked: async (ctx, answer, privacy) =>
      markExercise(ctx, await withDangerShown(ctx, answer, privacy), privacy),
    phrases: (language) => said[language],
    sharedLine: (pick) => {
      const lines = services.department.languages.map((language) => pick(said[language]));
      return say(lines.join(' / '));
    },
    undelivered: (own, ctx) => undelivered(services.department, own, ctx),
    failure(event, what, error) {
      host.traced?.(event, what, error instanceof NotRecorded ? 'not-recorded' : 'failed');
      return host.failure(what, error, event.request);
    },
  };
  return pipeline(registry, ports);
}

/**
 * Whether the opening of a form shows what a record holds: fields filled in from it, or a list of what it lacks. Of one's own report
 * it shows nothing that its author did not write, and they may be about to write of it, or of another, confidentially.
 */
function showsRecord({ about, as }: Work, { id, fields, intro }: Form): boolean {
  if (about === undefined || as !== undefined || /^report(\.|$)/.test(id)) return false;
  const isFilled = (field: Field) => 'value' in field && Boolean(field.value);
  return fields.some(isFilled) || intro.some(({ kind }) => kind !== 'text' && kind !== 'phones');
}

/**
 * The audit would tell who reported confidentially: somebody of whom nothing in an event says why they are kept out of it has to be
 * its author, or that of a part of it. They looked at nothing that is not theirs, and even a line without a name would tell that the
 * author works at the desk: there is none. Where a seal does not open any more they may be anybody, and the line has no name.
 */
async function factOf(ctx: Work, trace: Trace): Promise<AuditFact | undefined> {
  const isKeptOut = trace.code === 'not-found';
  // Why nobody may open a name is said to them alone: neither theirs, nor handled by them, nor about them.
  const isUnsealing = /^event.unseal/.test(trace.what);
  const behind = trace.outcome === 'refused' && (isKeptOut || isUnsealing) ? await behindWhich(ctx) : [];
  if (behind.includes('theirs')) return undefined;
  const record = ctx.about ? { record: ctx.about } : {};
  const at = ctx.now.toISOString();
  if (isKeptOut && behind.includes('anybodys'))
    return { at, who: unnamed, what: 'look refused', outcome: 'refused', ...record, from: 'event' };
  const detail = ctx.detail ?? trace.code;
  return {
    at,
    who: ctx.as ?? ctx.actor.id,
    what: trace.what,
    outcome: trace.outcome,
    ...record,
    ...(detail && { detail }),
    from: `${ctx.platform}:${ctx.event.place.kind}`,
  };
}

/** Whose the confidential parts of what somebody looked at are: theirs, somebody else’s, or, where a seal does not open, anybody’s. */
async function behindWhich(ctx: Work): Promise<('theirs' | 'anybodys' | undefined)[]> {
  const event = ctx.about ? await ctx.store.events.get(ctx.about) : undefined;
  const all = event ? await withParts(ctx, event) : [];
  return Promise.all(
    all.map(async ({ confidential, author }) => {
      if (!confidential || !(await mayBeBehind(ctx, author, ctx.actor))) return undefined;
      return (await identityToTell(ctx, author)) ? 'theirs' : 'anybodys';
    }),
  );
}

function phrases(language: Language, services: Services): Phrases {
  const t = text(language).common;
  // Whoever is not served here may be in danger.
  const withPhones = (sentence: string): Message => ({
    text: `${sentence} ${numbersLine(text(language), services.department)}`,
    card: [
      { kind: 'text', tone: 'alert', text: sentence },
      { kind: 'phones', rows: emergencyPhones(text(language), services.department) },
    ],
  });
  return {
    language,
    unknown: say(t.unknown),
    chooseFirst: say(t.chooseFirst),
    usage: (match) => {
      const { examples, head } = match.command as Command<Work>;
      if ('unknown' in match)
        return say(t.usageUnknown(head[language][0] ?? '', maskSocialInsuranceNumbers(match.unknown).text));
      const found = maskSocialInsuranceNumbers(match.problem.found).text;
      const example = examples[language][0] ?? '';
      return say(found ? t.usageFound(found, example) : t.usage(example));
    },
    notAllowed: t.notAllowed,
    membersOnly: sayWith(t.membersOnly, [...dangerFirst(text(language), services.department)]),
    notRecorded: withPhones(t.notRecorded),
    failed: (reference) => withPhones(t.failed(reference)),
    answeredPrivately: t.answeredPrivately,
    mentionWasVisible: t.mentionWasVisible,
    mentionIsVisible: t.mentionIsVisible,
    invalidForm: t.invalidForm,
    wordsLeftOut: t.wordsLeftOut,
  };
}
