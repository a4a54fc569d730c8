import type { Reply } from '../chat/adapter.ts';
import type { Timer } from '../chat/command.ts';
import type { ChatEvent } from '../chat/event.ts';
import { type Message, say, together } from '../chat/message.ts';
import { isMade } from '../domain/delivery.ts';
import { pseudonym, seal } from '../domain/seal.ts';
import { Conflict, type Write } from '../domain/store.ts';
import { inBoth } from '../text/index.ts';
import type { Identity } from './report/access.ts';
import { idOf } from './seen.ts';
import { type Services, Unit } from './work.ts';

/** After so long, in milliseconds, nothing is kept of an answer that was owed, nor of whose it was. */
const keptFor = 3 * 24 * 60 * 60 * 1000;

/**
 * Owes somebody a part of an answer that their platform did not take, in their own chat. Whose it is lies sealed, whatever it
 * says: it may be that of a confidential report, or what was offered just before one.
 * @returns what was stored
 */
export async function oweAnswer(
  services: Services,
  now: Date,
  event: ChatEvent,
  reply: Reply,
  part: Message,
): Promise<readonly Write[]> {
  if (reply.owed) return [];
  const unit = new Unit(services, now);
  const { platform, id: account, tenant } = event.sender;
  const subject = `answer:${idOf(services, event)}`;
  const id = pseudonym(subject);
  const { languages } = services.department;
  const late = say(inBoth(languages, (t) => (reply.secret ? t.common.askAgain : t.common.answeredLate)));
  const [before, sealed] = await Promise.all([
    services.store.deliveries.get(subject),
    services.store.sealed.get(id),
  ]);
  const waits = before?.state === 'owed' && !isMade(before.content) ? before.content : undefined;
  // What came once more, and was not shown either.
  if (waits && (reply.secret || waits.text.includes(part.text))) return [];
  // A form's button follows the answer that it belongs to.
  const said = waits ? together(waits, part) : together(part, late);
  if (!sealed) {
    const identity: Identity = { id: '', name: '', platform, account, ...(tenant && { tenant }) };
    unit.save('sealed', { id, version: 0, box: seal(JSON.stringify(identity), id, services.sealKey) });
  }
  await unit.owe(subject, { kind: 'person', id, platform }, reply.secret ? late : said);
  await unit.arm(forgetting.id, subject, unit.after(keptFor));
  try {
    await services.store.commit(unit.writes);
  } catch (error) {
    // It came twice, and the other one was faster.
    if (error instanceof Conflict) return [];
    throw error;
  }
  return unit.writes;
}

/** Takes what was owed of an answer, and whose it was, out of the store. */
export const forgetting: Timer<Unit> = {
  id: 'answer.forget',
  async run(unit, subject) {
    const { deliveries, sealed } = unit.store;
    const [owed, whose] = await Promise.all([deliveries.get(subject), sealed.get(pseudonym(subject))]);
    if (owed) unit.remove('deliveries', owed);
    if (whose) unit.remove('sealed', whose);
  },
};
