import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeams } from '../../../src/adapters/teams/adapter.ts';
import { type Bot, startBot, until } from '../../support/bot.ts';
import {
  activityOf,
  appId,
  type Call,
  shown,
  startTeamsService,
  type TeamsMember,
  type TeamsService,
  tenantId,
} from '../../support/teams.ts';

const jane: TeamsMember = { id: 'aad-jane', email: 'employee-en@sample.example', name: 'Jane Kowalski' };
const etienne: TeamsMember = { id: 'aad-etienne', email: 'employee-fr@sample.example', name: 'Étienne Roy' };
const officer: TeamsMember = { id: 'aad-officer', email: 'officer1@sample.example', name: 'Daniel Okafor' };

let service: TeamsService;
let bot: Bot;

beforeAll(async () => {
  service = await startTeamsService();
  const credentials = {
    appId,
    type: 'SingleTenant' as const,
    tenantId,
    password: 'secret',
    openIdMetadata: service.openIdMetadata,
    tokenUrl: service.tokenUrl,
  };
  bot = await startBot({
    adapters: (store, log) => [
      createTeams({
        credentials,
        allowedTenants: [],
        loopback: true,
        conversations: store.conversations,
        remember: (conversation) => store.commit([{ in: 'conversations', put: conversation }]),
        clock: () => new Date(),
        log,
      }),
    ],
  });
});

afterAll(async () => {
  await bot?.stop();
  await service?.stop();
});

function since(mark: number): Call[] {
  return service.calls.slice(mark);
}

describe('who may send', () => {
  it.each([
    ['no token', null],
    ['a word', 'abc'],
    ['an unsigned token', 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.'],
  ])('%s: 401', async (_name, token) => {
    const response = await service.send(bot.url, activityOf(service, jane, { text: 'numbers' }), { token });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['another key', {}, { key: 'other' as const }],
    ['an expired token', {}, { expired: true }],
    ['a token for another bot', { aud: 'other' }, {}],
    ['a token of another issuer', { iss: 'https://evil.example' }, {}],
    ['a token for another service URL', { serviceurl: 'https://evil.example' }, {}],
  ])('%s: 401', async (_name, claims, options) => {
    const token = await service.token(claims, options);
    const response = await service.send(bot.url, activityOf(service, jane, { text: 'numbers' }), { token });
    expect(response.status).toBe(401);
  });

  it.each(['{}', '[]', 'null', '{"type":"message"}', '{'])(
    'the body %s without a token: 401',
    async (body) => {
      expect((await service.send(bot.url, {}, { token: null, body })).status).toBe(401);
    },
  );

  it.each(['{}', '[]', 'null', '{"type":"message"}', '{'])(
    'the body %s with a token of nobody: 401',
    async (body) => {
      expect((await service.send(bot.url, {}, { token: 'a.b.c', body })).status).toBe(401);
    },
  );
});

describe('a report', () => {
  it('is answered with its number, and the desk gets a card', async () => {
    const mark = service.calls.length;
    const activity = activityOf(service, jane, { text: 'report lost my badge in the lobby of 90 Elgin' });
    expect((await service.send(bot.url, activity)).status).toBe(200);
    const [receipt] = since(mark);
    expect(shown(receipt as Call)).toMatch(/Recorded: EV-\d{4}-\d{4}/);
    expect(receipt?.path).toContain('personal-aad-jane');
    const desk = await until(() => since(mark).find((call) => call.path.includes('desk')));
    expect(shown(desk)).toContain('lost my badge in the lobby of 90 Elgin');
    expect(shown(desk)).toContain('Acknowledge / Accuser réception');
  });

  it('sent again by Teams is recognised', async () => {
    const activity = activityOf(service, jane, { text: 'report the same thing once' });
    await service.send(bot.url, activity);
    await service.send(bot.url, activity);
    const events = await bot.store.events.page({ author: jane.email, limit: 50 });
    expect(events.filter((event) => event.text === 'the same thing once')).toHaveLength(1);
  });

  const omar: TeamsMember = { id: 'aad-omar', email: 'warden-90elgin-3@sample.example', name: 'Omar Haddad' };
  const late = 'could not be shown to you at once';

  it.each([
    ['its service fails', { status: 500 }],
    ['it has too much to do', { status: 429, headers: { 'Retry-After': '1' } }],
    ['its answer was lost', { status: 503, after: true as const }],
    ['it refuses the bot’s token', { status: 401 }],
  ])('whose answer Teams does not take is answered as soon as it does: %s', async (_why, failure) => {
    const mark = service.calls.length;
    service.failing.push({ holds: 'Recorded: EV-', ...failure });
    await service.send(
      bot.url,
      activityOf(service, omar, { text: 'report a man with a knife in the lobby' }),
    );
    const told = await until(() => since(mark).find((call) => shown(call).includes(late)));
    expect(told.path).toContain('personal-aad-omar');
    expect(shown(told)).toMatch(/911[\s\S]*Recorded: EV-\d{4}-\d{4}/);
  });

  it('does not say in what is owed whose answer it is, not even where the name is no secret', async () => {
    const mark = service.calls.length;
    service.failing.push({ holds: 'Recorded: EV-', status: 500 });
    const text = 'report confidentially: the lead steals laptops';
    await service.send(bot.url, activityOf(service, omar, { text }));
    await until(() => since(mark).find((call) => shown(call).includes(late)));
    const owed = (await bot.store.deliveries.page(undefined, 1_000)).filter(({ id }) =>
      id.startsWith('answer:'),
    );
    expect(owed.length).toBeGreaterThan(0);
    expect(JSON.stringify(owed)).not.toMatch(/omar|haddad|warden|aad-/i);
  });

  it('in a channel is answered in the person’s own chat', async () => {
    const mark = service.calls.length;
    const activity = activityOf(service, jane, {
      text: '<at>Vigie</at> report a stranger on floor 3',
      entities: [
        { type: 'mention', text: '<at>Vigie</at>', mentioned: { id: `28:${appId}`, name: 'Vigie' } },
      ],
      conversation: {
        conversationType: 'channel',
        tenantId,
        id: '19:general@thread.tacv2;messageid=1',
        isGroup: true,
      },
    });
    await service.send(bot.url, activity);
    const posts = since(mark).filter((call) => call.method === 'POST' && !call.path.includes('desk'));
    const there = posts.filter((call) => decodeURIComponent(call.path).includes('19:general'));
    const alone = posts.filter((call) => call.path.includes('personal-aad-jane'));
    expect(there.map((call) => call.body.text)).toEqual(['Answered privately. / Réponse envoyée en privé.']);
    expect(alone.map(shown).join()).toMatch(/Recorded: EV-/);
    expect(alone.map(shown).join()).toContain('was visible to everybody');
  });

  it.each([
    ['signaler un homme armé d’un couteau est dans le hall', true, 'est enregistré'],
    ['aidez-moi', true, 'est enregistré'],
    ['un homme armé d’un couteau est dans le hall', true, 'rien n’est encore signalé'],
    ['filtrage', false, 'Ouvrez une conversation avec moi'],
  ])(
    '“%s” in a channel by somebody whose own chat takes nothing: what may stand there, and is so',
    async (words, danger, said) => {
      const beatrice: TeamsMember = {
        id: 'aad-beatrice',
        email: 'b.morin@sample.example',
        name: 'Béatrice Morin',
      };
      const conversation = {
        conversationType: 'channel',
        tenantId,
        id: '19:general@thread.tacv2;messageid=9',
      };
      const text = `<at>Vigie</at> ${words}`;
      const mentioned = { id: `28:${appId}`, name: 'Vigie' };
      const entities = [{ type: 'mention', text: '<at>Vigie</at>', mentioned }];
      const mark = service.calls.length;
      // What was owed for the words before is out, and meets no failure of these.
      await until(async () => {
        const all = await bot.store.deliveries.page(undefined, 1_000);
        return all.every(({ id, state }) => !id.startsWith('answer:') || state === 'sent');
      });
      service.failing.push({ holds: 'aad-beatrice', status: 403 });
      await service.send(bot.url, activityOf(service, beatrice, { text, entities, conversation }));
      const there = since(mark).filter(({ path }) => decodeURIComponent(path).includes('messageid=9'));
      expect(there).toHaveLength(1);
      const line = there.map(shown).join();
      expect(line).toContain(said);
      expect(line).toContain('I could not write to you privately');
      expect(line.includes('est enregistré')).toBe(said === 'est enregistré');
      expect(line.includes('911')).toBe(danger);
      expect(line).not.toMatch(/couteau|EV-|Answered privately/);
    },
  );

  it('says by name and address whom it mentions', async () => {
    await service.send(bot.url, activityOf(service, etienne, { text: 'numeros' }));
    const mentioned = { id: `29:${etienne.id}`, name: 'Roy, Étienne' };
    const entities = [{ type: 'mention', text: '<at>Étienne</at>', mentioned }];
    const text = 'report <at>Étienne</at> has lost the key of the printer';
    await service.send(bot.url, activityOf(service, jane, { text, entities }));
    const [event] = await bot.store.events.page({ author: jane.email, limit: 1 });
    expect(event?.text).toBe('Étienne Roy (employee-fr@sample.example) has lost the key of the printer');
  });

  it('is answered in French to whoever reads French', async () => {
    const mark = service.calls.length;
    await service.send(
      bot.url,
      activityOf(service, etienne, { text: 'signaler j’ai perdu ma carte', locale: 'fr-CA' }),
    );
    expect(since(mark).map(shown).join()).toContain('Objet perdu ou volé');
  });
});

describe('buttons and forms', () => {
  it('acknowledges at the desk, and the author hears of it', async () => {
    await service.send(bot.url, activityOf(service, jane, { text: 'report window broken' }));
    const [event] = await bot.store.events.page({ author: jane.email, limit: 1 });
    await until(() =>
      service.calls.find((call) => call.path.includes('desk') && shown(call).includes(event?.id ?? '')),
    );
    const mark = service.calls.length;
    const press = activityOf(service, officer, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: '1',
      conversation: { conversationType: 'channel', tenantId, id: '19:desk@thread.tacv2;messageid=1' },
      value: {
        action: {
          type: 'Action.Execute',
          verb: 'vigie',
          data: { vigie: { action: 'event.ack', value: event?.id } },
        },
      },
    });
    const response = await service.send(bot.url, press);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ statusCode: 200 });
    expect((await bot.store.events.get(event?.id ?? ''))?.status).toBe('acknowledged');
    await until(() =>
      since(mark).find(
        (call) => call.path.includes('personal-aad-jane') && shown(call).includes('has seen your report'),
      ),
    );
    await until(() =>
      since(mark).find((call) => call.method === 'PUT' && shown(call).includes('Acknowledged')),
    );
  });

  it('a card that was deleted in the desk’s channel is posted again when there is something new', async () => {
    await service.send(bot.url, activityOf(service, jane, { text: 'report the printer has no paper' }));
    const [event] = await bot.store.events.page({ author: jane.email, limit: 1 });
    const delivery = () => bot.store.deliveries.get(`desk:${event?.id}:teams`);
    const before = await until(async () => {
      const { state, posted } = (await delivery()) ?? {};
      return state === 'sent' && posted;
    });
    const mark = service.calls.length;
    service.failing.push({ holds: `activities/${before.message}`, status: 404 });
    const data = { vigie: { action: 'report.danger', value: event?.id } };
    await service.send(
      bot.url,
      activityOf(service, jane, { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data } } }),
    );
    const again = await until(() =>
      since(mark).find(
        (call) =>
          call.method === 'POST' && call.path.includes('desk') && shown(call).includes(event?.id ?? ''),
      ),
    );
    expect(again.body.summary).toMatch(/^Someone may be in danger/);
    await until(async () => (await delivery())?.posted?.message !== before.message);
  });

  it('refuses the same button to an employee', async () => {
    await service.send(bot.url, activityOf(service, jane, { text: 'report door broken' }));
    const [event] = await bot.store.events.page({ author: jane.email, limit: 1 });
    const value = { action: { data: { vigie: { action: 'event.ack', value: event?.id } } } };
    await service.send(
      bot.url,
      activityOf(service, etienne, { type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    expect((await bot.store.events.get(event?.id ?? ''))?.status).toBe('open');
  });

  it('gives a form that has to be corrected back in its place, with what was typed and what is wrong', async () => {
    const opening = service.calls.length;
    await service.send(bot.url, activityOf(service, jane, { text: 'report' }));
    const posted = await until(() => since(opening).find((call) => shown(call).includes('What happened')));
    const data = /"data":(\{"vigie":\{"form".*?\}\}\})/.exec(JSON.stringify(posted.body))?.[1] ?? '';
    const mark = service.calls.length;
    const submit = (values: object) =>
      service.send(
        bot.url,
        activityOf(service, jane, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          replyToId: 'form-1',
          value: {
            action: { type: 'Action.Execute', verb: 'vigie', data: { ...JSON.parse(data), ...values } },
          },
        }),
      );
    const answer = (await (await submit({ what: 'kept words', date: '2099-01-01' })).json()) as object;
    expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    const changed = since(mark).filter((call) => call.method === 'PUT' && call.path.endsWith('form-1'));
    expect(changed).toHaveLength(1);
    for (const card of [JSON.stringify(answer), JSON.stringify(changed[0]?.body)]) {
      expect(card).toContain('"value":"kept words"');
      expect(card).toContain('That time is still to come');
    }
    expect(
      since(mark).filter((call) => call.method === 'POST' && shown(call).includes('still to come')),
    ).toEqual([]);
    expect(JSON.stringify(await (await submit({ what: 'kept words' })).json())).toMatch(/Recorded: EV-/);
  });

  it('opens the form from the message extension, keeps what was typed, and records once', async () => {
    const fetchTask = activityOf(service, jane, {
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'report', messagePayload: { body: { content: '<p>look at <b>this</b></p>' } } },
    });
    const opened = (await (await service.send(bot.url, fetchTask)).json()) as Dialog;
    const data = dataOf(opened);
    expect(JSON.stringify(opened)).toContain('look at this');
    expect(JSON.stringify(opened)).not.toContain('Action.Execute');

    const submit = (values: object, id: string) =>
      service.send(
        bot.url,
        activityOf(service, jane, {
          id,
          type: 'invoke',
          name: 'composeExtension/submitAction',
          value: { commandId: 'report', data: { ...data, ...values } },
        }),
      );
    const wrong = JSON.stringify(
      await (await submit({ what: 'kept words', date: '2099-01-01' }, 's1')).json(),
    );
    expect(wrong).toContain('kept words');
    expect(wrong).toContain('That time is still to come');
    const before = (await bot.store.events.page({ author: jane.email, limit: 100 })).length;
    const right = JSON.stringify(await (await submit({ what: 'kept words' }, 's2')).json());
    expect(right).toMatch(/Recorded: EV-/);
    await submit({ what: 'kept words' }, 's2');
    expect((await bot.store.events.page({ author: jane.email, limit: 100 })).length).toBe(before + 1);
  });

  it('does in the dialog of the message extension what its buttons say, and shows it there', async () => {
    const invoke = async (name: string, value: object) =>
      (await (
        await service.send(bot.url, activityOf(service, jane, { type: 'invoke', name, value }))
      ).json()) as Dialog;
    const press = (dialog: Dialog, action: string) =>
      invoke('composeExtension/submitAction', { commandId: 'report', data: dataOf(dialog, action) });
    const opened = await invoke('composeExtension/fetchTask', {
      commandId: 'report',
      messagePayload: { body: { content: '<p>somebody took my chair</p>' } },
    });
    const receipt = await invoke('composeExtension/submitAction', {
      commandId: 'report',
      data: { ...dataOf(opened), what: 'somebody took my chair' },
    });
    const [event] = await bot.store.events.page({ author: jane.email, limit: 1 });
    expect(event?.danger).toBe(false);

    const details = await press(receipt, 'report.details');
    expect(JSON.stringify(details)).toContain('Input.Text');

    expect(JSON.stringify(await press(receipt, 'report.danger'))).toContain('tel:911');
    expect((await bot.store.events.get(event?.id ?? ''))?.danger).toBe(true);
  });
});

interface Dialog {
  task: { value: { card: { content: { body: { type: string; actions?: { data: object }[] }[] } } } };
}

/** What the button of an action sends; the last button's where none is named, which is a form's own. */
function dataOf(dialog: Dialog, action = ''): object {
  const actions = dialog.task.value.card.content.body.flatMap((part) => part.actions ?? []);
  const data = actions.filter((each) => JSON.stringify(each.data).includes(action)).at(-1)?.data;
  if (!data) throw new Error('no button');
  return data;
}

describe('identity', () => {
  it.each([
    ['a guest', { role: 'guest' }],
    ['a guest by name', { email: 'x#EXT#@sample.example' }],
    ['a foreign tenant', { tenant: '99999999-0000-4000-8000-000000000000' }],
  ])('%s has no rights, and may report', async (_name, change) => {
    const stranger: TeamsMember = {
      id: `aad-${JSON.stringify(change).length}`,
      email: 'officer2@sample.example',
      name: 'X',
      ...change,
    };
    const mark = service.calls.length;
    await service.send(bot.url, activityOf(service, stranger, { text: 'event list' }));
    expect(since(mark).map(shown).join()).toContain('may report an event and see the emergency numbers');
    await service.send(bot.url, activityOf(service, stranger, { text: 'report smoke in the hall' }));
    expect(since(mark).map(shown).join()).toMatch(/Recorded: EV-/);
  });

  it('refuses a second account with somebody’s address, and tells the officers', async () => {
    await service.send(bot.url, activityOf(service, officer, { text: 'numbers' }));
    const mark = service.calls.length;
    const thief: TeamsMember = { id: 'aad-thief', email: jane.email, name: 'Not Jane' };
    await service.send(bot.url, activityOf(service, thief, { text: 'report mine' }));
    expect(
      since(mark)
        .filter((call) => call.path.includes('thief'))
        .map(shown)
        .join(),
    ).toContain('may report an event');
    await until(() =>
      since(mark).find(
        (call) => call.path.includes('aad-officer') && shown(call).includes('employee-en@sample.example'),
      ),
    );
  });
});

it('waits as long as Teams says, and sends again', async () => {
  const mark = service.calls.length;
  service.failing.push({ holds: 'vitre brisée', status: 429, headers: { 'Retry-After': '1' } });
  await service.send(bot.url, activityOf(service, etienne, { text: 'signaler vitre brisée au 2e' }));
  const desk = () =>
    since(mark).filter((call) => call.path.includes('desk') && shown(call).includes('vitre brisée'));
  await until(() => desk().length === 2);
});

it('an installation stays silent, the first words are welcomed', async () => {
  const nadia: TeamsMember = { id: 'aad-nadia', email: 'comms1@sample.example', name: 'Nathalie Fortin' };
  const mark = service.calls.length;
  await service.send(bot.url, activityOf(service, nadia, { type: 'installationUpdate', action: 'add' }));
  expect(since(mark)).toEqual([]);
  await service.send(bot.url, activityOf(service, nadia, { text: 'numeros' }));
  expect(since(mark).map(shown).join()).toContain('Vigie, ');
  const again = service.calls.length;
  await service.send(bot.url, activityOf(service, nadia, { text: 'numeros' }));
  expect(since(again)).toHaveLength(1);
});

it('writes nothing of what people say to the log', () => {
  expect(bot.log.lines.join('\n')).not.toMatch(/badge|stranger|kept words|vitre/);
});

describe('who reads a channel', () => {
  it('is asked page by page', async () => {
    const strangers = Array.from({ length: 60 }, (_, i) => ({
      id: `aad-${i}`,
      email: `${i}@x.ca`,
      name: '',
    }));
    service.rosters.set('19:desk@thread.tacv2', [jane, ...strangers, etienne]);
    for (const member of [jane, etienne])
      await service.send(bot.url, activityOf(service, member, { text: 'numbers' }));
    expect(await bot.app.services.channelMembers('desk')).toEqual(new Set([jane.email, etienne.email]));
  });

  it('fails where Teams does not tell', async () => {
    service.rosters.clear();
    await expect(bot.app.services.channelMembers('desk')).rejects.toMatchObject({ name: 'SendError' });
  });
});
