import { describe, expect, it } from 'vitest';
import { allRecords } from '../../src/handlers/bot.ts';
import { maker } from '../../src/handlers/make.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { plainText } from '../support/plain-text.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  await chat.say('cso', 'language en');
});

const minute = 60_000;

async function home(who: string): Promise<string> {
  const sender = {
    platform: 'console',
    id: `console-${who}`,
    email: `${who}@sample.example`,
    name: who,
    standing: 'member',
  } as const;
  const place = { platform: 'console', id: `dm-${who}`, kind: 'direct' } as const;
  const reply = await chat.send({
    kind: 'home',
    id: `home-${who}`,
    sender,
    place,
    audience: 'author',
    lasting: true,
  });
  return reply.home ? plainText(reply.home) : '';
}

describe('the board', () => {
  it('counts by degree of injury, age and time taken, and shows nothing of any event', async () => {
    await chat.say('employee-en', 'report Pat from payroll follows me home');
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.pass(12 * minute);
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.say('officer1', 'event restrict EV-2026-0001');
    await chat.say('officer1', 'event severity EV-2026-0001 high');
    const board = await chat.say('cso', 'event board');
    expect(board).toContain(
      'Monday at midnight, Eastern Standard Time: at 1 a.m. while clocks are an hour ahead',
    );
    expect(board).toContain('2 events are open');
    expect(board).toMatch(/High: 1 under a day$/m);
    expect(board).toMatch(/Low: none$/m);
    expect(board).toContain('median 12 min, 90th percentile 12 min');
    expect(board).toMatch(/Agencies still to tell: 3, of which 0 overdue/);
    expect(board).toContain('reported 0 0 0 0 0 0 0 0 0 0 0 2');
    expect(board).not.toMatch(/Pat|payroll|EV-2026/);
  });

  it('takes what was closed or merged at once for seen then, and what was taken back for never seen', async () => {
    for (const words of ['lost my badge', 'lost my badge again', 'a virus on my computer', 'a broken window'])
      await chat.say('employee-en', `report ${words}`);
    await chat.say('officer1', 'event ack EV-2026-0003');
    await chat.pass(10 * minute);
    await chat.say('officer1', 'event link EV-2026-0002 EV-2026-0001 merge');
    await chat.pass(10 * minute);
    await chat.answer('officer1', 'event.close', 'EV-2026-0001', { outcome: 'unfounded', cause: 'Found' });
    await chat.press('employee-en', 'report.withdraw', 'EV-2026-0004');
    expect((await chat.store.events.board(chat.now)).toAcknowledge).toEqual({
      median: 10 * minute,
      ninetieth: 20 * minute,
    });
  });

  it('shows twelve weeks as a picture, in the reader’s language, to those who may see the board', async () => {
    const failure = (what: string) => String(chat.failures.push(what));
    const make = maker(allRecords(), chat.services, 'console', { clock: () => chat.now, failure });
    const reader = (who: string) =>
      ({
        platform: 'console',
        id: `console-${who}`,
        email: `${who}@sample.example`,
        name: who,
        standing: 'member',
      }) as const;
    const pictures = () =>
      chat.replies.at(-1)?.here?.card?.filter((element) => element.kind === 'picture') ?? [];
    await chat.say('cso', 'event board');
    expect(pictures()).toEqual([]);
    await chat.say('employee-en', 'report a virus on my computer');
    await chat.say('cso', 'event board');
    const [picture] = pictures();
    expect(picture).toMatchObject({ of: 'en', alt: 'Events reported and closed, by week' });
    if (!picture) return;
    const { bytes: english } = await make(picture, reader('cso'), 'show');
    const { bytes: french } = await make({ ...picture, of: 'fr' }, reader('deputy'), 'show');
    for (const bytes of [english, french])
      expect(
        Buffer.from(bytes ?? [])
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    expect(Buffer.compare(english ?? Buffer.alloc(0), french ?? Buffer.alloc(0))).not.toBe(0);
    expect((await make(picture, reader('employee-en'), 'show')).bytes).toBeUndefined();
    expect((await make(picture, undefined, 'show')).bytes).toBeUndefined();
  });

  it('counts nothing of an exercise, and what came during one only until somebody was found to play', async () => {
    const board = async () => (await chat.store.events.board(chat.now)).weeks.at(-1);
    await chat.say('officer1', 'alert send drill floor:90-elgin/3');
    await chat.press('officer1', 'alert.go', 'AL-2026-0001');
    await chat.pass(0);
    await chat.press('employee-en', 'alert.help', 'AL-2026-0001');
    await chat.say('officer1', 'crisis open exercise kind:exercise tabletop');
    expect(await chat.say('cso', 'event board')).toContain('0 events are open');
    // Whoever asks for help may be in danger.
    await chat.say('employee-en', 'help me third floor');
    expect((await chat.store.events.get('EV-2026-0001'))?.during).toBe('AL-2026-0001');
    expect(await chat.say('cso', 'event board')).toContain('One event is open');
    await chat.say('officer1', 'event take EV-2026-0001');
    const close = { outcome: 'unfounded', cause: 'She played' };
    await chat.answer('officer1', 'event.close', 'EV-2026-0001', close);
    expect(await board()).toMatchObject({ reported: 0, closed: 0 });
    expect(await chat.store.events.board(chat.now)).toMatchObject({
      toAcknowledge: { median: undefined },
      toClose: { median: undefined },
      duties: { open: 0, overdue: 0 },
    });
    await chat.say('officer1', 'event reopen EV-2026-0001 she was hurt');
    expect(await board()).toMatchObject({ reported: 1, closed: 0 });
    // Two who tell of the same are one, and none where that one was played.
    await chat.say('employee-en', 'help me third floor again');
    await chat.say('officer1', 'event link EV-2026-0002 EV-2026-0001 merge');
    expect(await board()).toMatchObject({ reported: 1, closed: 0 });
    // What the second said of danger has to be seen first.
    await chat.say('officer1', 'event ack EV-2026-0001');
    await chat.answer('officer1', 'event.close', 'EV-2026-0001', close);
    expect(await board()).toMatchObject({ reported: 0, closed: 0 });
  });

  it('is for officers, the CSO and the deputy head, also on their home page', async () => {
    await chat.say('employee-en', 'report lost my badge');
    expect(await chat.say('deputy', 'event board')).toMatch(/One event is open|1 événement ouvert/);
    expect(await chat.say('employee-en', 'event board')).toContain('Your role does not allow that');
    expect(await home('cso')).toContain('One event is open');
    expect(await home('employee-en')).not.toContain('One event is open');
  });
});
