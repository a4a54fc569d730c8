import type { Answer, FormHandler, Timer } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Message, sayWith } from '../../chat/message.ts';
import { type AffectedService, type Crisis, serviceStates } from '../../domain/crisis.ts';
import { dateIn, zonedInstants } from '../../domain/local-time.ts';
import { onceEach } from '../../domain/once-each.ts';
import type { Text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { noSuchTime } from '../times.ts';
import type { Unit, Work } from '../work.ts';
import { csosOf, pressed, workOn } from './access.ts';
import { announce } from './announce.ts';
import { leaders } from './chase.ts';
import { clocks } from './clocks.ts';
import { put } from './entry.ts';
import { serviceLine } from './report-words.ts';
import { laneOf, tellRoom } from './room-work.ts';
import { tellOf } from './tell-of.ts';
import { about, numberOf } from './words.ts';

/** Which critical services are affected, and how far each is back (Directive on Security Management, Appendix D). */
async function askServices(ctx: Work, id: string): Promise<Answer> {
  const crisis = await workOn(ctx, id);
  const t = ctx.t.crisis.services;
  const known = ctx.department.crisis.criticalServices;
  if (known.length === 0) throw new Refusal('bad-input', t.notSet);
  const options = [
    { value: 'none', label: t.notAffected },
    ...serviceStates.map((value) => ({ value, label: t.states[value] })),
  ];
  return ask(ctx, {
    id: 'crisis.services',
    title: t.title,
    state: id,
    intro: [{ kind: 'text', text: about(ctx.t, crisis, t.intro) }],
    fields: [
      ...known.slice(0, 90).map((service) => ({
        kind: 'choice' as const,
        name: service.id,
        label: service.name[ctx.language],
        options,
        value: crisis.services.find((each) => each.id === service.id)?.state ?? 'none',
        compact: true,
      })),
      { kind: 'date', name: since.date, label: t.sinceDate },
      { kind: 'time', name: since.time, label: t.sinceTime },
    ],
  });
}

/** Fields beside those that are named by the services. */
const since = { date: 'down-since-date', time: 'down-since-time' } as const;

/**
 * Since when what is said to be down now is down; undefined where nobody says it. A time alone is the last one on the clocks: hours pass
 * before anybody comes to the form.
 */
function sinceWhen(ctx: Work, values: Readonly<Record<string, string>>): string | undefined {
  const { department, now } = ctx;
  const { [since.date]: date, [since.time]: time } = values;
  if (!date && !time) return undefined;
  const t = ctx.t.crisis.services;
  if (!time) throw new InvalidForm({ [since.time]: t.needTime });
  const days = date ? [date] : [0, -1].map((days) => dateIn(days, now, department.timeZone));
  const shown = days.flatMap((day) => zonedInstants(day, time, department.timeZone));
  const found = shown.find((each) => each <= now);
  if (!found)
    throw new InvalidForm({ [date ? since.date : since.time]: noSuchTime(ctx, date, time, t.notYet) });
  return found.toISOString();
}

export const servicesForm: FormHandler<Work> = {
  id: 'crisis.services',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const crisis = await workOn(ctx, state);
    const at = ctx.now.toISOString();
    const from = sinceWhen(ctx, values);
    const downSince = from ?? at;
    const { id: by } = ctx.actor;
    let services = crisis.services;
    const changed: AffectedService[] = [];
    for (const { id } of ctx.department.crisis.criticalServices) {
      const wanted = serviceStates.find((each) => each === values[id]);
      const before = services.find((each) => each.id === id);
      // What was affected once stays on the list: it is restored, not forgotten.
      if (!wanted || before?.state === wanted) continue;
      const { restoredAt: _, ...rest } = before ?? { id, downSince, state: wanted, changedAt: at, by };
      const isNew = before === undefined || before.state === 'restored';
      const again = isNew ? { downSince } : {};
      const next: AffectedService = {
        ...rest,
        ...again,
        state: wanted,
        changedAt: at,
        by,
        ...(wanted === 'restored' && { restoredAt: at }),
      };
      services = [...services.filter((each) => each.id !== id), next];
      changed.push(next);
      await put(ctx, crisis, {
        what: 'service',
        by,
        of: id,
        to: wanted,
        ...(before && { from: before.state }),
        ...(isNew && from && { saidAt: from }),
      });
    }
    if (changed.length === 0) throw new Refusal('bad-input', ctx.t.crisis.services.same);
    const now: Crisis = { ...crisis, services };
    ctx.save('crises', now);
    await watchServices(ctx, now);
    ctx.detail = `services:${changed.map((each) => `${each.id}:${each.state}`).join(' ')}`;
    return announce(ctx, now, (t) => ({
      text: changed.map((each) => serviceLine(ctx, t, each, ctx.now)).join('\n'),
    }));
  },
};

/** Whoever leads, and the CSO, hear when one is down for as long as it may be at most. */
export async function watchServices(unit: Unit, { id, services }: Crisis): Promise<void> {
  for (const { id: service, state, downSince } of services) {
    const most = unit.department.crisis.criticalServices.find((each) => each.id === service)?.maximumDowntime;
    if (state === 'restored' || most === undefined) continue;
    const at = new Date(Date.parse(downSince) + most).toISOString();
    await unit.arm(clocks.downtime, [id, service, downSince].join('|'), at);
  }
}

export const downtimeTimer: Timer<Unit> = {
  id: clocks.downtime,
  async run(unit, subject) {
    const [id = '', of, downSince = ''] = subject.split('|');
    const crisis = await unit.store.crises.get(id);
    const service = crisis?.services.find((each) => each.id === of);
    if (!crisis || !service || crisis.state === 'closed') return;
    if (service.state === 'restored' || service.downSince !== downSince) return;
    const write = (t: Text): Message => {
      const line = t.crisis.services.reachedMost(numberOf(t, crisis));
      return sayWith(line, [{ kind: 'quote', text: serviceLine(unit, t, service, unit.now) }], 'alert');
    };
    const key = `downtime:${service.id}:${downSince}`;
    const more = { lane: laneOf(crisis) };
    await tellRoom(unit, crisis, key, unit.inAll(write), more);
    const people = [...(await leaders(unit, crisis)), ...(await csosOf(unit, crisis))];
    for (const person of onceEach(people))
      await tellOf(unit, crisis, `${id}~${key}`, person, write, { about: id, ...more });
  },
};

export const servicesAction = pressed('crisis.services', askServices);
