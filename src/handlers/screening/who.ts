import type { Action, Answer, Command, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Message } from '../../chat/message.ts';
import { say } from '../../chat/message.ts';
import { localDate, zonedInstant } from '../../domain/local-time.ts';
import { ask } from '../ask.ts';
import { personNamed } from '../person-named.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { noteLook } from './look.ts';
import { mayCarry, officersElsewhere } from './office.ts';
import { showRecord } from './record-card.ts';
import { showTeam, showValid } from './team.ts';

const who = ['screening', 'cso', 'manager'] as const;
const longestReason = 500;
const year = 366 * 24 * 60 * 60 * 1000;

/** An officer looks a record up with a reason; a manager reads whether the people who report to them are valid. */
export const whoCommand: Command<Work> = {
  name: 'screening who',
  head: { en: ['screening'], fr: ['filtrage'] },
  sub: { en: ['who'], fr: ['qui'] },
  args: [
    { kind: 'person', name: 'person', optional: true },
    { kind: 'text', name: 'reason', optional: true },
  ],
  who,
  privacy: 'private',
  summary: {
    en: 'Look a record up, with a reason the person can read; managers: whether their people are valid',
    fr: 'Consulter un dossier, avec une raison que la personne peut lire; gestionnaires : si la cote ou l’habilitation des membres de leur équipe est valide',
  },
  examples: {
    en: ['screening who jane@department.example yearly review of the file', 'screening who'],
    fr: ['filtrage qui jeanne@ministere.example examen annuel du dossier', 'filtrage qui'],
  },
  async run(ctx, { person: named, reason }) {
    if (!mayCarry(ctx)) return officersElsewhere(ctx, ctx.t.screening.officers.words.who);
    const t = ctx.t.screening.officers;
    const officer = ctx.actor.roles.has('screening');
    if (!named) {
      if (!officer || (await ctx.store.people.reportingTo(ctx.actor.id)).length > 0) return showTeam(ctx, '');
      throw new Refusal('bad-input', t.needPerson);
    }
    const person = await personNamed(ctx, named);
    const id = person?.id ?? named;
    if (id === ctx.actor.id) throw new Refusal('bad-input', t.own);
    if (officer && !(await isKnown(ctx, id))) throw new Refusal('not-found', t.noPerson);
    if (officer && reason) return lookUp(ctx, id, { reason });
    // A manager's question is answered the same whether there is such a person or not.
    if (person?.active && person.manager === ctx.actor.id) return showValid(ctx, person);
    if (!officer) throw new Refusal('not-found', t.noPerson);
    return askReason(ctx, id);
  },
};

/** Whether there is anything to look up: somebody of the directory, or a record of somebody who is in it no more. */
async function isKnown({ store }: Work, id: string): Promise<boolean> {
  return [await store.people.get(id), await store.screening.get(id)].some((found) => found !== undefined);
}

/** The form has room for an investigation, which keeps the look from the person for a time. */
function askReason(ctx: Work, id: string): Answer {
  const t = ctx.t.screening.officers;
  return ask(ctx, {
    id: 'screening.who',
    title: t.whoTitle,
    state: id,
    fields: [
      { kind: 'text', name: 'reason', label: t.reason, hint: t.reasonHint, required: true },
      { kind: 'date', name: 'until', label: t.deferUntil },
      { kind: 'text', name: 'why', label: t.deferWhy },
    ],
    notice: [{ kind: 'text', tone: 'quiet', text: t.deferNotice }],
  });
}

export const whoForm: FormHandler<Work> = {
  id: 'screening.who',
  who: ['screening', 'cso'],
  async run(ctx, { state: id, values }) {
    const t = ctx.t.screening.officers;
    if (!mayCarry(ctx)) return officersElsewhere(ctx, t.words.who);
    if (id === ctx.actor.id) throw new Refusal('bad-input', t.own);
    if (!(await isKnown(ctx, id))) throw new Refusal('not-found', t.noPerson);
    const { reason = '', until, why = '' } = values;
    if (!reason.trim()) throw new InvalidForm({ reason: t.needReason });
    if (!until && !why.trim()) return lookUp(ctx, id, { reason });
    if (!until || !why.trim()) throw new InvalidForm({ until: t.deferBoth });
    const at = zonedInstant(until, '12:00', ctx.department.timeZone);
    if (
      !at ||
      until <= localDate(ctx.now, ctx.department.timeZone) ||
      at.getTime() - ctx.now.getTime() > year
    )
      throw new InvalidForm({ until: t.deferDay });
    return lookUp(ctx, id, { reason, until: { day: until, at, why } });
  },
};

export const whoAction: Action<Work> = {
  id: 'screening.who',
  who: ['screening', 'cso'],
  privacy: 'private',
  async run(ctx, id) {
    if (!(await isKnown(ctx, id))) throw new Refusal('not-found', ctx.t.screening.officers.noPerson);
    return askReason(ctx, id);
  },
};

interface Reasons {
  reason: string;
  until?: { day: string; at: Date; why: string };
}

async function lookUp(ctx: Work, id: string, { reason, until }: Reasons): Promise<Message> {
  const t = ctx.t.screening.officers;
  ctx.about = id;
  ctx.secret = true;
  const [words = '', why = ''] = accept(
    ctx,
    [reason, until?.why ?? ''],
    ctx.department.markings.screening,
  ).texts.map((text) => text.slice(0, longestReason));
  const by = ctx.actor.id;
  await noteLook(ctx, id, {
    as: 'officer',
    reason: words,
    ...(until && { deferred: { until: until.at.toISOString(), why, by } }),
  });
  if (until) {
    ctx.facts.push({
      at: ctx.now.toISOString(),
      who: by,
      what: 'screening look deferred',
      outcome: 'done',
      record: id,
      detail: `until:${until.day}`,
      from: `${ctx.platform}:${ctx.event.place.kind}`,
    });
    for (const cso of await ctx.store.people.withRole('cso'))
      if (cso.id !== by)
        await ctx.tell(`screening-deferred:${by}:${ctx.now.getTime()}`, cso, (texts) =>
          say(texts.screening.officers.deferredToCso(ctx.actor.name, until.day)),
        );
  }
  return showRecord(ctx, id, until ? t.loggedLater(until.day) : t.logged);
}
