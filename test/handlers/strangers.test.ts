import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ChatEvent, Sender } from '../../src/chat/event.ts';
import type { Makeable } from '../../src/chat/message.ts';
import type { Write } from '../../src/domain/store.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { composer } from '../../src/handlers/compose.ts';
import { maker } from '../../src/handlers/make.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

/** Stands in everything that somebody without a part in it must not read. */
const secret = 'SENTINEL';
const numbers = [
  'EV-2026-0001',
  'EV-2026-0002',
  'EV-2026-0003',
  'AL-2026-0001',
  'AL-2026-0002',
  'CR-2026-0001',
  'AC-2026-0001',
];
const registry = allRecords();
let chat: Chat;

/** Something of every kind, done and looked at by those who may, so that its buttons and forms are known. */
chatForEach(async (begun) => {
  chat = begun;
  const events = ['EV-2026-0001', 'EV-2026-0002', 'EV-2026-0003'];
  const said: Record<string, string[]> = {
    'employee-en': [
      `report ${secret} lost badge`,
      `report an insider threat, my colleague ${secret}`,
      `report confidentially: he sells passes ${secret}`,
    ],
    cso: [
      ...events.flatMap((id) => [
        `event take ${id}`,
        `event severity ${id} high`,
        `event note ${id} ${secret}`,
        `event notify ${id}`,
        `event show ${id}`,
        `event export ${id}`,
        `event close ${id}`,
      ]),
      'event call EV-2026-0001 privacy whose data?',
      'event unseal EV-2026-0003',
      'event list',
      'event board',
      `alert send information role:cso ack ${secret} alert | ${secret} alerte`,
      'alert send AL-2026-0001',
      `alert send information role:officer muster ${secret} two | ${secret} deux`,
      'alert status AL-2026-0001',
      `crisis open violence ${secret} crisis`,
      'crisis role CR-2026-0001 lead',
      `crisis log CR-2026-0001 ${secret} entry`,
      `crisis decision CR-2026-0001 ${secret} decided`,
      `crisis action CR-2026-0001 officer1@sample.example ${secret} do it`,
      'crisis handover CR-2026-0001',
      'crisis sitrep CR-2026-0001',
      'crisis brief CR-2026-0001',
      'crisis board',
      'crisis close CR-2026-0001',
      'action list all',
      'awareness campaign',
      'awareness campaign list',
      'awareness results',
    ],
    privacy1: ['event show EV-2026-0001'],
    screening1: [`screening who employee-en@sample.example ${secret} reason`, 'screening due'],
  };
  for (const [who, lines] of Object.entries(said)) for (const words of lines) await chat.say(who, words);
  await chat.settle();
});

interface Known {
  buttons: { action: string; value: string }[];
  forms: { form: string; state: string }[];
  /** Files and pictures. */
  made: Makeable[];
}

/** Every button, option, form, file and picture that anybody was shown, and each kind of them with every number. */
async function known(): Promise<Known> {
  const buttons = new Map<string, Known['buttons'][number]>();
  const forms = new Map<string, Known['forms'][number]>();
  const made = new Map<string, Makeable>();
  const file = (maker: string, of: string) => made.set(`${maker} ${of}`, { maker, of });
  const button = (action: string, value: string) => buttons.set(`${action} ${value}`, { action, value });
  const form = (id: string, state: string) => forms.set(`${id} ${state}`, { form: id, state });
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { action, value, options, id, state, fields, maker, of } = part as Record<string, unknown>;
    if (typeof action === 'string' && typeof value === 'string') button(action, value);
    if (typeof action === 'string' && Array.isArray(options)) {
      for (const option of options) button(action, option.value);
    }
    if (typeof id === 'string' && typeof state === 'string' && fields) form(id, state);
    if (typeof maker === 'string' && typeof of === 'string') file(maker, of);
    for (const inner of Object.values(part)) walk(inner);
  };
  const compose = composer(registry, chat.services, () => chat.now);
  walk(chat.replies);
  for (const delivery of await chat.store.deliveries.page(undefined, 1_000)) walk(await compose(delivery));
  for (const number of numbers) {
    for (const action of registry.actions.keys()) button(action, number);
    for (const id of registry.forms.keys()) form(id, number);
    for (const id of registry.files.keys()) file(id, number);
  }
  return { buttons: [...buttons.values()], forms: [...forms.values()], made: [...made.values()] };
}

/** What a write is about, when that was there before: what somebody makes themselves has numbers of its own. */
function touched(write: Write): string | undefined {
  const id = 'put' in write ? write.put.id : write.remove;
  return numbers.some((number) => id.includes(number)) ? `${write.in} ${id}` : undefined;
}

it.each(['member', 'guest'] as const)(
  'a %s who has no part in anything reads and changes nothing with the words, buttons and forms of others',
  async (standing) => {
    const { buttons, forms, made } = await known();
    const sender: Sender = {
      platform: 'teams',
      id: 'stranger',
      name: 'Stranger',
      standing,
      ...(standing === 'member' && { email: 'employee-fr@sample.example' }),
    };
    const wrong: string[] = [];
    let doing = '';
    const { commit } = chat.store;
    chat.store.commit = (writes, facts) => {
      for (const write of writes) if (touched(write)) wrong.push(`${doing} changes ${touched(write)}`);
      return commit(writes, facts);
    };
    const attempt = async (what: string, event: object) => {
      doing = what;
      const place = { platform: 'teams', id: 'stranger', kind: 'direct' };
      const common = { id: randomUUID(), sender, place, audience: 'author', lasting: true };
      const reply = await chat.send({ ...common, ...event } as ChatEvent);
      if (JSON.stringify(reply).includes(secret)) wrong.push(`${what} tells`);
    };
    for (const { action, value } of buttons) {
      await attempt(`${action} ${value}`, { kind: 'action', action, value });
    }
    for (const { form, state } of forms) {
      const token = `${chat.now.getTime().toString(36)}-${randomUUID()}`;
      const fields = ['what', 'text', 'answer', 'reason', 'outcome', 'note', 'words', 'question', 'title'];
      const values = Object.fromEntries(fields.map((name) => [name, 'x']));
      await attempt(`${form} ${state}`, { kind: 'form', form, token, state, values, files: [] });
    }
    for (const text of registry.commands.flatMap(({ examples }) => [...examples.en, ...examples.fr])) {
      await attempt(text, { kind: 'text', text, files: [], mentions: [] });
    }
    chat.store.commit = commit;
    const failure = (what: string) => what;
    const make = maker(registry, chat.services, 'teams', { clock: () => chat.now, failure });
    for (const what of made) {
      const { bytes } = await make(what, sender, 'give');
      if (bytes) wrong.push(`${what.maker} ${what.of} is given`);
    }
    expect(made.length).toBeGreaterThan(70);
    expect(buttons.length + forms.length).toBeGreaterThan(1_000);
    expect(wrong).toEqual([]);
  },
  120_000,
);
