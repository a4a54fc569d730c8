import { split } from '../../chat/arguments.ts';
import type { Action, Answer, Command, FormHandler, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import { type Alert, followUp, type UpdateScope, updateScopes } from '../../domain/alert.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { answered } from '../../domain/roll-up.ts';
import { ask } from '../ask.ts';
import type { Unit, Work } from '../work.ts';
import { alertOfficers } from './access.ts';
import { titleOf } from './card.ts';
import { follow } from './follow.ts';
import { bodyFields, bodyOf, type FollowWords, openAlert, taken, wordsOf } from './follow-words.ts';
import { owedCard } from './language.ts';

const officers = { who: alertOfficers, privacy: 'private' } as const;
const scopeWords: Readonly<Record<UpdateScope, readonly string[]>> = {
  all: ['all', 'tous'],
  unanswered: ['unanswered', 'sans-reponse'],
  help: ['help', 'aide'],
};

async function update(ctx: Work, id: string, words: string): Promise<Outcome> {
  const alert = await openAlert(ctx, id, 'update');
  const { scope, rest } = scopeIn(words);
  const body = bodyOf(ctx, rest);
  if (!body.en || !body.fr) return askUpdate(ctx, alert, scope, body);
  return sendUpdate(ctx, alert, scope ?? 'all', { body: { en: body.en, fr: body.fr } });
}

/** “Help is on its way” begins a text and `help` names those concerned: the capital letter tells them apart. */
function scopeIn(words: string): { scope?: UpdateScope; rest: string } {
  const [first, rest] = split(words.replace(/^sans\s+r(?=[ée]ponse\s)/, 'sans-r'));
  const small = first === first.toLowerCase();
  const scope = updateScopes.find((each) => small && scopeWords[each].includes(fold(first)));
  return scope ? { scope, rest } : { rest: words };
}

function askUpdate(
  ctx: Work,
  alert: Alert,
  scope: UpdateScope | undefined,
  body: Partial<Bilingual>,
): Answer {
  const t = ctx.t.watch.update;
  return ask(ctx, {
    id: 'alert.update',
    title: t.title,
    state: alert.id,
    intro: [{ kind: 'text', tone: 'strong', text: titleOf(alert, ctx.language) }],
    fields: [
      ...bodyFields(ctx, body, mayBeAlone(alert) ? [] : undefined),
      ...(mayBeAlone(alert)
        ? [{ kind: 'text', name: 'reason', label: t.alone, maxLength: 500 } as const]
        : []),
      {
        kind: 'choice',
        name: 'scope',
        label: t.scope,
        options: updateScopes.map((value) => ({ value, label: t.scopes[value] })),
        value: scope ?? 'all',
        compact: true,
      },
    ],
  });
}

/** In an emergency a follow-up may go out in one language, as the alert itself may. */
function mayBeAlone({ kind }: Alert): boolean {
  return kind === 'emergency';
}

async function sendUpdate(ctx: Work, alert: Alert, scope: UpdateScope, words: FollowWords): Promise<Message> {
  const said = taken(ctx, words);
  const concerned = await concernedBy(ctx, alert, scope);
  const t = ctx.t.watch.update;
  if (concerned === 0) throw new Refusal('bad-input', t.nobody(alert.id));
  const { alone } = said;
  ctx.detail = `update:${scope}${alone ? ` single-language:${alone.language}` : ''}`;
  await follow(ctx, alert, 'updated', scope, said, {});
  const done = t.done[scope](alert.id, concerned);
  return alone
    ? owedCard(ctx, followUp(alert.id, alert.updates.length + 1), alone.language, done)
    : say(done);
}

async function concernedBy(unit: Unit, alert: Alert, scope: UpdateScope): Promise<number> {
  const { standings, answers } = await unit.store.deliveries.tally(alert.id);
  const waiting = standings.sent + standings.owed + standings.sending;
  switch (scope) {
    case 'all':
      return waiting + answered(answers);
    case 'unanswered':
      return waiting;
    case 'help':
      return answers.help;
  }
}

function scopeOf(word: string | undefined): UpdateScope | undefined {
  return updateScopes.find((each) => each === word);
}

export const updateCommand: Command<Work> = {
  name: 'alert update',
  head: { en: ['alert'], fr: ['alerte'] },
  sub: { en: ['update'], fr: ['mettre-a-jour'] },
  args: [
    { kind: 'number', name: 'alert', prefix: 'AL' },
    { kind: 'text', name: 'words', optional: true },
  ],
  ...officers,
  summary: {
    en: 'Follow an alert up, to all, to those who have not answered, or to those who need help',
    fr: 'Envoyer une mise à jour d’une alerte : à tout le monde, aux personnes sans réponse ou à celles qui demandent de l’aide',
  },
  examples: {
    en: [
      'alert update AL-2026-0001 The power returns at noon. | Le courant revient à midi.',
      'alert update AL-2026-0001 unanswered Please answer now. | Veuillez répondre maintenant.',
      'alert update AL-2026-0001',
    ],
    fr: [
      'alerte mettre-a-jour AL-2026-0001 Le courant revient à midi. | The power returns at noon.',
      'alerte mettre-a-jour AL-2026-0001 sans-reponse Veuillez répondre maintenant. | Please answer now.',
      'alerte mettre-a-jour AL-2026-0001',
    ],
  },
  run: (ctx, { alert = '', words = '' }) => update(ctx, alert, words),
};

/** What the form's button opens again, where a platform could not open it at once. */
export const updateAction: Action<Work> = {
  id: 'alert.update',
  ...officers,
  run: async (ctx, id) => askUpdate(ctx, await openAlert(ctx, id, 'update'), undefined, {}),
};

export const updateForm: FormHandler<Work> = {
  id: 'alert.update',
  who: alertOfficers,
  async run(ctx, { state, values }) {
    const alert = await openAlert(ctx, state, 'update');
    return sendUpdate(ctx, alert, scopeOf(values.scope) ?? 'all', wordsOf(ctx, values, mayBeAlone(alert)));
  },
};
