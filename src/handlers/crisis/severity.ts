import type { Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Element } from '../../chat/message.ts';
import { type Crisis, mayLead } from '../../domain/crisis.ts';
import type { Severity } from '../../domain/severity.ts';
import { reportMoved } from '../../domain/situation-report.ts';
import type { Work } from '../work.ts';
import { crisisFor, pressed, workOn } from './access.ts';
import { askActionsSoon } from './action-record.ts';
import { announce } from './announce.ts';
import { severityChoice } from './cards.ts';
import { armRoles, isAskedAtAnyHour } from './clocks.ts';
import { put } from './entry.ts';
import { askNextSoon } from './handover.ts';
import { severityNamed } from './open-line.ts';
import { armReport, askReportSoon } from './report.ts';
import { rhythmOf } from './rhythm.ts';
import { refreshCards, touchRoom } from './room-work.ts';
import { about, nextReport, playbookOf, titleOf } from './words.ts';

/** `crisis severity very-high`: how grave it is from now on, and with that how often it is reported on; alone, shows it. */
export async function severityCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  const t = ctx.t.crisis.severity;
  if (!words.trim()) {
    const crisis = await crisisFor(ctx, id);
    const line = about(ctx.t, crisis, t.is(ctx.t.common.severities[crisis.severity]));
    const card: Element[] = [
      { kind: 'heading', text: titleOf(ctx.t, crisis) },
      { kind: 'text', text: line },
      ...(mayLead(crisis, ctx.actor) ? severityChoice([ctx.language], crisis) : []),
    ];
    return { message: { text: line, card }, privacy: 'private' };
  }
  const wanted = severityNamed(words);
  if (!wanted) throw new Refusal('bad-input', t.unknown(words.trim(), id));
  return change(ctx, await workOn(ctx, id), wanted);
}

async function change(ctx: Work, crisis: Crisis, to: Severity): Promise<Outcome> {
  const { id, severity: from, reporting, openedAt } = crisis;
  const words = ctx.t.crisis.severity;
  if (!mayLead(crisis, ctx.actor)) throw new Refusal('not-allowed', words.notYou);
  if (from === to) throw new Refusal('bad-input', words.same(ctx.t.common.severities[to]));
  const playbook = playbookOf(ctx, crisis.playbook);
  const [before, after] = [rhythmOf(ctx, playbook, from), rhythmOf(ctx, playbook, to)];
  const nextAt = before === after ? reporting.nextAt : reportMoved(reporting, openedAt, after, ctx.now);
  const { reminded: _, snoozed: __, askAt: ___, ...kept } = reporting;
  const moved = nextAt !== reporting.nextAt;
  const isRaised = isAskedAtAnyHour(to) && !isAskedAtAnyHour(from);
  const changed: Crisis = {
    ...crisis,
    severity: to,
    ...(moved && { reporting: { ...kept, nextAt } }),
    ...(isRaised && { raisedAt: ctx.now.toISOString() }),
  };
  ctx.save('crises', isRaised && !moved ? await askReportSoon(ctx, changed) : changed);
  ctx.detail = `severity:${from}>${to}`;
  await put(ctx, changed, { what: 'severity', by: ctx.actor.id, from, to });
  if (moved) await armReport(ctx, changed);
  if (isRaised) await askSoon(ctx, changed);
  await refreshCards(ctx, changed, ['crisis.briefing']);
  await touchRoom(ctx, id);
  return announce(ctx, changed, (t) => {
    const { severities: names } = t.common;
    const next = nextReport(ctx, t, changed);
    return { text: t.crisis.severity.changed(ctx.actor.name, names[from], names[to], next) };
  });
}

/** Whatever was to wait for the next working day while it was less grave. */
async function askSoon(ctx: Work, crisis: Crisis): Promise<void> {
  await armRoles(ctx, crisis.id);
  await askNextSoon(ctx, crisis);
  await askActionsSoon(ctx, crisis);
}

export const severityAction = pressed('crisis.severity', (ctx, value) => {
  const [id = '', wanted = ''] = value.split(' ');
  return severityCommand(ctx, id, wanted);
});
