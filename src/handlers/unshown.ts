import type { Reply } from '../chat/adapter.ts';
import type { CardMaker, Timer } from '../chat/command.ts';
import type { ChatEvent } from '../chat/event.ts';
import { type Message, say, together } from '../chat/message.ts';
import { pseudonym, type Sealed, sameLength, seal, unseal } from '../domain/seal.ts';
import { Conflict, type Write } from '../domain/store.ts';
import { inBoth } from '../text/index.ts';
import type { Identity } from './report/access.ts';
import { idOf } from './seen.ts';
import { type Services, Unit } from './work.ts';

/** After so long, in milliseconds, nothing is kept of an answer that was owed, nor of whose it was. */
const keptFor = 3 * 24 * 60 * 60 * 1000;

/** Whose an answer is, and what it says: it may list what they reported under their name beside what they reported without. */
interface Owed extends Identity {
  said?: Message;
}

function opened({ services }: Unit, sealed: Sealed): Owed {
  return JSON.parse(unseal(sealed, services.sealKey)) as Owed;
}

/**
 * Owes somebody a part of an answer that their platform did not take, in their own chat. It lies sealed with whose it is, whatever it
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
  const waits = before?.state === 'owed' && sealed ? opened(unit, sealed).said : undefined;
  // What came once more, and was not shown either.
  if (waits && (reply.secret || waits.text.includes(part.text))) return [];
  // A form's button follows the answer that it belongs to.
  const answer = waits ? together(waits, part) : together(part, late);
  const owed: Owed = {
    id: '',
    name: '',
    platform,
    account,
    ...(tenant && { tenant }),
    said: reply.secret ? late : answer,
  };
  unit.save('sealed', {
    id,
    version: sealed?.version ?? 0,
    box: seal(sameLength(owed), id, services.sealKey),
  });
  await unit.owe(subject, { kind: 'person', id, platform }, { card: lateAnswer.id, of: subject });
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

/** An answer that is shown late. */
export const lateAnswer: CardMaker<Unit> = {
  id: 'answer.late',
  async make(unit, subject) {
    const sealed = await unit.store.sealed.get(pseudonym(subject));
    return sealed && opened(unit, sealed).said;
  },
};

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
