import type { Alert } from '../../src/domain/alert.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { start } from '../../src/handlers/alert/send.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { composer } from '../../src/handlers/compose.ts';
import { Unit } from '../../src/handlers/work.ts';
import type { Chat } from './chat.ts';
import { plainText } from './plain-text.ts';
import { anAlert } from './records.ts';

export interface Taken {
  to: string;
  text: string;
  /** Changed in place. */
  change: boolean;
  delivery: Delivery;
}

/** Opens an alert as its author does, and writes its whole ledger. */
export async function openAlert(chat: Chat, fields: Partial<Alert> = {}): Promise<string> {
  const { store } = chat;
  const draft = anAlert(1, {
    wanted: 'muster',
    state: 'draft',
    createdAt: chat.now.toISOString(),
    ...fields,
  });
  await store.commit([{ in: 'alerts', put: draft }]);
  await startAlert(chat, (await store.alerts.get(draft.id)) ?? draft);
  return draft.id;
}

/** Sends one that was prepared, however many people it is for. */
export async function startAlert(chat: Chat, alert: Alert): Promise<void> {
  const unit = new Unit(chat.services, chat.now);
  await start(unit, alert, alert.author);
  await chat.store.commit(unit.writes);
  await chat.pass(0);
}

/** Ends an alert whose muster does not know everybody to be safe: the figures are seen, and it is ended all the same. */
export function endAlert(chat: Chat, who: string, id: string): Promise<string> {
  return chat.fill(who, `alert clear ${id}`, { en: 'You may go back in.', fr: 'Vous pouvez rentrer.' });
}

/** The platforms take everything that is owed; what each person or channel then reads. */
export async function take(chat: Chat, most = Number.POSITIVE_INFINITY): Promise<Taken[]> {
  const { store, services } = chat;
  const compose = composer(allRecords(), services, () => chat.now);
  const taken: Taken[] = [];
  for (const platform of services.platforms) {
    for (;;) {
      const left = most - taken.length;
      if (left <= 0) return taken;
      const until = new Date(chat.now.getTime() + 60_000);
      const batch = await store.deliveries.claim(platform, chat.now, until, { limit: Math.min(50, left) });
      if (batch.length === 0) break;
      for (const delivery of batch) {
        const message = await compose(delivery);
        const to = delivery.to.kind === 'person' ? delivery.to.id : `#${delivery.to.channel}`;
        const change = delivery.posted !== undefined;
        const at = chat.now.toISOString();
        const n = delivery.earlier?.length ?? 0;
        const posted = delivery.posted ?? { platform, place: to, message: `${delivery.id}/${n}` };
        const put: Delivery = message
          ? { ...delivery, state: 'sent', posted, sentAt: delivery.sentAt ?? at }
          : { ...delivery, state: 'given-up', reason: 'nothing-to-say' };
        await store.commit([{ in: 'deliveries', put }]);
        if (message) taken.push({ to, text: plainText(message), change, delivery });
      }
    }
  }
  return taken;
}
