import { type Button, type Message, sayWith } from '../../chat/message.ts';
import type { Text } from '../../text/index.ts';

/** Opens an event for whoever may see it. */
export function showButton(t: Text, id: string): Button {
  return { action: 'event.show', value: id, label: t.desk.show };
}

/** Opens the privacy officers’ worksheet of an event for whoever has their part in it. */
export function worksheetButton(t: Text, id: string): Button {
  return { action: 'privacy.worksheet', value: id, label: t.privacy.worksheet };
}

/** Lets somebody into an event who asked for it. */
export function joinButton({ casework }: Text, id: string, who: string): Button {
  return { action: 'event.join.add', value: `${id} ${who}`, label: casework.add };
}

/** Lets somebody into an event for whoever was told that it names them. */
export function letInButton({ casework }: Text, id: string, who: string, label = casework.add): Button {
  return { action: 'event.join.named', value: `${id} ${who}`, label };
}

/** Takes somebody out of an event who was let in. */
export function putOutButton({ casework }: Text, id: string, who: string): Button {
  return { action: 'event.put-out', value: `${id} ${who}`, label: casework.putOut };
}

/** A sentence about an event, with the event behind a button. */
export function withShow(t: Text, id: string, sentence: string): Message {
  return withButton(sentence, showButton(t, id));
}

/** A sentence with a button below it. */
export function withButton(sentence: string, button: Button): Message {
  return sayWith(sentence, [{ kind: 'buttons', buttons: [button] }]);
}
