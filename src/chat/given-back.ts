import type { Reply } from './adapter.ts';
import { type Actor, type Answer, allowed, type Context, type Privacy } from './command.ts';
import { NotTaken, Refusal } from './errors.ts';
import type { ChatEvent, FormEvent } from './event.ts';
import { filledIn, type Returned, withWords } from './filled-in.ts';
import type { Message } from './message.ts';
import { inPlace } from './placed.ts';
import type { Phrases, Ports } from './ports.ts';
import type { Registry } from './registry.ts';

/** What `givingBack` makes. */
export type GivingBack<C extends Context> = ReturnType<typeof givingBack<C>>;

/** Puts answers where they belong, and gives back what was typed into a form that was not taken. */
export function givingBack<C extends Context>(registry: Registry<C, never>, ports: Ports<C>) {
  return { place, notTaken, onceMore };

  /** An answer, each part where it belongs. */
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
