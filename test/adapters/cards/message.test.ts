import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/adapters/cards/message.ts';
import { readSubmission } from '../../../src/adapters/cards/submission.ts';
import type { Button } from '../../../src/chat/message.ts';

describe('buttons of a card', () => {
  const buttons = (n: number): Button[] =>
    Array.from({ length: n }, (_, i) => ({ action: 'a', value: String(i), label: `B${i}` }));
  const drawn = (n: number) => {
    const { body } = renderMessage({ text: '', card: [{ kind: 'buttons', buttons: buttons(n) }] });
    return body.map((part) => (part.actions as { title: string }[]).map(({ title }) => title));
  };

  it('stand in rows of no more than Teams draws', () => {
    expect(drawn(6)).toEqual([['B0', 'B1', 'B2', 'B3', 'B4', 'B5']]);
    expect(drawn(7)).toEqual([['B0', 'B1', 'B2', 'B3', 'B4', 'B5'], ['B6']]);
    expect(drawn(14).map((row) => row.length)).toEqual([6, 6, 2]);
  });
});

it('the button beside a choice says when nothing was chosen', () => {
  const options = [{ value: 'EV-2026-0001', label: 'one' }];
  const card = renderMessage({
    text: '',
    card: [{ kind: 'choice', action: 'event.show', label: 'Open', options }],
  });
  const json = JSON.stringify(card);
  const data = JSON.parse(/"data":(\{.*?\}\})/.exec(json)?.[1] ?? 'null');
  const event = { kind: 'action', action: 'event.show' };
  expect(readSubmission(data)).toEqual({ ...event, value: '', unchosen: true });
  expect(readSubmission({ ...data, [data.vigie.choice]: '' })).toEqual({
    ...event,
    value: '',
    unchosen: true,
  });
  expect(readSubmission({ ...data, [data.vigie.choice]: 'EV-2026-0001' })).toEqual({
    ...event,
    value: 'EV-2026-0001',
  });
});
