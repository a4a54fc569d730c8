import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { Reply } from '../../chat/adapter.ts';
import type { ChatEvent, Sender } from '../../chat/event.ts';
import { elementsOf, type Message, together } from '../../chat/message.ts';
import { inBoth } from '../../text/index.ts';
import { type EventBody, type HappeningOptions, happenings } from './happenings.ts';
import { acknowledgeWithin } from './limits.ts';
import { authorOf } from './members.ts';
import { answerModal, isTaken, type Modal, renderForm } from './modal.ts';
import {
  fromModal,
  fromPress,
  fromShortcut,
  fromSlash,
  type PressBody,
  type ShortcutBody,
  type SlashBody,
  type SubmitBody,
} from './receive.ts';
import { renderMessage } from './render.ts';
import { within } from './within.ts';

export interface ListenerOptions extends HappeningOptions {
  /** What goes wrong after an event was handled: the event itself is stored. */
  failed(what: string, reason: string, request?: string): void;
}

type Acknowledge = (answer?: unknown) => Promise<void>;
type Respond = (message: object) => Promise<unknown>;

/** Shown when the answer takes longer than Slack waits; whose language it is may not be known yet. */
const working: Message = { text: inBoth(['en', 'fr'], (t) => t.common.working) };

/** Shown where a form would lose words. */
const tooLong: Message = { text: inBoth(['en', 'fr'], (t) => t.common.formTooLong) };

const ephemeral = (message: Message) => ({ response_type: 'ephemeral', ...renderMessage(message) });

/** Whether an answer has to stay, in its reader's own chat with the bot. */
const stays = ({ lasting }: ChatEvent, { lasts }: Reply): boolean => lasting && lasts === true;

/**
 * Bolt's one listener: each kind of payload to its function. (A listener for each would be asked for every event.)
 * All are acknowledged within Slack's three seconds, with their answer when it is there by then.
 */
export function listener(options: ListenerOptions) {
  return (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const request = args.context.request as string | undefined;
    return listening({
      ...options,
      handle: (event) => options.handle(event, request),
      failed: (what, reason) => options.failed(what, reason, request),
    })(args);
  };
}

/** The same for one request. */
function listening(options: ListenerOptions) {
  const { calls, members, readFile, handle } = options;

  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const body: unknown = args.body;
    const ack = ('ack' in args ? args.ack : async () => {}) as Acknowledge;
    const respond = ('respond' in args ? args.respond : undefined) as Respond | undefined;
    if ('command' in args) return slash(body as SlashBody, ack, respond as Respond);
    if ('action' in args) return press(body as PressBody, ack, respond);
    if ('shortcut' in args) return shortcut(body as ShortcutBody, ack, respond);
    if ('view' in args) {
      if ((body as { type: string }).type === 'view_submission') return submit(body as SubmitBody, ack);
      return ack();
    }
    if ('event' in args) return happenings(options, quietly)(args.event as never, body as EventBody);
  };

  async function slash(body: SlashBody, ack: Acknowledge, respond: Respond): Promise<void> {
    const { user_id: user, user_name: name = '', trigger_id: trigger, channel_id: channel } = body;
    const direct = body.channel_name === 'directmessage';
    const running = (async () => {
      const sender = await members.sender(user, name);
      const event = fromSlash(body, sender, direct && (await calls.directs.isOf(user, channel)));
      return { sender, event, reply: await handle(event) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    if (inTime) {
      const { reply, sender, event } = inTime;
      if (reply.form) await openForm(event, reply, trigger, false, alone);
      if (reply.here && stays(event, reply)) {
        await ack();
        return answer(inTime);
      }
      await ack(reply.here && ephemeral(reply.here));
      return rest(reply.here, sender);
    }
    await ack(ephemeral(working));
    const late = await running;
    await answer(late);
    await openForm(late.event, late.reply, undefined, false, alone);

    function alone(message: Message): Promise<unknown> {
      return respond(ephemeral(message));
    }

    async function answer({ reply, event }: Awaited<typeof running>): Promise<void> {
      const { here } = reply;
      if (!here || (await posted(here, event, reply))) return;
      await orOwed('answer', event, reply, here, () => alone(here));
      await rest(here, event.sender);
    }
  }

  async function press(body: PressBody, ack: Acknowledge, respond: Respond | undefined): Promise<void> {
    const { id, name = body.user.username ?? '' } = body.user;
    const modal = body.view?.type === 'modal' ? body.view.id : undefined;
    const running = (async () => {
      const event = fromPress(body, await members.sender(id, name));
      return event && { event, reply: await handle(event) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    // A form has to open while Slack still knows what was pressed.
    if (inTime) await open(inTime.event, inTime.reply);
    await ack();
    const handled = inTime ?? (await running);
    if (!handled) return;
    await show(handled.event, handled.reply);
    if (!inTime) await open(handled.event, handled.reply);

    async function show(event: ChatEvent, reply: Reply): Promise<void> {
      const { replace, here } = reply;
      const shown = replace ?? here;
      if (modal) {
        if (shown) await showInModal(modal, answerModal(shown), shown, event, reply);
        return rest(shown, event.sender);
      }
      if (replace) {
        const content = { replace_original: true, ...renderMessage(replace) };
        const shown = await quietly('replace', async () =>
          respond ? respond(content) : calls.post(event.place.id, replace, event.sender),
        );
        if (!shown && !(await posted(replace, event, reply))) await options.unshown(event, reply, replace);
        if (respond) await rest(replace, event.sender);
      }
      if (!here || (await posted(here, event, reply))) return;
      await orOwed('answer', event, reply, here, () => write(here, event.sender));
      if (respond) await rest(here, event.sender);
    }

    /** In the home there is no message to answer to. */
    async function write(message: Message, reader?: Sender): Promise<unknown> {
      if (respond) return respond({ replace_original: false, ...ephemeral(message) });
      return calls.post(await calls.directs.now(id), message, reader);
    }

    async function open(event: ChatEvent, reply: Reply): Promise<void> {
      await openForm(event, reply, body.trigger_id, modal !== undefined, write);
    }
  }

  async function shortcut(body: ShortcutBody, ack: Acknowledge, respond: Respond | undefined): Promise<void> {
    const { id, name = body.user.username ?? '' } = body.user;
    const running = (async () => {
      const sender = await members.sender(id, name);
      const event = fromShortcut(body, sender, await authorOf(members, body.message));
      return { event, reply: await handle(event) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    if (!inTime) await ack();
    const { reply, event } = inTime ?? (await running);
    const { sender, place } = event;
    const { here } = reply;
    // What is about a place is answered there, to the one who asked.
    const write = async (message: Message) =>
      respond && place.kind !== 'direct'
        ? respond({ replace_original: false, ...ephemeral(message) })
        : calls.post(await calls.directs.now(id), message, sender);
    await openForm(event, reply, body.trigger_id, false, write);
    if (here) await orOwed('answer', event, reply, here, () => write(here));
    await ack();
  }

  async function submit(body: SubmitBody, ack: Acknowledge): Promise<void> {
    const { id, name = '' } = body.user;
    const running = (async () => {
      const sender = await members.sender(id, name);
      const event = fromModal(body, sender, readFile);
      return { sender, event, reply: await handle(event) };
    })();
    const inTime = await within(running, acknowledgeWithin);
    if (!inTime) {
      await ack({ response_action: 'update', view: answerModal(working) });
      const { reply, sender, event } = await running;
      const view = answerTo(reply);
      if (view) await showInModal(body.view.id, view, inChat(reply), event, reply);
      return rest(reply.here, sender);
    }
    const { reply, sender, event } = inTime;
    const { errors, form } = reply;
    // What is only marked with its errors stays as it was: what it showed, too.
    const isSame = !form || (event.kind === 'form' && form.form.state === event.state);
    if (errors && isSame && areFields(Object.keys(errors), body))
      return ack({ response_action: 'errors', errors });
    const view = answerTo(reply);
    await ack(view && { response_action: 'update', view });
    return rest(reply.here, sender);
  }

  /** Whoever closed the modal meanwhile reads the answer in their direct message. */
  async function showInModal(
    modal: string,
    view: Modal,
    answer: Message | undefined,
    event: ChatEvent,
    reply: Reply,
  ): Promise<void> {
    const shown = await quietly('modal', () => calls.updateModal(modal, view));
    if (shown || !answer) return;
    const reader = event.sender;
    await orOwed('answer', event, reply, answer, async () =>
      calls.post(await calls.directs.now(reader.id), answer, reader),
    );
  }

  /**
   * Posts an answer that has to stay. With an answer of Slack's own to a slash command that stays, Slack would post the
   * command, whose words stand nowhere yet.
   * @returns whether it was posted
   */
  async function posted(message: Message, event: ChatEvent, reply: Reply): Promise<boolean> {
    const { place, sender } = event;
    return stays(event, reply) && quietly('answer', () => calls.post(place.id, message, sender));
  }

  /** Where Slack shows no uploads, they follow in the person's direct message. */
  async function rest(message: Message | undefined, reader: Sender): Promise<void> {
    if (message) await quietly('files', () => calls.postRest(message, reader));
  }

  /** Opens a form as a modal; when Slack will not (three seconds are over), a button that opens it later. */
  async function openForm(
    event: ChatEvent,
    reply: Reply,
    trigger: string | undefined,
    stacked: boolean,
    otherwise: (message: Message) => Promise<unknown>,
  ): Promise<void> {
    const form = reply.form;
    if (!form) return;
    const modal = renderForm(form.form);
    const taken = isTaken(modal);
    const opened =
      taken &&
      trigger !== undefined &&
      (await quietly('open form', () => calls.openModal(trigger, modal, stacked)));
    const instead = taken ? form.opener : tooLong;
    if (!opened) await orOwed('form button', event, reply, instead, () => otherwise(instead));
  }

  /** Shows a part of a reply; what Slack does not take is owed. */
  async function orOwed(
    what: string,
    event: ChatEvent,
    reply: Reply,
    part: Message,
    work: () => Promise<unknown>,
  ): Promise<void> {
    if (!(await quietly(what, work))) await options.unshown(event, reply, part);
  }

  async function quietly(what: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      options.failed(what, error instanceof Error ? error.message.slice(0, 100) : 'unknown');
      return false;
    }
  }
}

/** Whether the modal has all of these fields: Slack refuses an error of any other. */
function areFields(names: readonly string[], body: SubmitBody): boolean {
  return names.every((name) => name in body.view.state.values);
}

/** What takes the place of a modal that was sent: the same form, where it has to be corrected, else the answer. */
function answerTo({ form, here }: Reply): Modal | undefined {
  const again = form && renderForm(form.form);
  if (again && isTaken(again)) return again;
  return here && answerModal(here);
}

/** The same as a message; of a form that has to be corrected, what was typed, and a button that opens it. */
function inChat({ form, here }: Reply): Message | undefined {
  if (!form) return here;
  const typed = form.form.fields.flatMap((field) =>
    field.kind === 'text' && field.value ? [{ kind: 'quote', text: field.value } as const] : [],
  );
  const said = here ? together(here, form.opener) : form.opener;
  return { ...said, card: [...(here ? elementsOf(here) : []), ...typed, ...elementsOf(form.opener)] };
}
