import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/adapter.ts';
import type { Element, Message } from '../../src/chat/message.ts';
import { endAlert } from '../support/alerts.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { firstCrisis } from '../support/crises.ts';

let chat: Chat;
const { id, crisis } = firstCrisis(() => chat);
const daniel = 'officer1';
const minute = 60_000;
const mark = /EXERCISE|EXERCICE/;

chatForEach((begun) => {
  chat = begun;
});

/** The lines of a message that people see first: its words, and the beginning of its card. */
function seenFirst(message: Message | undefined, card: readonly Element[] = message?.card ?? []): string[] {
  const lines = card.flatMap((element) =>
    element.kind === 'heading' || element.kind === 'text' ? [element.text] : [],
  );
  return [...(message ? [message.text] : []), ...(card.length > 0 ? [lines.slice(0, 2).join(' | ')] : [])];
}

/** What of the last answer is not marked. */
function unmarked({ here, own, replace, form }: Reply | undefined = {}): string[] {
  const shown = [here, own, replace, form?.opener].flatMap((message) => (message ? seenFirst(message) : []));
  const lines = [...shown, ...(form ? seenFirst(undefined, form.form.intro) : [])];
  // One neutral line stands in the channel for what is said to somebody alone.
  return lines.filter((line) => !mark.test(line) && !line.includes('answered you in'));
}

async function expectMarked(doing: Promise<string>, what: string): Promise<void> {
  const said = await doing;
  expect(unmarked(chat.replies.at(-1)), `${what}: ${said}`).toEqual([]);
}

describe('a crisis of an exercise', () => {
  it('says so in every answer, refusal and form, and in everything that anybody is told', async () => {
    await chat.say(daniel, 'crisis open exercise kind:exercise tabletop');
    await chat.settle();
    const say = (who: string, words: string) => expectMarked(chat.say(who, words), `${who}: ${words}`);
    await say(daniel, 'crisis role deputy officer2@sample.example');
    await say(daniel, `crisis role ${id} nonsense`);
    await say(daniel, `crisis role ${id} deputy nobody@sample.example`);
    await say(daniel, `crisis severity ${id}`);
    await say(daniel, `crisis severity ${id} enormous`);
    await say(daniel, `crisis severity ${id} very-high`);
    await say(daniel, `crisis severity ${id} very-high`);
    await say(daniel, `crisis log ${id} water on floor 2`);
    await say(daniel, `crisis log ${id}`);
    await say(daniel, `crisis log ${id} correct 999 x`);
    await say(daniel, `crisis log ${id} correct`);
    await say(daniel, `crisis log ${id} correct 1 x`);
    await say(daniel, `crisis decision ${id}`);
    await say(daniel, `crisis decision ${id} we close floor 2`);
    await say(daniel, `crisis action ${id}`);
    await say(daniel, `crisis action ${id} call him nobody@sample.example`);
    await say(daniel, `crisis action ${id} call him due:99:99`);
    await say(daniel, `crisis action ${id} call the landlord officer2@sample.example due:15:30`);
    await say(daniel, `crisis action ${id} AC-2026-0001`);
    await say('officer2', 'mesure faite AC-2026-0001 il rappelle');
    await say('officer2', 'mesure faite AC-2026-0001');
    await say('officer2', 'mesure verifier AC-2026-0001');
    await say(daniel, 'action verify AC-2026-0001 no');
    await say(daniel, 'action verify AC-2026-0001 no, not yet');
    await say(daniel, 'action verify AC-2026-0001');
    await say('officer2', 'mesure abandonner AC-2026-0001');
    await say('officer2', 'mesure abandonner AC-2026-0001 inutile');
    await say(daniel, `crisis inject ${id} nonsense`);
    await say(daniel, `crisis inject ${id} minister`);
    await say(daniel, `crisis inject ${id} minister`);
    await say(daniel, `crisis sitrep ${id}`);
    await say(daniel, `crisis sitrep ${id} 9 share`);
    await say(daniel, `crisis sitrep ${id} nonsense`);
    await say(daniel, `crisis brief ${id}`);
    await say(daniel, `crisis handover ${id} officer2@sample.example`);
    await say('officer2', `crise releve ${id}`);
    await say('deputy', `crise action ${id} x`);
    await say(daniel, `crisis reopen ${id} x`);
    await say(daniel, `crisis close ${id}`);
    await expectMarked(
      chat.fill(daniel, `crisis sitrep ${id}`, { situation: '' }),
      'a form that is not filled in',
    );
    await expectMarked(chat.fill(daniel, `crisis sitrep ${id}`, { situation: 'Wet.' }), 'a report');
    const { checklist } = await crisis();
    const task = `${id} ${checklist[0]?.id}`;
    for (const action of ['crisis.task', 'crisis.task.take', 'crisis.task.done', 'crisis.task.done']) {
      await expectMarked(chat.press(daniel, action, task), action);
    }
    await expectMarked(chat.press(daniel, 'crisis.services', id), 'services');
    await expectMarked(chat.press(daniel, 'crisis.leftovers', id), 'leftovers');
    await expectMarked(
      chat.answer(daniel, 'crisis.leftovers', id, { outcome: 'exercise-ended', summary: 'Done.' }),
      'closing',
    );
    await say(daniel, `crisis action ${id} x`);
    await say(daniel, `crisis close ${id}`);
    await say(daniel, `crisis reopen ${id}`);
    await expectMarked(chat.press(daniel, 'crisis.corrective', id), 'corrective');
    await say(daniel, `crisis reopen ${id} once more`);
    await chat.pass(70 * minute);
    await chat.settle();
    await everythingToldIsMarked();
  });

  it('says so in the reader’s language alone in what they open from its room for themselves', async () => {
    await chat.say(daniel, 'crisis open exercise kind:exercise tabletop');
    await chat.say(daniel, `crisis role ${id} deputy officer2@sample.example`);
    await chat.press('officer2', 'crisis.action', id, { channel: 'general' });
    const { form } = chat.replies.at(-1) ?? {};
    expect(form?.where).toBe('own');
    const shown = JSON.stringify([form?.form.intro, form?.opener]);
    expect(shown).toContain('EXERCICE');
    expect(shown).not.toContain('EXERCISE');
    // So does one that has to be corrected.
    if (!form) throw new Error('no form');
    await chat.submit('officer2', form.form, {}, { channel: 'general' });
    const again = chat.replies.at(-1)?.form;
    expect(again?.where).toBe('own');
    expect(JSON.stringify([again?.form.intro, again?.opener])).toContain('EXERCICE');
    expect(JSON.stringify([again?.form.intro, again?.opener])).not.toContain('EXERCISE');
  });

  it('is told apart from a real one wherever several are named', async () => {
    await chat.say(daniel, 'crisis open flood at 90 Elgin');
    await chat.say(daniel, 'crisis open exercise kind:exercise tabletop');
    for (const number of [id, 'CR-2026-0002']) await chat.say(daniel, `crisis role ${number} lead`);
    const marked = `${id}, EXERCISE · CR-2026-0002.`;
    expect(await chat.say(daniel, 'crisis brief')).toContain(marked);
    expect(await chat.say(daniel, 'crisis board')).toMatch(
      /Daniel Okafor: CR-2026-0001 \(.*\); EXERCISE · CR-2026-0002 \(/,
    );
  });

  it('stays unknown to whoever may not know of it', async () => {
    await chat.say(daniel, 'crisis open exercise kind:exercise tabletop');
    await chat.say(daniel, `crisis action ${id} call the landlord officer2@sample.example`);
    for (const words of [`crisis brief ${id}`, `crisis log ${id} x`, 'action done AC-2026-0001'])
      expect(await chat.say('h.brown', words), words).not.toMatch(mark);
  });
});

describe('an alert of an exercise', () => {
  const alert = 'AL-2026-0001';

  it('says so in every answer and refusal, and in everything that anybody is told', async () => {
    const say = (who: string, words: string) => expectMarked(chat.say(who, words), `${who}: ${words}`);
    await say(daniel, 'alert send drill floor:90-elgin/3');
    await say(daniel, `alert status ${alert}`);
    await say(daniel, `alert update ${alert} x`);
    await say(daniel, `alert approve ${alert}`);
    await expectMarked(chat.press(daniel, 'alert.ask', alert), 'approval asked');
    await expectMarked(chat.press('officer2', 'alert.decline', alert), 'declined');
    await expectMarked(chat.press('officer2', 'alert.approve', alert), 'approved');
    await expectMarked(chat.press(daniel, 'alert.glass', alert), 'break glass');
    await expectMarked(chat.press(daniel, 'alert.single', alert), 'one language');
    await say(daniel, `alert rehearse ${alert}`);
    await say(daniel, `alert send ${alert}`);
    await chat.pass(0);
    await chat.settle();
    await say(daniel, `alert send ${alert}`);
    await say('employee-en', 'safe');
    await expectMarked(chat.press('employee-en', 'alert.away', alert), 'away');
    await expectMarked(chat.press('employee-en', 'alert.help', alert, { channel: 'general' }), 'help');
    await expectMarked(
      chat.press('employee-en', 'alert.safe', alert, { channel: 'general' }),
      'in a channel',
    );
    await say('warden-90elgin-3', 'safe facilities1@sample.example');
    await say('warden-90elgin-3', `alert answer ${alert} employee-en@sample.example`);
    await say('warden-90elgin-3', `alert answer ${alert} g.cote@sample.example`);
    await say('warden-90elgin-3', `alert status ${alert}`);
    await say(daniel, `alert status ${alert} floor`);
    await say(daniel, `alert status ${alert} floor nowhere`);
    await say(daniel, `alert export ${alert}`);
    expect(chat.replies.at(-1)?.here?.files?.map(({ name }) => name)).toEqual([
      `EXERCISE-EXERCICE-${alert}.csv`,
      `EXERCISE-EXERCICE-${alert}.json`,
    ]);
    await say(daniel, `alert show ${alert}`);
    await say(daniel, `alert update ${alert}`);
    await say(daniel, `alert update ${alert} Wait. | Attendez.`);
    await chat.pass(60 * minute);
    await chat.settle();
    await endAlert(chat, daniel, alert);
    await say(daniel, `alert recall ${alert} x`);
    await say('k.running-bear', 'safe');
    await chat.pass(0);
    await chat.settle();
    await everythingToldIsMarked();
  });

  it('is told apart from a real one that is answered with it', async () => {
    for (const words of ['alert send drill floor:90-elgin/3', 'alert send evacuation floor:90-elgin/3'])
      await chat.say(daniel, words);
    await chat.press(daniel, 'alert.go', alert);
    await chat.press(daniel, 'alert.go', 'AL-2026-0002');
    await chat.pass(0);
    expect(await chat.say('employee-en', 'safe')).toMatch(
      /^Recorded: Safe \((AL-2026-0002, )?EXERCISE \/ EXERCICE — AL-2026-0001(, AL-2026-0002)?\)/,
    );
  });
});

/** All that is owed to anybody, but for what a person's own answers showed them. */
async function everythingToldIsMarked(): Promise<void> {
  const deliveries = await chat.store.deliveries.page(undefined, 1_000);
  const readers = new Set(
    deliveries.map(({ to }) => (to.kind === 'channel' ? `#${to.channel} ${to.platform}` : to.id)),
  );
  expect(readers.size).toBeGreaterThan(3);
  for (const reader of readers) {
    for (const told of await chat.owed(reader)) {
      expect(told.split('\n').slice(0, 2).join('\n'), `${reader}: ${told}`).toMatch(mark);
    }
  }
}
