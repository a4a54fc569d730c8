import type { CardMaker } from '../../chat/command.ts';
import type { Platform } from '../../chat/event.ts';
import { type Element, type Fact, inLanguage, type Message } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import { deskChannel } from '../../domain/department.ts';
import {
  happenedShown,
  isDanger,
  isIncident,
  type SecurityEvent,
  visitorShown,
} from '../../domain/security-event.ts';
import { inBoth, type Text, text } from '../../text/index.ts';
import { numericMoment } from '../../text/moment.ts';
import { runningCrisis } from '../crisis/running.ts';
import { nameAt } from '../name-at.ts';
import { showable } from '../report/access.ts';
import { kindOf } from '../report/show.ts';
import type { Unit } from '../work.ts';
import { deskPlatforms } from './channel.ts';
import { deskControls } from './controls.ts';
import { gatheredReports } from './gathered.ts';
import { asPlayed } from './merged.ts';
import { ownerOf } from './owner.ts';

/** How much of a report the desk card shows; the whole of it is in `event show`. */
const quoteLength = 1_500;

/** Owes the desk's card about an event on every platform, or brings the cards that are there up to date. */
export async function deskCardsFor(ctx: Unit, event: SecurityEvent): Promise<void> {
  // The desk does not even learn that there is one.
  if (event.circumstance) return;
  for (const platform of deskPlatforms(ctx)) {
    const to = { kind: 'channel', channel: deskChannel, platform } as const;
    await ctx.owe(
      `desk:${event.id}:${platform}`,
      to,
      { card: deskCardMaker.id, of: event.id },
      {
        about: event.id,
        lane: event.danger ? 'emergency' : 'normal',
        gather: !event.danger,
      },
    );
  }
}

export const deskCardMaker: CardMaker<Unit> = {
  id: 'desk.event',
  async make(ctx, subject, { platform }) {
    const event = await ctx.store.events.get(subject);
    return event && deskCard(ctx, await asPlayed(ctx, event), platform, await namesOf(ctx, event));
  },
  gather: async ({ department }, ids) => gatheredReports(department, ids),
};

interface Names {
  author: string;
  owner?: string;
  /** Whoever has it still works on it. */
  isOwned: boolean;
  /** A crisis about it runs. */
  inCrisis: boolean;
  /** The event that it is part of, where everybody may know that there is one. */
  whole?: string;
}

async function namesOf(ctx: Unit, event: SecurityEvent): Promise<Names> {
  const author = event.confidential
    ? inBoth(ctx.department.languages, (t) => t.report.confidentialAuthor)
    : ((await ctx.store.people.get(event.author))?.name ?? visitorShown(event));
  const owner = event.owner && (await nameAt(ctx, event.owner));
  const whole = event.mergedInto && (await ctx.store.events.get(event.mergedInto));
  return {
    author,
    ...(owner && { owner }),
    isOwned: (await ownerOf(ctx, event)) !== undefined,
    inCrisis: (await runningCrisis(ctx, event)) !== undefined,
    ...(whole && !whole.restricted && { whole: whole.id }),
  };
}

/** One card for both languages: labels stand side by side, the person's own words once. */
function deskCard(ctx: Unit, event: SecurityEvent, platform: Platform, names: Names): Message {
  const label = (pick: (t: Text) => string) => inBoth(ctx.department.languages, pick);
  const open = !event.restricted && showable(ctx.department, event, platform);
  const closed = (t: Text) => (event.restricted ? t.desk.restricted : t.common.markings[event.marking]);
  const what = label((t) => (open ? kindOf(ctx, event, t) : closed(t)));
  const heading = `${event.id} · ${what}`;
  const card: Element[] = [{ kind: 'heading', text: heading }];
  const danger = isDanger(event) ? label((t) => t.desk.danger) : undefined;
  if (danger) card.push({ kind: 'text', tone: 'alert', text: danger });
  const { during } = event;
  if (during) card.push({ kind: 'text', tone: 'strong', text: label((t) => t.desk.during(during)) });
  if (!open) card.push({ kind: 'text', text: closedReason(ctx, event) });
  card.push({ kind: 'facts', rows: facts(ctx, event, names, open, label) });
  if (open && event.text) card.push({ kind: 'quote', text: shorten(event.text, quoteLength) });
  if (open) {
    for (const note of event.notes.slice(-3)) card.push({ kind: 'quote', text: shorten(note.text, 300) });
  }
  card.push(...deskControls(event, label, { owned: names.isOwned, crisis: names.inCrisis }));
  // The label in the last language is the one beside the colon.
  // A telephone shows the plain text alone, and of that the beginning.
  const text = [danger, heading].filter(Boolean).join(' · ');
  return inLanguage({ text, card }, ctx.department.languages.at(-1) ?? 'en');
}

function closedReason(ctx: Unit, event: SecurityEvent): string {
  const languages = ctx.department.languages;
  const sentence = ({ desk, report, common }: Text) => {
    if (event.withheld && !event.restricted) return desk.withheld;
    if (!event.restricted) return report.contentElsewhere(common.markings[event.marking]);
    // What was taken back has no buttons.
    const forWhom = event.restricted && event.status !== 'withdrawn' ? [desk.restrictedButtons] : [];
    return [desk.restrictedText, ...forWhom].join(' ');
  };
  return languages.map((language) => sentence(text(language))).join('\n');
}

function facts(
  ctx: Unit,
  event: SecurityEvent,
  names: Names,
  open: boolean,
  label: (pick: (t: Text) => string) => string,
): Fact[] {
  const { languages, timeZone } = ctx.department;
  const [first = 'en', ...others] = languages;
  const write = others.length > 0 ? numericMoment : text(first).common.when;
  const moment = (iso: string) => write(new Date(iso), timeZone);
  const rows: Fact[] = [
    { label: label((t) => t.report.details.status), value: label((t) => t.common.statuses[event.status]) },
    { label: label((t) => t.report.details.reported), value: moment(event.reportedAt) },
  ];
  // Whoever may not know it learns that there is one, and nothing more.
  if (event.restricted) return rows;
  const row = (pick: (t: Text) => string, value: string | undefined) =>
    value && rows.push({ label: label(pick), value });
  row((t) => t.casework.mergedLabel, names.whole);
  if (open || event.withheld) row((t) => t.report.details.author, names.author);
  if (open) {
    row((t) => t.report.details.where, event.where);
    row((t) => t.report.details.happened, happenedShown(event, moment));
    row((t) => t.report.details.contact, event.contact);
    row((t) => t.report.details.files, event.files.length ? String(event.files.length) : undefined);
  }
  if (event.withheld)
    row(
      (t) => t.report.details.marking,
      label((t) => t.common.markings[event.marking]),
    );
  const severity = event.severity;
  if (severity)
    row(
      (t) => t.report.details.severity,
      label((t) => t.common.severities[severity]),
    );
  if (isIncident(event))
    row(
      (t) => t.casework.compromiseLabel,
      label((t) => t.casework.confirmed),
    );
  const toTell = (event.duties ?? []).filter((duty) => !duty.done).length;
  row((t) => t.routing.toTell, toTell ? String(toTell) : undefined);
  row((t) => t.report.details.officer, names.owner);
  return rows;
}
