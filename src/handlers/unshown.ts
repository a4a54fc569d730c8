import type { Reply } from '../chat/adapter.ts';
import type { CardMaker, Timer } from '../chat/command.ts';
import type { ChatEvent, Sender } from '../chat/event.ts';
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

/** A part of an answer that somebody may not have been shown. */
interface Unread {
  /** Under which the answer is kept. */
  id: string;
  sender: Pick<Sender, 'platform' | 'id' | 'tenant'>;
  /** Absent where it may be stored nowhere. */
  part?: Message;
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
  await owe(unit, unreadOf(services, event, reply, part));
  if (unit.writes.length === 0) return [];
  try {
    await services.store.commit(unit.writes);
  } catch (error) {
    // It came twice, and the other one was faster.
    if (error instanceof Conflict) return [];
    throw error;
  }
  return unit.writes;
}

function unreadOf(services: Services, event: ChatEvent, { secret }: Reply, part: Message): Unread {
  const { platform, id, tenant } = event.sender;
  const sender = { platform, id, ...(tenant && { tenant }) };
  return { id: idOf(services, event), sender, ...(!secret && { part }) };
}

async function owe(unit: Unit, { id: answer, sender, part }: Unread): Promise<void> {
  const { store, services } = unit;
  const subject = `answer:${answer}`;
  const id = pseudonym(subject);
  const { languages } = services.department;
  const late = say(inBoth(languages, (t) => (part ? t.common.answeredLate : t.common.askAgain)));
  const [before, sealed] = await Promise.all([store.deliveries.get(subject), store.sealed.get(id)]);
  const waits = before?.state === 'owed' && sealed ? opened(unit, sealed).said : undefined;
  // What came once more, and was not shown either.
  if (waits && (!part || waits.text.includes(part.text))) return;
  // A form's button follows the answer that it belongs to.
  const said = part && (waits ? together(waits, part) : together(part, late));
  const { platform, id: account, tenant } = sender;
  const owed: Owed = { id: '', name: '', platform, account, ...(tenant && { tenant }), said: said ?? late };
  unit.save('sealed', {
    id,
    version: sealed?.version ?? 0,
    box: seal(sameLength(owed), id, unit.services.sealKey),
  });
  await unit.owe(subject, { kind: 'person', id, platform }, { card: lateAnswer.id, of: subject });
  await unit.arm(forgetting.id, subject, unit.after(keptFor));
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

/** What an answer and whose it is are sealed for, while it may be unread. */
const unread = 'answer.unread';

/** The answer to an event, and whose it is, sealed for the case that nobody is here any more to show it. */
export function sealedAnswer(services: Services, event: ChatEvent, reply: Reply): string | undefined {
  const { here, own, replace, form } = reply;
  const said = own ?? replace ?? here;
  const part = said && form ? together(said, form.opener) : (said ?? form?.opener);
  if (!part) return undefined;
  return seal(sameLength(unreadOf(services, event, reply, part)), unread, services.sealKey);
}

/** Whoever was to show this answer is no more: it is owed. */
export const unreadTimer: Timer<Unit> = {
  id: unread,
  async run(unit, subject) {
    const { unanswered, sealKey, sealBroken } = unit.services;
    if (unanswered?.isOurs(subject)) return;
    let answer: string;
    try {
      answer = unseal({ id: unread, version: 0, box: subject }, sealKey);
    } catch {
      sealBroken?.(unread);
      return;
    }
    await owe(unit, JSON.parse(answer) as Unread);
  },
};
