import { Refusal } from '../../chat/errors.ts';
import type { Element, Message } from '../../chat/message.ts';
import { checklistOf } from '../../domain/checklist.ts';
import { type Crisis, concerns, longestName, neededLevel } from '../../domain/crisis.ts';
import { change } from '../../domain/event-history.ts';
import { atLeast, fits, type Marking } from '../../domain/marking.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { atLeastLevel, type ScreeningLevel } from '../../domain/screening.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { graver, type Severity } from '../../domain/severity.ts';
import { noteOther } from '../desk/casework.ts';
import { goesOnIn } from '../desk/merged.ts';
import { record } from '../desk/record.ts';
import { hasLevel, noteKeptOut } from '../has-level.ts';
import { numberFor } from '../record/references.ts';
import { asRestricted, deskEvent } from '../report/access.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { calledIn } from './called-in.ts';
import { armCrisis } from './clocks.ts';
import { put } from './entry.ts';
import { armInjects, injectsOf } from './inject-work.ts';
import { tellOpener } from './opener.ts';
import { armReport } from './report.ts';
import { rhythmOf } from './rhythm.ts';
import { newRoom } from './room-work.ts';
import { runningCrisis } from './running.ts';
import { nameOf, numberOf, titleOf } from './words.ts';

/** What somebody wants to open. */
export interface Opening {
  name: string;
  playbook: Playbook;
  /** Absent: the graver of its event’s and what such a crisis usually is. */
  severity?: Severity;
  exercise: boolean;
  marking?: Marking;
  level?: ScreeningLevel;
  event?: string;
  /** The closed crisis that it goes on from. */
  follows?: Crisis;
}

/** Opens a crisis: its record, its log, and the room that is to be made, in one commit. */
export async function openCrisis(ctx: Work, opening: Opening): Promise<Message> {
  const event = opening.event === undefined ? undefined : await eventFor(ctx, opening.event);
  // A room that goes on without its event is kept from the same people all the same.
  const before = opening.follows?.event;
  const keeps = event ?? (before === undefined ? undefined : await ctx.store.events.get(before));
  const declared = opening.marking ?? ctx.department.markings.crisis;
  const marking = event
    ? atLeast(declared, event.restricted ? asRestricted(ctx, event.marking).marking : event.marking)
    : declared;
  mustFitHere(ctx, marking);
  const gated = accept(ctx, [opening.name], marking);
  const [name = ''] = gated.texts;
  if (!name) throw new Refusal('bad-input', ctx.t.crisis.open.needName);
  if (!fits(gated.marking, marking)) mustFitHere(ctx, gated.marking);
  const wanted = atLeastLevel(opening.level, event?.level);
  const level = neededLevel(atLeast(marking, gated.marking), wanted);
  if (level && !(await hasLevel(ctx, { level }, ctx.actor.id))) {
    throw new Refusal('not-allowed', ctx.t.crisis.open.lacksLevel(ctx.t.screening.levels[level]));
  }
  const { playbook } = opening;
  const severity = opening.severity ?? usualSeverity(playbook, event);
  const id = await ctx.nextNumber('CR');
  const at = ctx.now.toISOString();
  const crisis: Crisis = {
    id,
    version: 0,
    name: name.slice(0, longestName),
    playbook: playbook.id,
    severity,
    exercise: opening.exercise,
    marking: atLeast(marking, gated.marking),
    ...(level && { level }),
    ...(keeps && { event: keeps.id }),
    ...(opening.follows && { follows: opening.follows.id }),
    state: 'open',
    openedAt: at,
    openedBy: ctx.actor.id,
    platform: ctx.platform,
    language: ctx.language,
    ...(await calledIn(ctx, ctx.actor.id, playbook, { level, event: keeps })),
    roles: [],
    handovers: [],
    checklist: checklistOf(playbook.checklist, ctx.now),
    services: [],
    reporting: {
      issued: 0,
      late: 0,
      nextAt: ctx.after(rhythmOf(ctx, playbook, severity)),
    },
    injects: opening.exercise ? injectsOf(ctx, playbook) : [],
    alerts: [],
    closures: [],
  };
  ctx.about = id;
  ctx.detail = `opened:${playbook.id}:${crisis.severity}${crisis.exercise ? ':exercise' : ''}`;
  ctx.save('crises', crisis);
  await put(ctx, crisis, { what: 'opened', by: ctx.actor.id, text: crisis.name });
  for (const { person } of crisis.keptOut) noteKeptOut(ctx, 'crisis', crisis, person);
  ctx.save('rooms', newRoom(ctx, crisis));
  await armCrisis(ctx, crisis);
  await armReport(ctx, crisis);
  await armInjects(ctx, crisis);
  if (event) await linkEvent(ctx, event, id);
  await tellOpener(ctx, crisis);
  return openedMessage(ctx, crisis);
}

/** How grave a crisis is until somebody says otherwise. */
export function usualSeverity(playbook: Playbook, event: SecurityEvent | undefined): Severity {
  return graver(playbook.severity, event?.severity) ?? playbook.severity;
}

/** What is above the platform's ceiling is opened on another, if there is one. */
function mustFitHere(ctx: Work, marking: Marking): void {
  const { ceilings } = ctx.department;
  if (fits(marking, ceilings[ctx.platform])) return;
  const others = ctx.services.platforms.filter((each) => fits(marking, ceilings[each]));
  const t = ctx.t.crisis;
  const label = ctx.t.common.markings[marking];
  const names = others.map((each) => t.platforms[each]).join(', ');
  throw new Refusal('not-here', names ? t.open.aboveCeiling(label, names) : t.open.aboveAll(label));
}

/** The event that a crisis is about; each has one running crisis at most, and one that was merged none: all goes on elsewhere. */
async function eventFor(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await deskEvent(ctx, id);
  if (event.mergedInto) {
    const goesOn = await goesOnIn(ctx, event);
    const into = await numberFor(ctx, goesOn);
    throw new Refusal('bad-input', ctx.t.crisis.open.isPart(id, into));
  }
  const running = await runningCrisis(ctx, event);
  if (running) throw new Refusal('bad-input', ctx.t.crisis.open.hasCrisis(id, running.id));
  return event;
}

/** The event has to do with a crisis from now on, which is about it: its own audit says who opened that, as its history does. */
export async function linkEvent(
  ctx: Work,
  event: SecurityEvent,
  crisis: string,
  what: 'crisis open' | 'crisis reopen' = 'crisis open',
): Promise<void> {
  const fields = { crisis, links: [...new Set([...(event.links ?? []), crisis])] };
  const values = { from: event.crisis, to: crisis };
  noteOther(ctx, what, event.id);
  await record(ctx, change(event, ctx.actor.id, ctx.now, 'crisis', fields, values), ctx.actor.id);
}

async function openedMessage(ctx: Work, crisis: Crisis): Promise<Message> {
  const t = ctx.t.crisis;
  const running = await ctx.store.crises.open();
  const similar = running.filter((each) => each.playbook === crisis.playbook && concerns(each, ctx.actor));
  const text = t.open.opened(numberOf(ctx.t, crisis), crisis.name);
  const card: Element[] = [
    { kind: 'heading', text: titleOf(ctx.t, crisis) },
    { kind: 'text', text: t.open.making },
  ];
  if (similar.length > 0) {
    card.push({
      kind: 'text',
      tone: 'quiet',
      text: t.open.similar(similar.map((each) => numberOf(ctx.t, each)).join(', ')),
    });
  }
  if (crisis.keptOut.length > 0) {
    const names = await Promise.all(crisis.keptOut.map(({ person }) => nameOf(ctx, ctx.t, person)));
    card.push({ kind: 'text', tone: 'alert', text: t.opener.keptOut(names.join(', ')) });
    card.push({ kind: 'text', tone: 'quiet', text: t.opener.callThem });
  }
  return { text: `${text}. ${t.open.making}`, card };
}
