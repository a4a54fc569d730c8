import type { Element, Fact, Message } from '../../chat/message.ts';
import type { AffectedService, Crisis } from '../../domain/crisis.ts';
import { reportParts, type SituationReport } from '../../domain/situation-report.ts';
import type { Text } from '../../text/index.ts';
import { span } from '../alert/figures.ts';
import type { Row } from '../record/paper.ts';
import type { Unit } from '../work.ts';
import { kindName, nameOf, titleOf } from './words.ts';

/** A situation report as people read it: what is said of it, then its parts, then the critical services. */
export async function reportMessage(
  unit: Unit,
  t: Text,
  crisis: Crisis,
  report: SituationReport,
): Promise<Message> {
  const r = t.crisis.report;
  // It goes to people elsewhere, and later nobody knows which clocks it meant.
  const when = (iso: string) => t.common.whenInZone(new Date(iso), unit.department.timeZone);
  const heading = `${titleOf(t, crisis)} · ${r.title(report.number)}`;
  const { lead, texts } = report;
  const rows: Fact[] = [
    { label: t.crisis.fields.marking, value: t.common.markings[report.marking] },
    { label: r.asOf, value: when(report.asOf) },
    { label: t.crisis.fields.kind, value: kindName(unit, crisis, t.common.language) },
    { label: t.crisis.fields.severity, value: t.common.severities[report.severity] },
    ...(lead ? [{ label: t.crisis.fields.lead, value: await nameOf(unit, t, lead) }] : []),
    { label: r.by, value: await nameOf(unit, t, report.by) },
    { label: t.crisis.fields.nextReport, value: when(report.nextAt) },
  ];
  const card: Element[] = [
    { kind: 'heading', text: heading },
    { kind: 'facts', rows },
  ];
  for (const part of reportParts) {
    const words = texts[part];
    if (!words) continue;
    card.push({ kind: 'text', tone: 'strong', text: r.parts[part] }, { kind: 'quote', text: words });
  }
  card.push(...serviceElements(unit, t, report.services, new Date(report.asOf)));
  return { text: t.common.pair(heading, texts.situation ?? ''), card };
}

/** The critical services, with how long each was down of the time that it may be. */
export function serviceElements(
  unit: Unit,
  t: Text,
  services: readonly AffectedService[],
  now: Date,
): Element[] {
  if (services.length === 0) return [];
  const isBack = ({ state }: AffectedService) => Number(state === 'restored');
  const inOrder = [...services].sort((a, b) => isBack(a) - isBack(b));
  const items = inOrder.map((service) => serviceLine(unit, t, service, now));
  return [
    { kind: 'text', tone: 'strong', text: t.crisis.services.heading },
    { kind: 'list', items },
  ];
}

/** A critical service by name; its id where the settings do not know it any more. */
export function serviceName({ department }: Unit, t: Text, { id }: Pick<AffectedService, 'id'>): string {
  const known = department.crisis.criticalServices.find((each) => each.id === id);
  return known?.name[t.common.language] ?? id;
}

/** How far back a critical service is, and before it that it is down for longer than it may be. */
export function serviceLine(unit: Unit, t: Text, service: AffectedService, now: Date): string {
  const { over, stands } = standing(unit, t, service, now);
  return [over, t.common.pair(serviceName(unit, t, service), stands)].filter(Boolean).join(' · ');
}

/** The same as a row of a document. */
export function serviceRow(unit: Unit, t: Text, service: AffectedService, now: Date): Row {
  const { over, stands } = standing(unit, t, service, now);
  return [serviceName(unit, t, service), [over, stands].filter(Boolean).join(' · ')];
}

/** How far a service is back, and whether it is down for longer than it may be: what is back shouts no more, however long it took. */
function standing(
  unit: Unit,
  t: Text,
  { id, state, downSince, restoredAt }: AffectedService,
  now: Date,
): { over: string; stands: string } {
  const words = t.crisis.services;
  const most = unit.department.crisis.criticalServices.find((each) => each.id === id)?.maximumDowntime;
  const until = restoredAt ? Date.parse(restoredAt) : now.getTime();
  const down = Math.max(0, until - Date.parse(downSince));
  const time = most === undefined ? span(t, down) : words.downOf(span(t, down), span(t, most));
  if (state === 'restored') return { over: '', stands: words.backAfter(time) };
  const over = most !== undefined && down >= most ? words.over : '';
  return { over, stands: `${words.states[state]} · ${time}` };
}
