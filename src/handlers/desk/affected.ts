import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { say } from '../../chat/message.ts';
import { affectedChanges, changeAll } from '../../domain/event-history.ts';
import type { Affected, SecurityEvent } from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import { leastMarking, showable } from '../report/access.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { openEvent } from './casework.ts';
import { record } from './record.ts';

const officers = ['officer', 'cso'] as const;
export const controls = ['A.1', 'A.2', 'A.3', 'A.4', 'A.5', 'A.6', 'A.7', 'A.8'] as const;

/** An event whose words this platform may carry: the form shows them again. */
async function eventHere(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await openEvent(ctx, id);
  if (showable(ctx.department, event, ctx.platform)) return event;
  throw new Refusal('not-here', ctx.t.report.contentElsewhere(ctx.t.common.markings[event.marking]));
}

/** Asks which controls, programs and critical services are affected (Directive on Security Management, G.2.7). */
async function askAffected(ctx: Work, id: string): Promise<Answer> {
  const event = await eventHere(ctx, id);
  const t = ctx.t.casework;
  const known = event.affected?.controls ?? [ctx.type(event.type).control];
  return ask(ctx, {
    id: 'event.affected',
    title: t.affected.title,
    state: id,
    fields: [
      ...controls.map((control) => ({
        kind: 'check' as const,
        name: control,
        label: t.affected.controls,
        text: t.controls[control],
        value: known.includes(control),
      })),
      { kind: 'text', name: 'programs', label: t.affected.programs, value: event.affected?.programs ?? '' },
      {
        kind: 'text',
        name: 'services',
        label: t.affected.services,
        value: event.affected?.criticalServices ?? '',
      },
      {
        kind: 'text',
        name: 'resources',
        label: t.affected.resources,
        value: event.affected?.resources ?? '',
      },
    ],
  });
}

export const affectedAction: Action<Work> = {
  id: 'event.affected',
  who: officers,
  privacy: 'private',
  run: askAffected,
};

export const affectedForm: FormHandler<Work> = {
  id: 'event.affected',
  who: officers,
  async run(ctx, form) {
    const event = await eventHere(ctx, form.state);
    const { programs = '', services = '', resources = '' } = form.values;
    const gated = accept(ctx, [programs, services, resources], leastMarking(event));
    const [program, service, resource] = gated.texts;
    const affected: Affected = {
      controls: controls.filter((control) => form.values[control] === 'yes'),
      ...(program && { programs: program }),
      ...(service && { criticalServices: service }),
      ...(resource && { resources: resource }),
    };
    if (!affected.controls.length && !program && !service && !resource) {
      throw new InvalidForm({ programs: ctx.t.casework.affected.need });
    }
    const values = affectedChanges(event.affected, affected);
    const changed = changeAll(event, ctx.actor.id, ctx.now, { affected }, values);
    if (changed.history.length === event.history.length) return say(ctx.t.casework.already(event.id));
    await record(ctx, changed, ctx.actor.id, gated.marking);
    return say(ctx.t.casework.affected.saved(event.id));
  },
};
