import type { FormEvent } from '../../chat/event.ts';

/** What a card's button sent back. */
export type Submission =
  | { kind: 'action'; action: string; value: string; unchosen?: true }
  | Pick<FormEvent, 'kind' | 'form' | 'token' | 'state' | 'again' | 'values'>;

/**
 * Reads the data of a card's action; undefined when it is not of a card of ours. Everything in it comes from the
 * client: whatever is no text is left out.
 */
export function readSubmission(data: unknown): Submission | undefined {
  const fields = record(data);
  const ours = record(fields?.vigie);
  if (!fields || !ours) return undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  if (typeof ours.form === 'string') {
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(fields)) {
      if (name !== 'vigie' && typeof value === 'string' && value !== '') values[name] = value;
    }
    const { action, value } = record(ours.again) ?? {};
    return {
      kind: 'form',
      form: ours.form,
      token: text(ours.token),
      state: text(ours.state),
      ...(typeof action === 'string' && { again: { action, value: text(value) } }),
      values,
    };
  }
  if (typeof ours.action !== 'string') return undefined;
  if (typeof ours.choice !== 'string')
    return { kind: 'action', action: ours.action, value: text(ours.value) };
  const value = text(fields[ours.choice]);
  return { kind: 'action', action: ours.action, value, ...(!value && { unchosen: true }) };
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
