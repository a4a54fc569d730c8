import type { Handle, Reply } from './adapter.ts';
import { type Actor, type Answer, allowed, type Context, type Privacy } from './command.ts';
import { FormExpired, InvalidForm, NotTaken, Refusal } from './errors.ts';
import type { ChatEvent } from './event.ts';
import { contentOf, eventKey } from './event-key.ts';
import { givingBack } from './given-back.ts';
import { type Message, say, together } from './message.ts';
import { remarked } from './placed.ts';
import type { Phrases, Ports, Trace } from './ports.ts';
import type { Registry } from './registry.ts';
import { type Step, selecting } from './step.ts';
import { asTyped } from './typed.ts';
import { clean } from './words.ts';

/** How often an event is run that others got ahead of, and the longest pause in between, in milliseconds. */
const attempts = 14;
const longestPause = 150;

/** The one way through, from an event to its reply. Never rejects: whatever happens, the person gets an answer. */
export function pipeline<C extends Context>(registry: Registry<C, never>, ports: Ports<C>): Handle {
  const back = givingBack(registry, ports);
  const { place, notTaken, onceMore } = back;
  const select = selecting(registry, ports, back);
  /** Deliveries of one event that arrive while the first is being handled wait for its reply. */
  const underway = new Map<string, { content: string; reply: Promise<Reply> }>();

  return (event) => {
    cleanWords(event);
    const key = eventKey(event);
    const content = contentOf(event);
    const running = underway.get(key);
    if (running?.content === content) return running.reply;
    const reply = running ? running.reply.then(() => answer(event)) : answer(event);
    const mine = { content, reply };
    underway.set(key, mine);
    return reply.finally(() => {
      if (underway.get(key) === mine) underway.delete(key);
    });
  };

  async function answer(event: ChatEvent): Promise<Reply> {
    let actor: Actor | undefined;
    let what = event.kind as string;
    try {
      const before = await ports.repeated(event);
      if (before && before !== 'otherwise') return before;
      actor = await ports.identify(event);
      if (before) return await sentBefore(event, actor);
      for (let attempt = 0; attempt < attempts; attempt++) {
        const ctx = ports.begin(event, actor);
        const step = await select(event, ctx);
        what = step.what;
        const { reply, trace } = await run(event, ctx, step);
        deliverable(event, reply, ctx);
        if (ctx.lasts) reply.lasts = true;
        if (ctx.owed) reply.owed = true;
        if (ctx.secret) reply.secret = true;
        const stored = await ports.commit(ctx, trace, reply);
        if (stored === 'stored') return reply;
        if (stored === 'not-recorded') return await apologise(event, actor, (phrases) => phrases.notRecorded);
        await pause(attempt);
        // Whoever was first may have been the same event, delivered to another instance.
        const elsewhere = await ports.repeated(event);
        if (elsewhere === 'otherwise') return await sentBefore(event, actor);
        if (elsewhere) return elsewhere;
      }
      throw new Error('gave up after repeated conflicts');
    } catch (error) {
      const reference = ports.failure(event, what, error);
      if (ports.isFull(error)) return apologise(event, actor, (phrases) => phrases.notRecorded);
      return apologise(event, actor, (phrases) => phrases.failed(reference));
    }
  }

  /** A form comes back as the one that it was: if it was stored after all, it is not stored twice. */
  async function apologise(
    event: ChatEvent,
    actor: Actor | undefined,
    pick: (phrases: Phrases) => Message,
  ): Promise<Reply> {
    const phrases = ports.phrases(actor?.language ?? 'en');
    const token = event.kind === 'form' ? event.token : undefined;
    const { message, form } = await notTaken(event, actor, pick(phrases), token);
    const reply = { ...place(event, { message }, 'private', phrases), ...(form && { form }) };
    deliverable(event, reply);
    return reply;
  }

  /** The same token never makes two records, and no words vanish for that: they come back in another form. */
  async function sentBefore(event: ChatEvent, actor: Actor): Promise<Reply> {
    const phrases = ports.phrases(actor.language);
    const said = ports.sentBefore(ports.begin(event, actor));
    const { message, form } = await notTaken(event, actor, said);
    const reply = {
      ...place(event, { message }, 'private', phrases),
      ...(form && { form }),
      apart: true as const,
    };
    deliverable(event, reply);
    return reply;
  }

  /** Adds to a reply what is shown where the part of it that is for one person alone does not reach them. */
  function deliverable(event: ChatEvent, reply: Reply, ctx?: C): void {
    if (!reply.own && reply.form?.where !== 'own') return;
    const said = ports.undelivered(reply.own, ctx);
    const isSeen = event.kind === 'text' && event.audience === 'everyone' && !ctx?.belongs;
    const seen = isSeen
      ? together(
          said,
          ports.sharedLine((p) => p.mentionIsVisible),
        )
      : said;
    reply.undelivered = asTyped(seen, event.place);
  }

  async function run(event: ChatEvent, ctx: C, step: Step): Promise<{ reply: Reply; trace: Trace }> {
    const phrases = ports.phrases(ctx.actor.language);
    const what = step.what;
    const placed = async (answer: Answer, privacy: Privacy, belongs = false) => {
      const spoken = answer.language ? ports.phrases(answer.language) : phrases;
      return place(event, await ports.marked(ctx, answer, privacy), privacy, spoken, belongs);
    };
    try {
      if (!allowed(step.who, ctx.actor)) {
        const visitor = ctx.actor.standing === 'visitor';
        const said = visitor ? phrases.membersOnly : say(phrases.notAllowed);
        const { message, form } =
          event.kind === 'text'
            ? { message: await ports.misread(ctx, event, said, step.free) }
            : await notTaken(event, ctx.actor, said);
        return {
          reply: { ...place(event, { message }, 'private', phrases), ...(form && { form }) },
          trace: { what, outcome: 'refused', code: 'role' },
        };
      }
      const outcome = await step.run();
      const answer = remarked('text' in outcome ? { message: outcome } : outcome, ctx.remarks);
      const reply = await placed(answer, answer.privacy ?? step.privacy, ctx.belongs);
      return { reply, trace: { what, outcome: 'done', ...(step.traceless && { traceless: true }) } };
    } catch (thrown) {
      const mayQuote = thrown instanceof Refusal || thrown instanceof InvalidForm;
      const error = mayQuote ? ports.refused(ctx, thrown) : thrown;
      // Whoever is refused has changed nothing, wherever in its work the handler found the reason.
      ctx.discard();
      if (error instanceof InvalidForm) {
        const errors = asTyped(error.errors, event.place);
        const wordless = event.kind === 'form' && !ports.mayRepeat(event);
        const left = wordless ? [phrases.wordsLeftOut] : [];
        const message = { text: [phrases.invalidForm, ...Object.values(errors), ...left].join('\n') };
        const heading = [phrases.invalidForm, ...left].map(
          (text) => ({ kind: 'text', tone: 'alert', text }) as const,
        );
        const { state } = error;
        const why = { heading, errors, wordless, ...(state !== undefined && { state }) };
        const form =
          event.kind === 'form' && (await onceMore(event, ctx.actor, { ...why, token: event.token }));
        const reply = { ...(await placed({ message }, 'private')), errors, ...(form && { form }) };
        return { reply, trace: { what, outcome: 'invalid' } };
      }
      if (error instanceof NotTaken) {
        const reply = await placed({ message: error.answer }, 'private');
        return { reply, trace: { what, outcome: 'refused', code: 'marking' } };
      }
      if (error instanceof Refusal) {
        const { message, form } = await notTaken(event, ctx.actor, say(error.sentence));
        const said = event.kind === 'action' && error.instead ? { replace: error.instead } : { message };
        const reply = { ...(await placed(said, 'private', ctx.belongs)), ...(form && { form }) };
        // Sent anew at once, a form may be a confidential report.
        if (error instanceof FormExpired) return { reply, trace: { what, outcome: 'invalid' } };
        return { reply, trace: { what, outcome: 'refused', code: error.code } };
      }
      throw error;
    }
  }
}

/** What cannot be seen is nothing that somebody wrote: no command goes unrecognised for it, and no field is filled by it. */
function cleanWords(event: ChatEvent): void {
  if (event.kind === 'text') event.text = clean(event.text);
  if (event.kind === 'shortcut' && event.quote) event.quote = clean(event.quote);
  if (event.kind !== 'form') return;
  const cleaned = Object.entries(event.values).map(([name, value]) => [name, clean(value)] as const);
  event.values = Object.fromEntries(cleaned.filter(([, value]) => value));
}

/** Those who met in a conflict come back at different moments, so that they do not meet again. */
function pause(attempt: number): Promise<void> {
  const ms = Math.random() * Math.min(longestPause, 2 ** (attempt + 1));
  return new Promise((resolve) => setTimeout(resolve, ms));
}
