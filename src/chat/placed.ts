import type { Reply } from './adapter.ts';
import type { Answer, Privacy } from './command.ts';
import type { ChatEvent, Language } from './event.ts';
import { inLanguage, labelled, type Message, say, together } from './message.ts';
import { asTyped } from './typed.ts';

interface Where {
  privacy: Privacy;
  language: Language;
  /** Said after what only one person reads of words that others read: in their own chat, and beside the words. */
  after: { own: string; aside: string } | undefined;
  /** What others read who read those words. */
  elsewhere(): Message;
}

/** Each part of an answer where it may be seen, with its commands as they are typed there. */
export function inPlace(event: ChatEvent, given: Answer, where: Where): Reply {
  const reply: Reply = {};
  const answer = event.kind === 'text' || event.kind === 'shortcut' ? asMessage(given) : given;
  const { language } = where;
  const hidden = event.audience === 'everyone' && where.privacy === 'private';
  const own = { platform: event.place.platform, kind: 'direct' } as const;
  const there = hidden ? own : event.place;
  if (answer.home) reply.home = asTyped(inLanguage(answer.home, language), own);
  if (answer.replace) reply.replace = asTyped(inLanguage(answer.replace, language), event.place);
  if (answer.form) {
    const { form, opener } = answer.form;
    const intro = labelled(form.intro, language);
    const notice = labelled(form.notice, language);
    const shown = { form: { ...form, intro, notice }, opener, where: hidden ? 'own' : 'here' } as const;
    reply.form = asTyped(shown, there);
  }
  if (answer.message) {
    const said = inLanguage(answer.message, language);
    const shown = asTyped(said, there);
    const aside = hidden ? asTyped(said, event.place) : shown;
    reply[hidden ? 'own' : 'here'] = shown;
    if (aside !== shown) reply.aside = aside;
  }
  if (hidden && event.kind === 'text' && (answer.message || answer.form)) {
    if (where.after) {
      reply.aside = withLine(reply.aside ?? reply.own, where.after.aside);
      reply.own = withLine(reply.own, where.after.own);
    }
    reply.here = where.elsewhere();
  }
  return reply;
}

/** Words have no card whose place an answer could take. */
function asMessage({ replace, ...answer }: Answer): Answer {
  if (!replace) return answer;
  return { ...answer, message: answer.message ? together(replace, answer.message) : replace };
}

/** The answer with what is said after it. */
export function remarked(answer: Answer, remarks: readonly string[]): Answer {
  if (remarks.length === 0) return answer;
  const { message, replace } = answer;
  const lines = remarks.join('\n');
  return !message && replace
    ? { ...answer, replace: withLine(replace, lines) }
    : { ...answer, message: withLine(message, lines) };
}

function withLine(message: Message | undefined, line: string): Message {
  if (!message) return say(line);
  return together(message, { text: line, card: [{ kind: 'text', tone: 'quiet', text: line }] });
}
