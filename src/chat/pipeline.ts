import type { Handle, Reply } from './adapter.ts';
import type { Actor, Answer, Context, Outcome, Privacy, Who } from './command.ts';
import { FormExpired, InvalidForm, NotTaken, Refusal } from './errors.ts';
import type { ChatEvent, FormEvent } from './event.ts';
import { filledIn, type Returned, withWords } from './filled-in.ts';
import { type Message, say, together } from './message.ts';
import { inPlace, remarked } from './placed.ts';
import type { Phrases, Ports, Trace } from './ports.ts';
import type { Registry } from './registry.ts';
import { asTyped } from './typed.ts';
import { clean } from './words.ts';

/** How often an event is run that others got ahead of, and the longest pause in between, in milliseconds. */
const attempts = 14;
const longestPause = 150;

/** The one way through, from an event to its reply. Never rejects: whatever happens, the person gets an answer. */
export function pipeline<C extends Context>(registry: Registry<C, never>, ports: Ports<C>): Handle {
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

  /** What is said of an event that was not taken; of a form with what was typed, in the same form or else below. */
  async function notTaken(
    event: ChatEvent,
    actor: Actor | undefined,
    message: Message,
    token?: string,
  ): Promise<{ message: Message; form?: Reply['form'] }> {
    if (event.kind !== 'form' || !ports.mayRepeat(event)) return { message };
    const heading = message.card ?? [{ kind: 'text', tone: 'alert', text: message.text } as const];
    const why = { heading, errors: {}, ...(token && { token }) };
    // Where the store answers nothing, no form can be made: what was typed must not be lost for that.
    const form = actor && (await onceMore(event, actor, why).catch(() => undefined));
    return form ? { message, form } : { message: withWords(message, event) };
  }

  function place(
    event: ChatEvent,
    answer: Answer,
    privacy: Privacy,
    phrases: Phrases,
    belongs = false,
  ): Reply {
    const elsewhere = () => ports.sharedLine((p) => p.answeredPrivately);
    const { mentionWasVisible: own, mentionIsVisible: aside } = phrases;
    const after = belongs ? undefined : { own, aside };
    return inPlace(event, answer, { privacy, language: phrases.language, after, elsewhere });
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

  /** Which record the event is for, and whether this person may use it. */
  async function select(event: ChatEvent, ctx: C): Promise<Step> {
    const phrases = ports.phrases(ctx.actor.language);
    switch (event.kind) {
      case 'home':
      case 'opened':
      case 'welcome': {
        const run = () => ports.visit(ctx, event);
        return { what: event.kind, who: 'anyone', privacy: 'private', traceless: true, run };
      }
      case 'action': {
        const action = registry.actions.get(event.action);
        if (!action) return fixed('action', phrases.unknown);
        if (event.unchosen) return fixed(action.id, phrases.chooseFirst);
        return step(action.id, action, () => action.run(ctx, event.value));
      }
      case 'form': {
        const form = registry.forms.get(event.form);
        if (!form) return fixed('form', (await notTaken(event, ctx.actor, phrases.unknown)).message);
        return step(form.id, { who: form.who, privacy: 'private' }, () => {
          ports.checkForm(ctx, event);
          return form.run(ctx, event);
        });
      }
      case 'shortcut': {
        const command = registry.command(event.command);
        if (!command) return fixed('shortcut', phrases.unknown);
        const input = { files: [], mentions: [], ...(event.quote ? { quote: event.quote } : {}) };
        return step(command.name, command, () => command.run(ctx, {}, input));
      }
      case 'text': {
        const found = registry.match(event.text, ({ who }) => allowed(who, ctx.actor));
        const match = found.kind === 'several' ? await ports.meant(ctx, found.fitting) : found;
        if (match.kind === 'usage') {
          const command = match.command;
          const said = phrases.usage(match);
          const lists = 'lists' in match && event.files.length === 0 ? match.lists : undefined;
          if (lists) {
            return step(lists.command.name, lists.command, async () => {
              const listed = await lists.command.run(ctx, lists.args, event);
              return 'text' in listed ? together(said, listed) : listed;
            });
          }
          return step(command.name, { who: command.who, privacy: 'private' }, () =>
            ports.misread(ctx, event, said, 'rest' in match ? match.rest : undefined),
          );
        }
        if (match.kind === 'command') {
          const { command, args } = match;
          const texts = command.args
            .filter(({ kind }) => kind === 'text')
            .map(({ name }) => args[name] ?? '');
          return {
            free: texts.join(' '),
            ...step(command.name, command, () => command.run(ctx, args, event)),
          };
        }
        return { what: 'plain', who: 'anyone', privacy: 'private', run: () => ports.plain(ctx, event) };
      }
    }
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

  /**
   * The form that was not taken, as it was sent; undefined when it cannot be opened any more. Nothing of what its opening
   * did is kept.
   */
  async function onceMore(event: FormEvent, actor: Actor, why: Returned): Promise<Reply['form']> {
    const action = event.again && registry.actions.get(event.again.action);
    if (!event.again || !action || !allowed(action.who, actor)) return undefined;
    const phrases = ports.phrases(actor.language);
    const ctx = ports.begin(event, actor);
    try {
      const outcome = await action.run(ctx, event.again.value);
      const opened = 'text' in outcome ? undefined : outcome.form;
      if (opened?.form.id !== event.form) return undefined;
      const form = filledIn(opened.form, event, why);
      const answer = await ports.marked(ctx, { form: { ...opened, form } }, 'private');
      return place(event, answer, 'private', phrases).form;
    } catch (error) {
      if (error instanceof Refusal || error instanceof NotTaken) return undefined;
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

interface Step {
  what: string;
  who: Who;
  privacy: Privacy;
  traceless?: true | undefined;
  /** What stands in a command's place for free text. */
  free?: string;
  run(): Promise<Outcome>;
}

function step(
  what: string,
  { who, privacy, traceless }: Pick<Step, 'who' | 'privacy' | 'traceless'>,
  run: () => Promise<Outcome>,
): Step {
  return { what, who, privacy, traceless, run };
}

/** Nothing is done: a name in the audit would be that of whoever reports confidentially on the same card. */
function fixed(what: string, message: Message): Step {
  return { what, who: 'anyone', privacy: 'private', traceless: true, run: async () => message };
}

/** Whether a person may use a record, by role alone; need-to-know is checked on the record itself. */
export function allowed(who: Who, actor: Actor): boolean {
  if (who === 'anyone') return true;
  if (actor.standing === 'visitor') return false;
  return who === 'everyone' || who.some((role) => actor.roles.has(role));
}

/**
 * What a form says, whichever way it was sent: one that is delivered again says the same. Of words, when they were changed; of
 * other events, nothing.
 */
export function contentOf(event: ChatEvent): string {
  if (event.kind === 'text') return event.edited ?? '';
  if (event.kind !== 'form') return '';
  const values = Object.entries(event.values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([values, event.files.map(({ name, size }) => [name, size])]);
}

/** Under which an event is recognised when it is delivered again; a form by its token, however often it is sent. */
export function eventKey(event: ChatEvent): string {
  return event.kind === 'form' ? `form:${event.token}` : `${event.sender.platform}:${event.id}`;
}
