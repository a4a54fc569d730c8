import { type Element, elementsOf, type Message } from '../../chat/message.ts';
import { expiryOf } from '../../domain/alert.ts';
import { openHere } from '../alert/access.ts';
import { answersButton } from '../alert/figures.ts';
import { crisesInShort } from '../crisis/board.ts';
import { alertLine } from '../crisis/own-alerts.ts';
import { showBoard } from '../desk/board.ts';
import type { Work } from '../work.ts';

/** So many alerts have a button for their answers, the newest. */
const mostButtons = 3;

/**
 * How everything stands, for whoever is asked it by the deputy head: the alerts and crises that run, then the events in numbers. Where
 * none runs, it is the board.
 */
export async function standing(ctx: Work): Promise<Message> {
  const [alerts, crises, board] = [await alertsInShort(ctx), await crisesInShort(ctx), await showBoard(ctx)];
  const parts = [alerts, crises].filter((part) => part.length > 0);
  const card = [...parts.flatMap((part) => [...part, { kind: 'divider' } as const]), ...elementsOf(board)];
  return { ...board, card };
}

async function alertsInShort(ctx: Work): Promise<Element[]> {
  const now = ctx.now.toISOString();
  // What only informs people is ended by nobody.
  const open = (await openHere(ctx)).filter((alert) => alert.kind !== 'information' || expiryOf(alert) > now);
  if (open.length === 0) return [];
  const items = await Promise.all(open.map((alert) => alertLine(ctx, ctx.t, alert)));
  const asking = open.filter(({ wanted }) => wanted !== 'none').slice(0, mostButtons);
  return [
    { kind: 'heading', text: ctx.t.watch.running },
    { kind: 'list', items },
    ...asking.map(({ id }) => answersButton(ctx.t, id)),
  ];
}
