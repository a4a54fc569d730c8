import type { Answer, FormHandler } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type AffectedService, type Crisis, serviceStates } from '../../domain/crisis.ts';
import { ask } from '../ask.ts';
import type { Work } from '../work.ts';
import { pressed, workOn } from './access.ts';
import { announce } from './announce.ts';
import { put } from './entry.ts';
import { serviceLine } from './report-words.ts';
import { about } from './words.ts';

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
    fields: known.slice(0, 90).map((service) => ({
      kind: 'choice',
      name: service.id,
      label: service.name[ctx.language],
      options,
      value: crisis.services.find((each) => each.id === service.id)?.state ?? 'none',
      compact: true,
    })),
  });
}

export const servicesForm: FormHandler<Work> = {
  id: 'crisis.services',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const crisis = await workOn(ctx, state);
    const at = ctx.now.toISOString();
    const { id: by } = ctx.actor;
    let services = crisis.services;
    const changed: AffectedService[] = [];
    for (const { id } of ctx.department.crisis.criticalServices) {
      const wanted = serviceStates.find((each) => each === values[id]);
      const before = services.find((each) => each.id === id);
      // What was affected once stays on the list: it is restored, not forgotten.
      if (!wanted || before?.state === wanted) continue;
      const { restoredAt: _, ...rest } = before ?? { id, downSince: at, state: wanted, changedAt: at, by };
      const again = before?.state === 'restored' ? { downSince: at } : {};
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
      });
    }
    if (changed.length === 0) throw new Refusal('bad-input', ctx.t.crisis.services.same);
    const now: Crisis = { ...crisis, services };
    ctx.save('crises', now);
    ctx.detail = `services:${changed.map((each) => `${each.id}:${each.state}`).join(' ')}`;
    return announce(ctx, now, (t) => ({
      text: changed.map((each) => serviceLine(ctx, t, each, ctx.now)).join('\n'),
    }));
  },
};

export const servicesAction = pressed('crisis.services', askServices);
