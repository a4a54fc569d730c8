import { personIn, split } from '../../chat/arguments.ts';
import type { Action, Answer, FormHandler, Outcome, Timer } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { type CrisisRole, crisisRoles, type Handover, rolesHeldBy } from '../../domain/crisis-role.ts';
import type { Text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { hasLevel } from '../has-level.ts';
import { personNamed } from '../person-named.ts';
import { unreached } from '../unreached.ts';
import type { Unit, Work } from '../work.ts';
import { pressed, wordsFor, workOn } from './access.ts';
import { askedAgain, clocks } from './clocks.ts';
import { put } from './entry.ts';
import { letIn } from './members.ts';
import { assign } from './roles.ts';
import { laneOf } from './room-work.ts';
import { tellOf } from './tell-of.ts';
import { about, briefButton, numberOf, roleName } from './words.ts';

const longestNote = 3_000;

/** `crisis handover`: asks for the role, the next shift and the note; what was written of the two already stands there. */
export async function handoverCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  const crisis = await workOn(ctx, id);
  const [first, rest] = split(words.trim());
  return personIn(first) ? form(ctx, crisis, first, rest) : form(ctx, crisis, words.trim(), '');
}

function form(ctx: Work, crisis: Crisis, to: string, noted: string): Answer {
  const held = rolesHeldBy(crisis, ctx.actor.id);
  const t = ctx.t.crisis.role.handover;
  if (held.length === 0) throw new Refusal('bad-input', t.none);
  return ask(ctx, {
    id: 'crisis.handover',
    title: t.title,
    state: crisis.id,
    fields: [
      {
        kind: 'choice',
        name: 'role',
        label: t.role,
        required: true,
        options: held.map((role) => ({ value: role, label: roleName(ctx, ctx.t, role) })),
        value: held[0] ?? '',
      },
      { kind: 'text', name: 'to', label: t.to, required: true, ...(to && { value: to }) },
      {
        kind: 'text',
        name: 'note',
        label: t.note,
        multiline: true,
        required: true,
        maxLength: longestNote,
        ...(noted && { value: noted.slice(0, longestNote) }),
      },
    ],
  });
}

export const handoverForm: FormHandler<Work> = {
  id: 'crisis.handover',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const crisis = await workOn(ctx, state);
    const t = ctx.t.crisis.role;
    const role = crisisRoles.find((each) => each === values.role);
    if (!role || !rolesHeldBy(crisis, ctx.actor.id).includes(role)) {
      throw new InvalidForm({ role: t.handover.none });
    }
    const person = await personNamed(ctx, (values.to ?? '').trim());
    if (!person?.active) throw new InvalidForm({ to: t.nobodySuch(values.to ?? '') });
    if (person.id === ctx.actor.id) throw new InvalidForm({ to: t.handover.self });
    if (!(await hasLevel(ctx, crisis, person.id)))
      throw new InvalidForm({ to: ctx.t.screening.lacksLevel(person.name) });
    const [note = ''] = wordsFor(ctx, crisis, [values.note ?? '']);
    if (!note) throw new InvalidForm({ note: t.handover.needNote });
    const handover: Handover = {
      role,
      from: ctx.actor.id,
      to: person.id,
      note: note.slice(0, longestNote),
      at: ctx.now.toISOString(),
    };
    const inside = await letIn(ctx, crisis, [person.id], ctx.actor.id);
    const handovers = [...inside.handovers.filter((each) => each.role !== role), handover];
    const changed = { ...inside, handovers };
    ctx.save('crises', changed);
    ctx.detail = `handover:${role}:${person.id}`;
    await put(ctx, changed, {
      what: 'handover',
      by: ctx.actor.id,
      of: role,
      person: person.id,
      text: handover.note,
    });
    await askNext(ctx, changed, handover);
    const name = roleName(ctx, ctx.t, role);
    const isReached = (await unreached(ctx, [person])).length === 0;
    const asked = isReached
      ? t.handover.asked(name, person.name)
      : t.handover.askByTelephone(name, person.name, crisis.id);
    return say(about(ctx.t, crisis, asked));
  },
};

/** Asks those again soon who have yet to confirm that a role is theirs. */
export async function askNextSoon(unit: Unit, { id, handovers }: Crisis): Promise<void> {
  const soon = unit.after(unit.department.crisis.chaseRolesAfter);
  for (const { role, at } of handovers) await unit.arm(clocks.handover, [id, role, at].join('|'), soon);
}

/** The next shift reads the note and confirms; until then the role stays where it is, and they are asked again. */
async function askNext(unit: Unit, crisis: Crisis, handover: Handover, again = false): Promise<void> {
  const { role, from, to, note, at } = handover;
  const { chaseRolesAfter } = unit.department.crisis;
  const next = askedAgain(unit, crisis, at, chaseRolesAfter);
  await unit.arm(clocks.handover, [crisis.id, role, at].join('|'), next);
  const [person, giver] = [await unit.store.people.get(to), await unit.store.people.get(from)];
  if (!person) return;
  const key = `${crisis.id}~handover:${role}:${at}${again ? `:${unit.now.getTime()}` : ''}`;
  const more = { about: crisis.id, lane: laneOf(crisis) };
  await tellOf(
    unit,
    crisis,
    key,
    person,
    (t): Message => {
      const words = t.crisis.role.handover;
      const line = words.request(numberOf(t, crisis), roleName(unit, t, role), giver?.name ?? from);
      const confirm = {
        action: 'crisis.handover.confirm',
        value: `${crisis.id} ${role}`,
        label: words.confirm,
      } as const;
      return {
        text: line,
        card: [
          { kind: 'text', tone: 'strong', text: line },
          { kind: 'quote', text: note },
          { kind: 'buttons', buttons: [{ ...confirm, style: 'primary' }, briefButton(t, crisis)] },
        ],
      };
    },
    more,
  );
  if (!again || !giver?.active) return;
  const waiting = (t: Text) =>
    say(t.crisis.role.handover.waiting(numberOf(t, crisis), roleName(unit, t, role), person.name));
  await unit.tell(`${key}:waiting`, giver, waiting, more);
}

/** Nobody has taken over yet: the next shift is asked again, and whoever wants to go hears that they still have the role. */
export const handoverTimer: Timer<Unit> = {
  id: clocks.handover,
  async run(unit, subject) {
    const [id = '', role, at] = subject.split('|');
    const crisis = await unit.store.crises.get(id);
    if (!crisis || crisis.state === 'closed') return;
    const handover = crisis.handovers.find((each) => each.role === role && each.at === at);
    if (handover) await askNext(unit, crisis, handover, true);
  },
};

/** The next shift has read the note and has the role from now on. */
async function confirm(ctx: Work, value: string): Promise<Outcome> {
  const [id = '', wanted = ''] = value.split(' ');
  const crisis = await workOn(ctx, id);
  const role: CrisisRole | undefined = crisisRoles.find((each) => each === wanted);
  const handover = crisis.handovers.find((each) => each.role === role && each.to === ctx.actor.id);
  if (!role || !handover) throw new Refusal('too-late', ctx.t.crisis.role.handover.gone);
  await put(ctx, crisis, {
    what: 'handed-over',
    by: ctx.actor.id,
    of: role,
    person: ctx.actor.id,
    from: handover.from,
  });
  const given = await assign(ctx, crisis, role, ctx.actor.id, handover.from);
  const from = await ctx.store.people.get(handover.from);
  if (from?.active) {
    await ctx.tell(
      `${id}~handover:${role}:${handover.at}:done`,
      from,
      (t) => say(t.crisis.role.handover.done(numberOf(t, crisis), roleName(ctx, t, role), ctx.actor.name)),
      { about: id },
    );
  }
  const done = say(about(ctx.t, crisis, ctx.t.crisis.role.handover.confirmed(roleName(ctx, ctx.t, role))));
  return { ...given, message: done, privacy: 'private' };
}

export const handoverActions: readonly Action<Work>[] = [
  {
    id: 'crisis.handover',
    who: 'everyone',
    privacy: 'private',
    run: (ctx, id) => handoverCommand(ctx, id, ''),
  },
  pressed('crisis.handover.confirm', confirm),
];
