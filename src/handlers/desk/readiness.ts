import { Refusal } from '../../chat/errors.ts';
import type { Message } from '../../chat/message.ts';
import { say } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import { change } from '../../domain/event-history.ts';
import { levelOf } from '../../domain/readiness.ts';
import { newEvent } from '../../domain/security-event.ts';
import { text } from '../../text/index.ts';
import type { Work } from '../work.ts';
import { record } from './record.ts';

/** A level by its whole name, or by the last word of it: « accru » is « Niveau accru ». */
function isMeant(name: string, word: string): boolean {
  return name === word || name.split(/[\s-]/).at(-1) === word;
}

/**
 * Raises or returns the departmental readiness level. It is announced at the desk as an event of its own, whose one task
 * is to tell the Privy Council Office without delay (Directive on Security Management, G.2.4; Appendix I, I.2.2.5).
 */
export async function changeReadiness(ctx: Work, word: string): Promise<Message> {
  const t = ctx.t.readiness;
  const levels = ctx.department.readinessLevels;
  const stored = await ctx.store.readiness.get('current');
  const current = levelOf(levels, stored?.level);
  if (!current) throw new Error('no readiness levels');
  const name = (level: typeof current) => level.name[ctx.language];
  if (!word) return say(t.now(name(current)));
  const wanted = levels.find((level) =>
    [level.id, level.name.en, level.name.fr].some((each) => isMeant(fold(each), fold(word))),
  );
  if (!wanted) throw new Refusal('bad-input', t.unknown(word, levels.map(name).join(', ')));
  if (wanted.id === current.id) return say(t.already(name(current)));

  const at = ctx.now.toISOString();
  const id = await ctx.nextNumber('EV');
  const { languages } = ctx.department;
  const event = newEvent({
    id,
    author: ctx.actor.id,
    language: ctx.language,
    platform: ctx.platform,
    at,
    text: languages
      .map((language) => text(language).readiness.changed(current.name[language], wanted.name[language]))
      .join(' / '),
  });
  ctx.about = id;
  ctx.detail = `readiness:${current.id}>${wanted.id}`;
  const values = { from: current.id, to: wanted.id };
  const fields = { status: 'taken', owner: ctx.actor.id, readiness: values } as const;
  await record(ctx, change(event, ctx.actor.id, ctx.now, 'readiness', fields, values), ctx.actor.id);
  const version = stored?.version ?? 0;
  ctx.save('readiness', { id: 'current', version, level: wanted.id, since: at, by: ctx.actor.id, event: id });
  const lines = [t.changed(name(current), name(wanted)), t.tell(id)];
  const notify = { action: 'event.notify', value: id, label: ctx.t.routing.show, style: 'primary' } as const;
  return {
    text: lines.join('\n'),
    card: [
      ...lines.map((line) => ({ kind: 'text', text: line }) as const),
      { kind: 'buttons', buttons: [notify] },
    ],
  };
}
