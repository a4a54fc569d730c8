import type { Language } from '../chat/event.ts';
import type { Bilingual } from './bilingual.ts';
import type { Marking } from './marking.ts';

/**
 * Something that somebody has to do because of a crisis: at once while it runs, or corrective afterwards. It lives on
 * when the room is closed, until it was done and somebody else has seen that it was.
 */
export interface ActionItem {
  /** Record number, `AC-2026-0001`. */
  id: string;
  version: number;
  crisis: string;
  /** `response`: of the running crisis; `corrective`: so that it does not happen again. */
  kind: 'response' | 'corrective';
  exercise: boolean;
  marking: Marking;
  text: string;
  /** The same in each language, where it comes from a playbook or the settings. */
  words?: Bilingual;
  /** Nobody yet, for one that is still to be given to somebody. */
  owner?: string;
  /** ISO instant. */
  dueAt?: string;
  state: 'open' | 'done' | 'verified' | 'dropped';
  createdAt: string;
  by: string;
  /** On the department’s list since its room was closed. */
  tracked: boolean;
  /** How often its owner was reminded since it was last given or moved. */
  reminded: number;
  history: ActionChange[];
}

/** What has to be done, as somebody reads it. */
export function actionText({ text, words }: ActionItem, language: Language): string {
  return words?.[language] ?? text;
}

export interface ActionChange {
  at: string;
  by: string;
  what: 'put' | 'assigned' | 'due' | 'done' | 'verified' | 'sent-back' | 'dropped' | 'tracked' | 'reminded';
  from?: string;
  to?: string;
  text?: string;
}

/** A changed copy, with the change in its history. */
export function changeAction(
  action: ActionItem,
  by: string,
  now: Date,
  what: ActionChange['what'],
  fields: Partial<ActionItem> = {},
  more: Pick<ActionChange, 'from' | 'to' | 'text'> = {},
): ActionItem {
  return { ...action, ...fields, history: [...action.history, { at: now.toISOString(), by, what, ...more }] };
}

/** Nobody has to do anything about it any more. */
export function isSettled({ state }: Pick<ActionItem, 'state'>): boolean {
  return state === 'verified' || state === 'dropped';
}

/** Whether an action is still to be done and past its time. */
export function isLateAction({ state, dueAt }: Pick<ActionItem, 'state' | 'dueAt'>, now: Date): boolean {
  return state === 'open' && dueAt !== undefined && dueAt <= now.toISOString();
}

export interface ActionItems {
  get(id: string): Promise<ActionItem | undefined>;
  /** All of a crisis, in their order. */
  of(crisis: string): Promise<ActionItem[]>;
  /** Those of all crises that are not settled, the oldest first. */
  unsettled(): Promise<ActionItem[]>;
  /** Newest first; `after` is the number after which the page begins. */
  page(after: string | undefined, limit: number): Promise<ActionItem[]>;
}
