import type { Button, Element } from '../../chat/message.ts';
import { isUnseen, type SecurityEvent } from '../../domain/security-event.ts';
import { severities } from '../../domain/severity.ts';
import type { Text } from '../../text/index.ts';

/** Writes a label for its readers: in one language, or in all of a shared channel. */
export type Label = (pick: (t: Text) => string) => string;

/** What makes an event somebody's. */
export function beginButtons({ id }: SecurityEvent, label: Label): Record<'acknowledge' | 'take', Button> {
  return {
    acknowledge: {
      action: 'event.ack',
      value: id,
      label: label((t) => t.desk.acknowledge),
      style: 'primary',
    },
    take: { action: 'event.take', value: id, label: label((t) => t.desk.take) },
  };
}

/** The degree of injury to choose from, with the one it has. */
export function severityChoice({ id, severity }: SecurityEvent, label: Label): Element {
  return {
    kind: 'choice',
    action: 'event.severity',
    label: label((t) => t.desk.setSeverity),
    options: severities.map((each) => ({
      value: `${id} ${each}`,
      label: label((t) => t.common.severities[each]),
    })),
    ...(severity && { selected: `${id} ${severity}` }),
  };
}

/** Whether somebody outside the department still has to be told: of what was decided, even when the event is over. */
export function owes({ duties = [] }: SecurityEvent): boolean {
  return duties.some(({ done }) => !done);
}

/** Opens the list of whom outside the department to tell of an event. */
export function tellButton({ id: value }: SecurityEvent, label: Label): Button {
  return { action: 'event.notify', value, label: label((t) => t.routing.show) };
}

/**
 * What can be done with an event from the card in the desk's channel.
 * @param is.owned whoever has it still works on it
 * @param is.crisis its crisis runs
 */
export function deskControls(
  event: SecurityEvent,
  label: Label,
  is: { owned: boolean; crisis: boolean },
): Element[] {
  const { id: value, status } = event;
  const show: Button = { action: 'event.show', value, label: label((t) => t.desk.show) };
  const tell = owes(event) && !event.restricted ? [tellButton(event, label)] : [];
  if (status === 'withdrawn') return tell.length > 0 ? [{ kind: 'buttons', buttons: tell }] : [];
  if (status === 'closed') return [{ kind: 'buttons', buttons: [show, ...tell] }];
  const { acknowledge, take } = beginButtons(event, label);
  const seen = isUnseen(event) ? [acknowledge] : [];
  // Most of the channel may not know of it, and what else can be done would say how it stands, and whether somebody has it: those
  // who may know find that behind its number. That it was seen ends the waking, and cannot wait for that.
  if (event.restricted) return [{ kind: 'buttons', buttons: [...seen, show] }];
  const buttons: Button[] = [
    ...seen,
    ...(is.owned ? [] : [take]),
    show,
    ...tell,
    // Whoever has it finds the room behind its number; in danger it has to be at hand.
    ...(is.crisis || (is.owned && !event.danger)
      ? []
      : [{ action: 'crisis.open', value, label: label((t) => t.crisis.open.button) }]),
  ];
  return [{ kind: 'buttons', buttons }, ...(event.readiness ? [] : [severityChoice(event, label)])];
}
