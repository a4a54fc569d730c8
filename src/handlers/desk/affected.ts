import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm } from '../../chat/errors.ts';
import { say } from '../../chat/message.ts';
import { affectedChanges, changeAll } from '../../domain/event-history.ts';
import type { Affected, SecurityEvent } from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import { caseworkers, leastMarking, mustShow } from '../report/access.ts';
import { accept } from '../report/sensitivity.ts';
import { aboutOf, merged, shownIn, type Values } from '../shown.ts';
import type { Work } from '../work.ts';
import { openEvent } from './casework.ts';
import { record } from './record.ts';

const controls = ['A.1', 'A.2', 'A.3', 'A.4', 'A.5', 'A.6', 'A.7', 'A.8'] as const;
const words = ['programs', 'services', 'resources'] as const;

/** An event whose words this platform may carry: the form shows them again. */
async function eventHere(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await openEvent(ctx, id);
  mustShow(ctx, event);
  return event;
}

/** What the form shows; of an event of which nobody has said it yet, the control that its type is about. */
function valuesOf(ctx: Work, { affected, type }: SecurityEvent): Record<string, string> {
  const known = affected?.controls ?? [ctx.type(type).control];
  return {
    ...Object.fromEntries(controls.map((control) => [control, known.includes(control) ? 'yes' : ''])),
    programs: affected?.programs ?? '',
    services: affected?.criticalServices ?? '',
    resources: affected?.resources ?? '',
  };
}

/** Asks which controls, programs and critical services are affected (Directive on Security Management, G.2.7). */
async function askAffected(ctx: Work, id: string): Promise<Answer> {
  const values = valuesOf(ctx, await eventHere(ctx, id));
  const t = ctx.t.casework;
  return ask(
    ctx,
    {
      id: 'event.affected',
      title: t.affected.title,
      state: shownIn(id, values),
      fields: [
        ...controls.map((control) => ({
          kind: 'check' as const,
          name: control,
          label: t.affected.controls,
          text: t.controls[control],
          value: values[control] === 'yes',
        })),
        ...words.map((name) => ({
          kind: 'text' as const,
          name,
          label: t.affected[name],
          value: values[name] ?? '',
        })),
      ],
    },
    { value: id },
  );
}

export const affectedAction: Action<Work> = {
  id: 'event.affected',
  who: caseworkers,
  privacy: 'private',
  run: askAffected,
};

export const affectedForm: FormHandler<Work> = {
  id: 'event.affected',
  who: caseworkers,
  async run(ctx, form) {
    const event = await eventHere(ctx, aboutOf(form.state));
    const gated = accept(
      ctx,
      words.map((name) => form.values[name] ?? ''),
      leastMarking(event),
    );
    const sent: Values = {
      ...Object.fromEntries(controls.map((each) => [each, form.values[each] === 'yes' ? 'yes' : ''])),
      ...Object.fromEntries(words.map((name, i) => [name, gated.texts[i]])),
    };
    // What nobody has said yet, nobody said meanwhile: the control that the form began with is no value of the event’s.
    const values = event.affected ? merged(ctx, form.state, sent, valuesOf(ctx, event)) : sent;
    const { programs: program, services: service, resources: resource } = values;
    const affected: Affected = {
      controls: controls.filter((control) => values[control]),
      ...(program && { programs: program }),
      ...(service && { criticalServices: service }),
      ...(resource && { resources: resource }),
    };
    if (!affected.controls.length && !program && !service && !resource) {
      throw new InvalidForm({ programs: ctx.t.casework.affected.need });
    }
    const changes = affectedChanges(event.affected, affected);
    const changed = changeAll(event, ctx.actor.id, ctx.now, { affected }, changes);
    if (changed.history.length === event.history.length) return say(ctx.t.casework.already(event.id));
    await record(ctx, changed, ctx.actor.id, gated.marking);
    return say(ctx.t.casework.affected.saved(event.id));
  },
};
