import type { Activity } from 'botbuilder';
import type { Handle, Reply, Unshown } from '../../chat/adapter.ts';
import type { ChatEvent, Mention, Sender } from '../../chat/event.ts';
import { type Message, say, together } from '../../chat/message.ts';
import type { PlaceNews } from '../../chat/rooms.ts';
import type { Posted } from '../../chat/target.ts';
import { renderForm } from '../cards/form.ts';
import { renderMessage } from '../cards/message.ts';
import type { AdaptiveCard } from '../cards/parts.ts';
import { inlinePictures } from '../cards/pictures.ts';
import type { TeamsCalls } from './calls.ts';
import { teamsFile } from './files.ts';
import type { Members } from './members.ts';
import type { TeamsMessages } from './messages.ts';
import type { Places } from './places.ts';
import { fileAttachments, isPersonal, receive } from './receive.ts';
import {
  dialog,
  formActivity,
  formCard,
  invokeAnswer,
  renderActivity,
  renderFormActivity,
} from './render.ts';

export interface TurnOptions {
  calls: TeamsCalls;
  messages: TeamsMessages;
  places: Places;
  members: Members;
  handle: Handle;
  unshown: Unshown;
  /** Told that somebody deleted or brought back a channel, took the bot out of a conversation, or joined one. */
  roomMoved(place: string, news: PlaceNews): void;
  /** Service URLs may name this machine. */
  loopback: boolean;
  /** A token for the files of a service. */
  token(serviceUrl: string): Promise<string | undefined>;
}

/** Takes activities to the bot and shows its replies; returns what an invoke is answered with. */
export function turns(options: TurnOptions): (activity: Activity) => Promise<object | undefined> {
  const { calls, messages, places, members, handle } = options;
  return turn;

  async function turn(activity: Activity): Promise<object | undefined> {
    if (activity.type === 'installationUpdate' || activity.type === 'conversationUpdate') {
      const place = movedPlace(activity);
      if (place) options.roomMoved(place, 'moved');
      else if (othersJoined(activity)) options.roomMoved(activity.conversation.id, 'joined');
      await places.learn(activity, activity.from.aadObjectId);
      return undefined;
    }
    if (activity.type !== 'message' && activity.type !== 'invoke') return undefined;
    const sender = await members.sender(activity);
    await places.learn(activity, sender.id);
    const files = fileAttachments(activity).map((found) =>
      teamsFile(found, activity.serviceUrl, options.loopback, () => options.token(activity.serviceUrl)),
    );
    if (activity.name === 'fileConsent/invoke') {
      await messages.consent(activity, sender, options.loopback);
      return undefined;
    }
    const event = receive(activity, sender, files);
    if (!event) return activity.type === 'invoke' ? invokeAnswer(undefined) : undefined;
    if (event.kind === 'text') {
      const ask = async (mention: Mention) => {
        mention.id = await members.directoryId(activity, mention.id);
      };
      await Promise.all(event.mentions.map(ask));
    }
    const reply = await handle(event);
    if (activity.name?.startsWith('composeExtension/')) return inDialog(event, reply);
    const shown = await answer(activity, event, reply);
    if (isPersonal(activity) && event.kind === 'text') await welcome(activity, sender, event);
    return activity.type === 'invoke' ? invokeAnswer(shown) : undefined;
  }

  /** Shows each part of a reply where it belongs; returns the card that took the place of the one that was pressed. */
  async function answer(
    activity: Activity,
    event: ChatEvent,
    reply: Reply,
  ): Promise<AdaptiveCard | undefined> {
    const reader = event.sender;
    const { serviceUrl, replyToId, conversation } = activity;
    const posted: Posted | undefined = replyToId
      ? { platform: 'teams', place: `${serviceUrl} ${conversation.id}`, message: replyToId }
      : undefined;
    const show = async (what: string, part: Message | undefined, work: () => Promise<unknown>) => {
      const shown = await messages.quietly(what, work);
      if (!shown && part) await options.unshown(event, reply, part);
      return shown;
    };
    // The answer to an invoke carries the card that takes the place of the one that was pressed.
    const carries = activity.type === 'invoke';
    const once = reply.errors && reply.form?.where === 'here' ? reply.form : undefined;
    const card = once && posted && formCard(once.form);
    if (card) {
      const lost = reply.here ? together(reply.here, once.opener) : once.opener;
      // Teams empties a form that is answered with no card, and goes back to the posted one when it draws anew.
      await show('replace', carries ? undefined : lost, () =>
        calls.change(posted, formActivity(once.form, card)),
      );
      return card;
    }
    const sent = event.kind === 'form' && !reply.errors && !reply.apart ? reply.here : undefined;
    const replaced = event.kind === 'text' || !posted ? undefined : (reply.replace ?? sent);
    const pictures = replaced && (await inlinePictures(replaced, messages.make, reader));
    // What others see of a card that refreshes itself, they get by that.
    const carried = carries && replaced?.refresh !== undefined;
    if (replaced && posted && !carried) {
      await show('replace', carries ? undefined : replaced, () =>
        calls.change(posted, renderActivity(replaced, pictures)),
      );
    }
    if (replaced) await messages.offer(replaced, reader);
    const own = [
      ...(reply.own ? [{ part: reply.own, drawn: await messages.draw(reply.own, reader) }] : []),
      ...(reply.form?.where === 'own'
        ? [{ part: reply.form.opener, drawn: renderFormActivity(reply.form.form) }]
        : []),
    ];
    // That it was answered privately is said once it is true.
    let alone = true;
    for (const { part, drawn } of own) {
      const shown = await show('private answer', part, async () => {
        const { url, id } = await calls.personal(event.sender.id, event.sender.tenant);
        await calls.post(url, id, drawn);
      });
      alone &&= shown;
    }
    if (reply.own && alone) await messages.offer(reply.own, reader);
    const answered = alone ? reply.here : reply.undelivered;
    const here =
      replaced && replaced === sent ? undefined : (answered ?? (replaced ? undefined : reply.replace));
    if (here) {
      // What stands beside an answer in somebody's own chat says only that there is one.
      await show('answer', own.length > 0 ? undefined : here, async () =>
        calls.post(serviceUrl, conversation.id, await messages.draw(here, reader)),
      );
      await messages.offer(here, reader);
    }
    const form = reply.form?.where === 'here' && !reply.errors ? reply.form : undefined;
    if (form)
      await show('form', form.opener, () =>
        calls.post(serviceUrl, conversation.id, renderFormActivity(form.form)),
      );
    return replaced && renderMessage(replaced, pictures);
  }

  /** The first words of somebody get a welcome after their answer; an installation alone stays silent. */
  async function welcome(activity: Activity, sender: Sender, said: ChatEvent): Promise<void> {
    if (!(await places.greet(sender.id))) return;
    const { place, audience, lasting } = said;
    const { here } = await handle({
      kind: 'welcome',
      id: `welcome:${sender.id}`,
      sender,
      place,
      audience,
      lasting,
    });
    if (here)
      await messages.quietly('welcome', () =>
        calls.post(activity.serviceUrl, activity.conversation.id, renderActivity(here)),
      );
  }

  /** The message extension: its form, what it or a button in it answers, or its form again with what is wrong with it. */
  async function inDialog(event: ChatEvent, reply: Reply): Promise<object> {
    if (reply.form) return dialog(reply.form.form.title, renderForm(reply.form.form));
    const message = reply.replace ?? reply.here ?? reply.own ?? say('');
    await messages.offer(message, event.sender);
    return dialog(
      'Vigie',
      renderMessage(message, await inlinePictures(message, messages.make, event.sender)),
    );
  }
}

/** Whether people were added to a group chat: whoever joins a team is none of ours. */
function othersJoined({ membersAdded = [], recipient, conversation }: Activity): boolean {
  return conversation.conversationType === 'groupChat' && membersAdded.some(({ id }) => id !== recipient.id);
}

/** The place of which Teams tells that it was deleted or restored, or that the bot is no longer in it. */
function movedPlace({ type, action, channelData, membersRemoved, recipient, conversation }: Activity) {
  const { eventType = '', channel } = (channelData ?? {}) as {
    eventType?: string;
    channel?: { id?: string };
  };
  if (['channelDeleted', 'channelRestored'].includes(eventType)) return channel?.id;
  const out = membersRemoved?.some(({ id }) => id === recipient.id);
  const removed = type === 'installationUpdate' && action === 'remove';
  return out || removed ? conversation.id : undefined;
}
