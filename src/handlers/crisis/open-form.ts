import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm } from '../../chat/errors.ts';
import { longestName } from '../../domain/crisis.ts';
import { fits, type Marking, markings } from '../../domain/marking.ts';
import { exercisePlaybook, type Playbook, playbookFor } from '../../domain/playbook.ts';
import { type ScreeningLevel, screeningLevels } from '../../domain/screening.ts';
import { type Severity, severities } from '../../domain/severity.ts';
import { ask } from '../ask.ts';
import { deskEvent } from '../report/access.ts';
import type { Work } from '../work.ts';
import { openCrisis, usualSeverity } from './open.ts';
import { kindsFor } from './words.ts';

/** What can be read of `exercise high marking:protected-b kind:cyber EV-2026-0001 ransomware on the file servers`. */
export interface OpenLine {
  name: string;
  exercise: boolean;
  severity?: Severity;
  playbook?: Playbook;
  marking?: Marking;
  level?: ScreeningLevel;
  event?: string;
}

/** Who opens a crisis room. */
export const openers = ['officer', 'cso'] as const;

/** The form for a room, with what is known already; its state is the event that it is about. */
export function openForm(ctx: Work, given: Partial<OpenLine>): Answer {
  const t = ctx.t.crisis;
  const ceiling = ctx.department.ceilings[ctx.platform];
  return ask(
    ctx,
    {
      id: 'crisis.open',
      title: t.open.title,
      submit: t.open.submit,
      state: given.event ?? '',
      intro: [
        { kind: 'text', text: t.open.intro },
        ...(given.event ? [{ kind: 'text', text: t.open.about(given.event) } as const] : []),
      ],
      fields: [
        {
          kind: 'text',
          name: 'name',
          label: t.fields.name,
          required: true,
          maxLength: longestName,
          ...(given.name && { value: given.name }),
        },
        {
          kind: 'choice',
          name: 'kind',
          label: t.fields.kind,
          hint: t.open.kindHint,
          required: true,
          options: ctx.services.playbooks.map(({ id, name }) => ({ value: id, label: name[ctx.language] })),
          ...(given.playbook && { value: given.playbook.id }),
        },
        {
          kind: 'choice',
          name: 'severity',
          label: t.fields.severity,
          options: severities.map((value) => ({ value, label: ctx.t.common.severities[value] })),
          ...(given.severity && { value: given.severity }),
        },
        {
          kind: 'check',
          name: 'exercise',
          label: t.fields.exercise,
          text: t.open.exercise,
          value: given.exercise ?? false,
        },
        {
          kind: 'choice',
          name: 'marking',
          label: t.fields.marking,
          options: markings
            .filter((each) => fits(each, ceiling))
            .map((value) => ({ value, label: ctx.t.common.markings[value] })),
          value: given.marking ?? ctx.department.markings.crisis,
        },
        {
          kind: 'choice',
          name: 'level',
          label: t.fields.level,
          options: [
            { value: 'any', label: t.open.anyLevel },
            ...screeningLevels.map((value) => ({ value, label: ctx.t.screening.levels[value] })),
          ],
          value: given.level ?? 'any',
        },
      ],
    },
    { action: 'crisis.open' },
  );
}

export const openFormHandler: FormHandler<Work> = {
  id: 'crisis.open',
  who: openers,
  async run(ctx, { state, values }) {
    const t = ctx.t.crisis.open;
    const name = (values.name ?? '').trim();
    if (!name) throw new InvalidForm({ name: t.needName });
    if (name.length > longestName) throw new InvalidForm({ name: t.tooLong(longestName) });
    const playbook = ctx.services.playbooks.find(({ id }) => id === values.kind);
    if (!playbook) {
      throw new InvalidForm({ kind: t.needKind(kindsFor(ctx)) });
    }
    const marking = markings.find((each) => each === values.marking);
    const level = screeningLevels.find((each) => each === values.level);
    const severity = severities.find((each) => each === values.severity);
    return openCrisis(ctx, {
      name,
      playbook,
      exercise: values.exercise === 'yes' || playbook.id === exercisePlaybook,
      ...(severity && { severity }),
      ...(marking && { marking }),
      ...(level && { level }),
      ...(state && { event: state }),
    });
  },
};

/** A button on an event: the form, with what the event says. */
export const openAction: Action<Work> = {
  id: 'crisis.open',
  who: openers,
  privacy: 'private',
  async run(ctx, event) {
    if (!event) return openForm(ctx, {});
    const about = await deskEvent(ctx, event);
    const { marking, text = '', type } = about;
    const real = ctx.services.playbooks.filter(({ id }) => id !== exercisePlaybook);
    const playbook = playbookFor(text, real) ?? real.find(({ events }) => events?.includes(type));
    const severity = playbook ? usualSeverity(playbook, about) : about.severity;
    return openForm(ctx, { event, marking, ...(severity && { severity }), ...(playbook && { playbook }) });
  },
};
