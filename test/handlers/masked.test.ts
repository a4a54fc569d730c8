import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['privacy1', 'it1', 'cso']) await chat.say(who, 'language en');
  await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
});

const first = 'EV-2026-0001';
const number = '046 454 286';
const masked = 'was masked before anything was stored';

describe('whoever writes a number that was masked is told, whatever they wrote it in', () => {
  it.each<[what: string, write: () => Promise<string>]>([
    ['a note', () => chat.say('officer1', `event note ${first} seen with ${number}`)],
    ['why it is held', () => chat.say('officer1', `event hold ${first} request ${number}`)],
    ['a question to a function', () => chat.say('officer1', `event call ${first} it whose is ${number}?`)],
    ['why they want to join', () => chat.say('officer1', `event join ${first} about ${number}`)],
    ['the assessment', () => chat.answer('officer1', 'event.affected', first, { programs: `of ${number}` })],
    ['a question to the author', () => chat.answer('officer1', 'event.ask', first, { question: number })],
    [
      'the closing',
      () => chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: `of ${number}` }),
    ],
    [
      'the privacy worksheet',
      () => chat.answer('privacy1', 'privacy.facts', first, { what: `of ${number}` }),
    ],
    [
      'the severing sheet',
      () => chat.answer('privacy1', 'event.severing', first, { '19(1)': `of ${number}` }),
    ],
    ['an addition of the author', () => chat.say('employee-en', `report note ${first} ${number}`)],
    ['plain words', () => chat.say('employee-en', `somebody wrote ${number} on the door`)],
  ])('%s', async (_what, write) => {
    const said = await write();
    expect(said).toContain(masked);
    expect(said.split(masked)).toHaveLength(2);
    const kept = [await chat.store.events.get(first), await chat.store.breaches.get(first)];
    expect(JSON.stringify(kept)).not.toMatch(/046.?454|454.?286/);
  });

  it('and in the answer of a called function', async () => {
    await chat.say('officer1', `event call ${first} it whose?`);
    expect(await chat.answer('it1', 'event.answer', `${first} 1`, { answer: number })).toContain(masked);
    expect(await chat.answer('it1', 'event.answer', `${first} 1`, { answer: 'mine' })).not.toContain(
      'masked',
    );
  });

  it('in their language', async () => {
    await chat.say('officer1', 'langue fr');
    expect(await chat.say('officer1', `evenement note ${first} ${number}`)).toContain('a été masqué');
  });

  it('and an asset number that is given back passes what any other words do', async () => {
    const give = (asset: string) => chat.answer('employee-en', 'report.asset', first, { asset });
    const event = () => chat.store.events.get(first);
    await chat.say('officer2', `event take ${first}`);
    await give(`PROTECTED B // ${number}`);
    expect(await event()).toMatchObject({ marking: 'protected-b' });
    expect((await chat.owed('officer2@sample.example')).join()).toContain(first);
    await chat.say('officer2', `event restrict ${first}`);
    await chat.say('officer1', `event join ${first} related`);
    await chat.press('officer2', 'event.join.add', `${first} officer1@sample.example`);
    expect((await event())?.members).toEqual(['officer1@sample.example']);
    await give('it was Daniel Okafor');
    expect((await event())?.members).toEqual([]);
    expect(await give('he has a gun')).toContain('911');
    expect(await event()).toMatchObject({ danger: true });
  });

  it('but not of an asset number that is given back on purpose', async () => {
    expect(await chat.answer('employee-en', 'report.asset', first, { asset: number })).not.toContain(
      'masked',
    );
  });
});

describe('what a refusal would quote of what was typed is kept and said nowhere', () => {
  const lines: readonly (readonly [who: string, words: string])[] = [
    ['employee-en', `report withdraw ${first} because`],
    ['officer1', `event restrict ${first} cso1@sample.example`],
    ['officer1', `event link ${first}`],
    ['officer1', `event unseal ${first}`],
    ['officer1', 'event list'],
    ['cso', 'readiness high'],
    ['officer1', 'readiness'],
    ['officer1', `event call ${first}`],
    ['officer1', `actions`],
    ['officer1', `event severity ${first}`],
    ['officer1', 'event'],
    ['cso', 'awareness results'],
  ];
  const kept = async () => {
    const journal = await readFolder(join(chat.folder, 'journal'));
    expect(journal).toContain(first);
    return journal;
  };

  it.each(lines)('%s: %s and words above the ceiling', async (who, words) => {
    const said = await chat.say(who, `${words} TOP SECRET // TRÈS SECRET launch code 7731`);
    expect(said).toContain('do not write this here');
    expect(said).not.toContain('7731');
    expect(await kept()).not.toContain('code 7731');
  });

  // The others are plain words, which are offered as a report and judged as one.
  const commands = lines.filter(([, words]) => !/^(readiness|actions)/.test(words));

  it.each(commands)('%s: %s and words that begin with their marking', async (who, words) => {
    const said = await chat.say(who, `${words} SECRET: launch code 7731`);
    expect(said).toContain('do not write this here');
    expect(said).not.toContain('7731');
    expect(await kept()).not.toContain('code 7731');
  });

  it.each([
    ['officer1', 'help SECRET launch code 7731 of the silo'],
    ['officer1', 'numbers SECRET launch code 7731 of the silo'],
    ['officer1', 'safe SECRET launch code 7731 of the silo'],
    ['officer1', 'event readiness high SECRET launch code 7731'],
    ['officer1', 'event readiness increased to SECRET launch code 7731'],
    ['officer1', 'event list mine SECRET launch code 7731'],
    ['officer1', 'event severity high SECRET 7731'],
    ['officer1', 'event severity high SECRET launch code 7731 of the silo'],
    ['employee-en', 'report note SECRET: launch code 7731 of the silo'],
    ['employee-en', 'signaler mes SECRET launch code 7731 of the silo'],
    ['officer1', 'crisis open SECRET launch code 7731 of the silo'],
    ['officer1', 'crise ouvrir launch code 7731 of the silo SECRET'],
    ['employee-en', 'event readiness high SECRET launch code 7731 of the silo'],
    // Words that no command takes there are those of a new alert.
    ['officer1', 'alert answer SECRET: launch code 7731 of the silo'],
    ['officer1', 'alerte voir SECRET launch code 7731 of the silo'],
    ['employee-en', 'alert send building:90-elgin SECRET launch code 7731 of the silo'],
  ])('%s: %s', async (who, words) => {
    const said = await chat.say(who, words);
    expect(said).toContain('do not write this here');
    expect(JSON.stringify(chat.replies.at(-1))).not.toContain('7731');
    expect(await kept()).not.toContain('code 7731');
  });

  it.each(lines)('%s: %s and a social insurance number', async (who, words) => {
    expect(await chat.say(who, `${words} ${number}`)).not.toContain(number);
    expect(await chat.say(who, `${words} 046454286`)).not.toContain('046454286');
    expect(await kept()).not.toMatch(/046 ?454 ?286/);
  });

  it.each([
    ['crisis.handover', 'to', 'CR-2026-0001'],
    ['crisis.action', 'owner', 'CR-2026-0001'],
    ['awareness.campaign.form', 'more', ''],
  ])('and a form in which it would have to be corrected: %s', async (action, field, value) => {
    await chat.say('cso', 'crisis open flood at 90 Elgin');
    await chat.say('cso', 'crisis role CR-2026-0001 lead');
    await chat.press('cso', action, value);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    const chosen = form.fields.flatMap((each) =>
      each.kind === 'choice' ? [[each.name, each.value ?? each.options[0]?.value ?? '']] : [],
    );
    const words = 'launch code 7731 SECRET';
    const said = await chat.submit('cso', form, {
      ...Object.fromEntries(chosen),
      text: 'call',
      [field]: words,
    });
    expect(said).toContain('do not write this here');
    expect(JSON.stringify(chat.replies.at(-1))).not.toContain('7731');
  });

  it('and a command that is none, of few words and of many', async () => {
    const few = await chat.say('officer1', 'alert TOP SECRET');
    expect(few).toContain('do not write this here');
    const many = await chat.say('officer1', 'event TOP SECRET // TRÈS SECRET launch code 7731 was read out');
    expect(many).toContain('EV-2026-0002');
    expect(many).not.toContain('7731');
    expect(await chat.say('officer1', 'event 046-454-286')).toContain('•••');
  });
});

async function readFolder(folder: string): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}
