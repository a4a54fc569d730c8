import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Screening } from '../../src/domain/screening.ts';
import { unseal } from '../../src/domain/seal.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';

const jane = 'employee-en@sample.example';
const roy = 'employee-fr@sample.example';
let chat: Chat;

chatForEach((started) => {
  chat = started;
});

const keep = (id: string, fields: Partial<Screening> = {}) =>
  chat.store.commit([{ in: 'screening', put: aScreening(id, fields) }]);

describe('my status', () => {
  it('is level, dates, the request’s step, what is next and whom to ask', async () => {
    await keep(jane, { requested: '2026-11-01', stage: 'identity' });
    const answer = await chat.say(jane, 'screening');
    for (const words of [
      'Protected B: for you only',
      'Level: Secret clearance',
      'Granted: 2023-11-24',
      'Valid until: 2033-11-24',
      'Next recurring check: 2028-11-24',
      'Request under way since: 2026-11-01',
      'Step: Your identity is being verified',
      'identification you were asked for',
      'Priya Nair (screening1@sample.example)',
      '613-555-0122',
    ])
      expect(answer).toContain(words);
    await keep(roy, { level: 'reliability', expires: '2026-11-23' });
    expect(await chat.say(roy, 'filtrage')).toMatch(
      /Cote de fiabilité[\s\S]*Fin de la validité\s: 2026-11-23[\s\S]*tout de suite/,
    );
  });

  it('is nobody else’s, whatever is written', async () => {
    await keep(roy, { level: 'top-secret' });
    for (const words of ['screening', `screening ${roy}`, `screening what is the level of ${roy}`])
      expect(await chat.say(jane, words)).not.toMatch(/2033-11-24|Level: Top Secret/);
    expect(await chat.say('visitor', 'screening', { standing: 'guest' })).not.toMatch(
      /screening record|Level/,
    );
  });

  it('comes privately when asked in a channel', async () => {
    await keep(jane);
    await chat.say(jane, 'screening', { channel: 'general' });
    const reply = chat.replies.at(-1);
    expect(JSON.stringify(reply?.here)).not.toMatch(/Secret|2033/);
    expect(JSON.stringify(reply?.own)).toContain('2033-11-24');
  });

  it('is the same without a record as where the record may not be acknowledged', async () => {
    const nothing = await chat.say(jane, 'screening');
    expect(nothing).toContain('many reasons');
    expect(nothing).toContain('[A change in my life] [Who looked at my record]');
    expect(await chat.press(jane, 'screening.log', '')).toContain('Nobody looked at your screening record');
    let version = 0;
    for (const status of ['suspended', 'revoked', 'cancelled', 'none'] as const) {
      await chat.store.commit([
        { in: 'screening', put: { ...aScreening(jane, { status, stage: 'review-for-cause' }), version } },
      ]);
      version += 1;
      expect(await chat.say(jane, 'screening')).toBe(nothing);
      expect(await chat.say(jane, 'screening when does mine expire')).toContain('many reasons');
    }
  });

  it('speaks of no update where there is temporary access alone, which has none', async () => {
    await keep(jane, { granted: '2026-11-01', expires: '', temporaryUntil: '2027-01-15' });
    const shown = await chat.say(jane, 'screening');
    expect(shown).toContain('Temporary access ends on that day');
    expect(shown).not.toContain('update');
  });

  it('tells no doubt, no review, no condition', async () => {
    const shown = async (who: string, fields: Partial<Screening>) => {
      await keep(who, fields);
      return chat.say(who, 'screening');
    };
    const calm = await shown(jane, { requested: '2026-11-01', stage: 'evaluation' });
    expect(calm).toContain('Step: Being processed');
    expect(await shown('a.singh@sample.example', { requested: '2026-11-01', stage: 'doubt' })).toBe(calm);
    expect(
      await shown('c.oconnor@sample.example', { requested: '2026-11-01', stage: 'review-for-cause' }),
    ).toBe(calm);
    expect(
      await shown('f.ali@sample.example', {
        requested: '2026-11-01',
        stage: 'evaluation',
        conditionsUntil: '2027-01-01',
      }),
    ).toBe(calm);
  });

  it('stays below the ceiling: on Slack the general answer, and where to go', async () => {
    await keep(jane);
    const answers = [
      await chat.say(jane, 'screening', { platform: 'slack' }),
      await chat.say(jane, 'when does my clearance expire?', { platform: 'slack' }),
    ];
    for (const answer of answers) {
      expect(answer).not.toMatch(/2033|Level: /);
      expect(answer).toContain('Teams, the console');
    }
    expect(answers[1]).toContain('Directive on Security Screening, A1, A3. Verified 2026-08-22.');
    await keep(roy);
    expect(await chat.say(roy, 'screening', { platform: 'teams' })).toContain('2033-11-24');
  });

  it('is kept nowhere: not with the answer, not in the audit', async () => {
    await keep(jane);
    const commit = vi.spyOn(chat.store, 'commit');
    await chat.say(jane, 'screening');
    await chat.say(jane, 'screening I was arrested, must I report it?');
    const writes = commit.mock.calls.flatMap(([each]) => each);
    const kept = writes.flatMap((each) => ('put' in each && each.in === 'seen' ? each.put : []));
    expect(kept.map(({ id, box = '' }) => unseal({ id, version: 0, box }, chat.services.sealKey))).toEqual([
      '{}',
      '{}',
    ]);
    const audit = JSON.stringify(await chat.store.audit.page(0, 20));
    expect(audit).toContain('"screening"');
    expect(audit).not.toMatch(/arrest|2033-|secret/i);
  });
});

describe('questions in plain words', () => {
  it('are answered with their source, in the reader’s language', async () => {
    const answer = await chat.say(jane, 'screening what is enhanced reliability');
    expect(answer).toContain('Internet inquiry');
    expect(answer).toContain('Directive on Security Screening, A1, A2. Verified 2026-08-22.');
    expect(await chat.say(roy, 'screening can my secret be transferred')).toContain('Oui, sur demande');
  });

  it('are answered with one’s own record where they ask for it', async () => {
    await keep(roy, { level: 'reliability' });
    for (const words of ['quand expire ma cote ?', 'filtrage quand expire ma cote'])
      expect(await chat.say(roy, words)).toMatch(/Valide jusqu’au\s: 2033-11-24/);
    expect(await chat.store.drafts.get('any')).toBeUndefined();
    expect(await chat.say(roy, 'filtrage à quoi ai-je accès')).toMatch(
      /Cote de fiabilité[\s\S]*Protégé A et B/,
    );
    await keep(jane);
    expect(await chat.say(jane, 'screening what can I access')).toMatch(
      /Level: Secret clearance[\s\S]*up to Secret/,
    );
  });

  it('that are doubtful get the three nearest as buttons and somebody to ask', async () => {
    const answer = await chat.say(jane, 'screening how much does a clearance cost');
    expect(answer).toContain('not sure');
    expect(answer).toContain('screening1@sample.example');
    const buttons = chat.replies.at(-1)?.here?.card?.find(({ kind }) => kind === 'buttons');
    if (buttons?.kind !== 'buttons') throw new Error('no buttons');
    expect(buttons.buttons.map(({ label }) => label)).toEqual(['A', 'B', 'C']);
    const [button] = buttons.buttons;
    const question = /A\. (.+)/.exec(answer)?.[1] ?? 'none';
    const pressed = await chat.press(jane, button?.action ?? '', button?.value ?? '');
    expect(pressed).toContain(question);
    expect(pressed).toContain('Verified');
    const none = await chat.say(jane, 'screening xyzzy');
    expect(none).toMatch(
      /I will not guess[\s\S]*A\. [\s\S]*B\. [\s\S]*C\. [\s\S]*screening1@sample\.example/,
    );
    expect(await chat.press(jane, 'screening.answer', 'no-such')).toContain('no longer');
  });

  it('about somebody else, or about what was found, are told to be that, whoever asks', async () => {
    await keep(roy, { level: 'top-secret' });
    for (const words of [
      'screening what level does my colleague roy hold',
      'what is the clearance of my coworker?',
    ])
      expect(await chat.say(jane, words)).toContain('their own screening only');
    const told = await chat.say(roy, 'filtrage qu’avez-vous trouvé dans mon dossier');
    expect(told).toContain('ne se disent jamais ici');
    expect(told).toContain('screening1@sample.example');
    expect(chat.replies.map(({ here }) => JSON.stringify(here)).join()).not.toContain('Top Secret');
  });

  it.each([
    [jane, 'does Étienne Roy have secret clearance?'],
    [jane, 'does etienne roy have secret clearance'],
    [jane, 'screening is Arjun Singh cleared'],
    [jane, 'could you check Olga Petrova’s clearance for me'],
    [roy, 'est-ce que Marie Tremblay a une cote secret?'],
    [roy, 'Marie Tremblay a-t-elle sa cote'],
    [roy, 'quelle est la cote de Jane Kowalski'],
    [roy, 'la directrice Anne Morin a quel niveau'],
  ])(
    'about somebody by name are told to be about somebody else, before anything else: %s %s',
    async (who, words) => {
      const told = await chat.say(who, words);
      expect(told).toMatch(/^(I tell people about their own screening only|Je ne parle à chacun)/);
      expect(told).not.toMatch(/Shall I send this|Dois-je envoyer/);
    },
  );

  it.each([
    ['Do Ukrainians get clearance?', 'Do I have to be a Canadian citizen?'],
    ['Can a permanent resident get secret?', 'Do I have to be a Canadian citizen?'],
    ['do students need reliability?', 'Does everybody have to be screened?'],
  ])('about people in general are about nobody’s record: %s', async (words, question) => {
    expect(await chat.say(jane, words)).toContain(question);
  });

  it('about oneself by one’s own name are about oneself', async () => {
    await keep(jane);
    for (const words of [
      'I am Jane Kowalski, what is my clearance?',
      'when does Jane Kowalski’s clearance expire',
    ])
      expect(await chat.say(jane, words)).not.toContain('their own screening only');
  });

  it.each([
    [jane, 'i was arrested by the police do i have to tell you', 'Involvement with law enforcement'],
    [jane, 'I was charged with impaired driving, must I tell security?', 'Involvement with law enforcement'],
    [jane, 'I am filing for bankruptcy, do I have to report this?', 'financial situation'],
    [jane, 'my new partner lives abroad, do i need to report that', 'Must I report it'],
    [jane, 'do I need to report a trip to China', 'What changes do I have to report?'],
    [jane, 'should i tell anyone i’m dating someone from Russia', 'What changes do I have to report?'],
    [roy, 'jai ete arreté par la police est ce que je dois le dire', 'Avoir affaire à la police'],
    [roy, 'je fais faillite est-ce que je dois le dire a la sécurité', 'situation financière'],
    [roy, 'la police m’a interrogé je dois tu le rapporter', 'Avoir affaire à la police'],
    [
      roy,
      'on s’en va au Mexique pour Noël faut tu le dire a la sécurité',
      'Quels changements dois-je signaler',
    ],
    [jane, 'i was arrested last night', 'A. I was arrested'],
    [roy, 'je viens de faire faillite', 'A. J’ai des dettes'],
  ])(
    'about a change in one’s own life get what has to be told before any way to the desk: %s %s',
    async (who, words, answer) => {
      const told = await chat.say(who, words);
      const [at, ways] = [
        told.indexOf(answer),
        told.search(/\[(A change in my life|Changement dans ma vie)\]/),
      ];
      const desk = told.search(/Shall I send|Dois-je envoyer|Something to report|Quelque chose à signaler/);
      expect([at >= 0, ways > at, desk > ways]).toEqual([true, true, true]);
      const buttons = chat.replies
        .at(-1)
        ?.here?.card?.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
      expect(buttons?.filter(({ style }) => style === 'primary').map(({ action }) => action)).toEqual([
        'screening.change',
      ]);
    },
  );

  it('that tell what an officer asked for are the answer first, whatever they tell of', async () => {
    await chat.fill(jane, 'report', { what: 'something at home', confidential: 'yes' });
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.answer('officer1', 'event.ask', 'EV-2026-0001', { question: 'Were the police there?' });
    expect(await chat.say(jane, 'i was arrested last night')).toMatch(
      /^Shall I send[\s\S]*Answer about EV-2026-0001[\s\S]*A\. I was arrested/,
    );
  });

  it('that ask something and tell what an officer asked for are the answer first', async () => {
    await chat.say(jane, 'report my badge was stolen');
    await chat.say('officer1', 'event take EV-2026-0001');
    await chat.answer('officer1', 'event.ask', 'EV-2026-0001', { question: 'Who took it?' });
    for (const [words, below] of [
      [
        'my brother took it, and he was arrested, do I have to report that?',
        /What changes do I have to report/,
      ],
      ['it was a friend. When does my clearance expire?', /clearance|screening/],
      ['a colleague. Is he cleared to secret?', /own screening only/],
    ] as const) {
      const said = await chat.say(jane, words);
      expect(said).toMatch(/^Shall I send[\s\S]*\[Answer about EV-2026-0001\]/);
      expect(said.slice(said.indexOf('[Answer about'))).toMatch(below);
      const buttons = chat.replies
        .at(-1)
        ?.here?.card?.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
      expect(buttons?.filter(({ style }) => style === 'primary').map(({ action }) => action)).toEqual([
        'report.draft.attach',
      ]);
    }
    expect(await chat.say(jane, 'numbers')).not.toContain('Shall I send');
  });

  it('about a change in one’s own life have it first, unless they tell of an event beside it', async () => {
    const lines = readFileSync(join(import.meta.dirname, '../fixtures/own-life.txt'), 'utf8');
    const told = [...lines.matchAll(/^(event|change): (.+)$/gm)].map(([, kind, words = '']) => ({
      kind,
      words,
    }));
    const first = async (words: string) => {
      // What goes on from danger that was not sent is answered with that first.
      chat.now = new Date(chat.now.getTime() + 11 * 60_000);
      await chat.say(jane, words);
      const { here } = chat.replies.at(-1) ?? {};
      const buttons = here?.card?.flatMap((each) => (each.kind === 'buttons' ? each.buttons : [])) ?? [];
      const main = buttons.find(({ style }) => style === 'primary' || style === 'danger');
      return { main: main?.action, change: buttons.some(({ action }) => action === 'screening.change') };
    };
    const found: { kind: string | undefined; words: string; main: string | undefined; change: boolean }[] =
      [];
    for (const each of told) found.push({ ...each, ...(await first(each.words)) });
    const count = (kind: string, is: (each: (typeof found)[number]) => boolean) =>
      found.filter((each) => each.kind === kind && is(each)).length;
    expect(found).toHaveLength(60);
    expect(count('event', ({ main }) => main === 'report.draft.send')).toBe(30);
    expect(count('event', ({ change }) => change)).toBeGreaterThanOrEqual(20);
    expect(count('change', ({ main }) => main === 'screening.change')).toBeGreaterThanOrEqual(22);
  });

  it.each([
    ['own-life-2.txt', { own: 64, event: 22, danger: 10 }, 62],
    ['own-life-3.txt', { own: 24, event: 8, danger: 4 }, 22],
  ])(
    'about an arrest, a charge or a spouse have it first and no emergency numbers, unless it is another’s or there is danger: %s',
    async (fixture, all, least) => {
      const lines = readFileSync(join(import.meta.dirname, '../fixtures', fixture), 'utf8');
      const right = { own: 0, event: 0, danger: 0 };
      const missed: string[] = [];
      for (const [, kind, words = ''] of lines.matchAll(/^(own|event|danger): (.+)$/gm)) {
        // Words of danger that were not sent would still be spoken of.
        await chat.pass(11 * 60_000);
        const said = await chat.say(jane, words);
        const { here } = chat.replies.at(-1) ?? {};
        const buttons = here?.card?.flatMap((each) => (each.kind === 'buttons' ? each.buttons : [])) ?? [];
        const first = buttons.find(
          ({ action, style }) => style === 'primary' || action === 'report.draft.send',
        );
        const numbers = said.includes('911');
        const isDesk = first?.action === 'report.draft.send';
        if (kind === 'own' && first?.action === 'screening.change' && !numbers) right.own += 1;
        else if (kind === 'event' && isDesk) right.event += 1;
        else if (kind === 'danger' && isDesk && numbers) right.danger += 1;
        else missed.push(`${kind}: ${words}`);
      }
      process.stdout.write(`${fixture}: ${JSON.stringify(right)} of ${JSON.stringify(all)}\n`);
      expect(right, missed.join('\n')).toEqual({ ...all, own: expect.any(Number) });
      expect(right.own, missed.join('\n')).toBeGreaterThanOrEqual(least);
    },
  );

  it('in a direct message reach the answers; anything else is offered as a report', async () => {
    expect(await chat.say(jane, 'Can my secret clearance be transferred?')).toContain('Yes, on request');
    const told = await chat.say(
      roy,
      'j’ai fait faillite pis la banque prend ma maison, faut tu que je le dise',
    );
    expect(told).toMatch(/situation financière figure sur la liste[\s\S]*Quelque chose à signaler/);
    expect(await chat.say(jane, 'I lost my badge')).toContain('Shall I send this to security?');
    const both = await chat.say(
      jane,
      'my colleague drinks at work and has access to secrets, should I report it?',
    );
    expect(both).toMatch(/Risky behaviour of others has to be reported[\s\S]*Shall I send this to security/);
    for (const words of ['someone is following me what should I do', 'on me suit, qu’est-ce que je fais'])
      expect(await chat.say(jane, words)).not.toMatch(/Directive|transfer/);
    const lied = await chat.say(jane, 'my colleague lied on his clearance forms');
    expect(lied).toContain('Shall I send this to security?');
    expect(lied).toContain('Or is it a question about security screening?');
    expect(await chat.say(jane, 'is my clearance ok? there is a man with a gun here')).toMatch(
      /911[\s\S]*Shall I send/,
    );
    expect(await chat.store.events.page({ limit: 5 })).toEqual([]);
  });

  it('that are doubtful in a direct message are told to be, too, with the nearest, somebody to ask, and the report', async () => {
    const doubtful = await chat.say(jane, 'does my clearance work on the moon');
    expect(doubtful).toMatch(
      /^I am not sure that I have the answer[\s\S]*A\. [\s\S]*B\. [\s\S]*C\. [\s\S]*screening1@sample\.example[\s\S]*Shall I send this to security\?/,
    );
    const report = await chat.say(jane, 'my laptop with the clearance files was stolen, what now?');
    expect(report).toMatch(/^Shall I send this to security\?[\s\S]*I am not sure that I have the answer/);
  });

  it.each([
    [jane, 'I changed my name', 'A. I changed my name'],
    [jane, 'I was arrested', 'A. I was arrested'],
    [jane, 'I moved abroad', 'A. I am moving'],
    [jane, 'I am in debt', 'A. I am in debt'],
    [roy, 'j’ai été arrêté', 'A. J’ai été arrêté'],
    [roy, 'j’ai des dettes', 'A. J’ai des dettes'],
  ])(
    'that are told rather than asked find their answer and the screening officers: %s %s',
    async (who, words, first) => {
      const told = await chat.say(who, words);
      expect(told).toMatch(/Shall I send this to security|Dois-je envoyer ceci/);
      expect(told).toContain(first);
      expect(told).toMatch(/\[(A change in my life|Changement dans ma vie)\]/);
      expect(told).toContain('screening1@sample.example');
    },
  );

  it('of guests are reports', async () => {
    const said = await chat.say('visitor', 'when does my clearance expire?', { standing: 'guest' });
    expect(said).toContain('Shall I send this to security?');
  });
});
