import { type Answer, allowed, type Privacy } from '../chat/command.ts';
import type { Element, Message } from '../chat/message.ts';
import { inBoth, text } from '../text/index.ts';
import { mayKnowAction } from './action/access.ts';
import { alertReaders } from './alert/access.ts';
import { drill } from './alert/card.ts';
import { mayRead } from './crisis/access.ts';
import type { Work } from './work.ts';

const marks = (['en', 'fr'] as const).map((language) => text(language).common.exerciseMark);
/** So much of a card is what people see first. */
const first = 4;

/**
 * An answer about an exercise says that it is about one, whatever it is: refusals and forms, too. Handlers mark what they
 * tell others; what they answer is looked at here, once for all of them. Whoever may not know of the record learns
 * nothing by it.
 */
export async function markExercise(ctx: Work, answer: Answer, privacy: Privacy): Promise<Answer> {
  const shared = ctx.event.audience === 'everyone';
  // What is for one alone is answered elsewhere; what others see is changed where they see it.
  const mark = await markOf(ctx, shared && privacy !== 'private');
  if (mark === undefined) return answer;
  const { message, replace, form } = answer;
  const there = shared && replace ? await markOf(ctx, true) : mark;
  return {
    ...answer,
    ...(message && { message: markMessage(message, mark) }),
    ...(replace && { replace: markMessage(replace, there ?? mark) }),
    ...(form && {
      form: {
        form: { ...form.form, intro: markCard(form.form.intro, mark) },
        opener: markMessage(form.opener, mark),
      },
    }),
  };
}

/** What stands before it: in both languages for an alert, and where others read it. */
async function markOf(ctx: Work, shared: boolean): Promise<string | undefined> {
  const id = ctx.about ?? '';
  switch (id.slice(0, 3)) {
    case 'AL-': {
      const alert = ctx.coming('alerts', id) ?? (await ctx.store.alerts.get(id));
      const known = alert?.startedAt ?? allowed(alertReaders, ctx.actor);
      return alert?.kind === 'exercise' && known ? drill : undefined;
    }
    case 'CR-': {
      const crisis = ctx.coming('crises', id) ?? (await ctx.store.crises.get(id));
      const known = crisis?.exercise && (ctx.belongs || (await mayRead(ctx, crisis, ctx.actor)));
      return known ? inReach(ctx, shared) : undefined;
    }
    case 'AC-': {
      const action = ctx.coming('actions', id) ?? (await ctx.store.actions.get(id));
      const known = action?.exercise && (await mayKnowAction(ctx, action, ctx.actor));
      return known ? inReach(ctx, shared) : undefined;
    }
    default:
      return undefined;
  }
}

function inReach(ctx: Work, shared: boolean): string {
  const read = shared ? ctx.department.languages : [ctx.language];
  return inBoth(read, (t) => t.common.exerciseMark);
}

function markMessage(message: Message, mark: string): Message {
  return {
    ...message,
    text: isMarked(message.text) ? message.text : `${mark} · ${message.text}`,
    ...(message.card && { card: markCard(message.card, mark) }),
  };
}

function markCard(card: Element[], mark: string): Element[] {
  const says = (element: Element) =>
    (element.kind === 'heading' || element.kind === 'text') && isMarked(element.text);
  return card.slice(0, first).some(says) ? card : [{ kind: 'text', tone: 'strong', text: mark }, ...card];
}

function isMarked(words: string): boolean {
  return marks.some((mark) => words.includes(mark));
}
