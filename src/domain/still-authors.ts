import type { Change, SecurityEvent } from './security-event.ts';

/** Whether somebody at the desk changed something of an event, rather than its author alone. */
function isDesks({ author, history }: SecurityEvent, value: Change['what']): boolean {
  return history.some(({ what, by }) => what === value && by !== author);
}

/**
 * Why an author may not take a report back, or undefined when they may.
 * @param isFilled the privacy officers wrote something in its worksheet
 */
export function keptFromWithdrawal(
  event: SecurityEvent,
  isFilled: boolean,
): 'danger' | 'taken' | 'needed' | 'withdrawn' | undefined {
  if (event.status === 'withdrawn') return 'withdrawn';
  if (event.danger) return 'danger';
  if (event.status === 'taken' || event.status === 'closed') return 'taken';
  // What has to be reported cannot be unsaid, and what somebody decided stands; nobody at the desk need have it yet.
  const isNeeded = event.circumstance || event.materiality?.material || isFilled || isWorkedOn(event);
  return isNeeded ? 'needed' : undefined;
}

/** Whether its author may still set right what kind of event it is: nobody at the desk has seen it or worked on it. */
export function isTypeAuthors(event: SecurityEvent): boolean {
  return event.status === 'open' && !isWorkedOn(event);
}

/**
 * Whether the desk did more than see it, so that the record is not its author's alone: it weighed the event, decided what it is
 * or who may see it, found or wrote something, keeps it for somebody, brought it together with others, or has to tell agencies of what it acknowledged.
 */
function isWorkedOn(event: SecurityEvent): boolean {
  const { severity, compromise, answers, affected, hold, links, crisis, calls, closures } = event;
  const { author, deskNotes, files, duties = [], status } = event;
  const ofOfficers = files.some(({ by }) => by !== author);
  const counts = [links?.length, calls?.length, deskNotes.length];
  const isDecided = isDesks(event, 'type') || isDesks(event, 'restricted');
  const found = [severity, compromise, answers, affected, hold, crisis, closures, ofOfficers, ...counts];
  return isDecided || found.some(Boolean) || (status !== 'open' && duties.length > 0);
}
