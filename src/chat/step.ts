import { allowed, type Context, type Outcome, type Privacy, type Who } from './command.ts';
import type { ChatEvent } from './event.ts';
import type { GivingBack } from './given-back.ts';
import { type Message, together } from './message.ts';
import type { Ports } from './ports.ts';
import type { Registry } from './registry.ts';

/** The record that an event is for, and what it runs. */
export interface Step {
  what: string;
  who: Who;
  privacy: Privacy;
  traceless?: true | undefined;
  /** What stands in a command's place for free text. */
  free?: string;
  run(): Promise<Outcome>;
}

/** Finds which record an event is for; whether this person may use it is for the pipeline to see. */
export function selecting<C extends Context>(
  registry: Registry<C, never>,
  ports: Ports<C>,
  { notTaken }: GivingBack<C>,
): (event: ChatEvent, ctx: C) => Promise<Step> {
  return select;

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
