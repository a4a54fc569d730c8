import type { Button, Message } from '../../chat/message.ts';
import type { Text } from '../../text/index.ts';

/** Opens an event for whoever may see it. */
export function showButton(t: Text, id: string): Button {
  return { action: 'event.show', value: id, label: t.desk.show };
}

/** A sentence about an event, with the event behind a button. */
export function withShow(t: Text, id: string, sentence: string): Message {
  return {
    text: sentence,
    card: [
      { kind: 'text', text: sentence },
      { kind: 'buttons', buttons: [showButton(t, id)] },
    ],
  };
}
