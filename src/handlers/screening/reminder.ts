import type { Action, CardMaker } from '../../chat/command.ts';
import { type Element, inLanguage, type Message, say, sayWith } from '../../chat/message.ts';
import { localDate } from '../../domain/local-time.ts';
import { fits } from '../../domain/marking.ts';
import { languageOf, type Person } from '../../domain/person.ts';
import { daysBetween, dutiesOf } from '../../domain/screening-clocks.ts';
import { type PersonReminder, type Reminded, underWay } from '../../domain/screening-reminders.ts';
import { workingDayUpTo, workingMoment } from '../../domain/working-days.ts';
import { text } from '../../text/index.ts';
import type { Unit, Work } from '../work.ts';
import { whereToGo } from './office.ts';

const cardId = 'screening.reminder';
/** So long somebody needs it; what is said of the days that are left is always today’s. */
const needed = 7 * 24 * 60 * 60 * 1000;

/**
 * Owes a person a reminder: on the platforms that may carry it, and only where there is none on the others, which say
 * nothing of what it is about.
 */
export async function remind(ctx: Unit, person: Person, { clock, due, step }: PersonReminder): Promise<void> {
  const { ceilings, markings } = ctx.department;
  const reached = ctx.services.platforms.filter(
    (platform) => platform === 'console' || person.accounts[platform],
  );
  const carrying = reached.filter((platform) => fits(markings.screening, ceilings[platform]));
  const today = localDate(ctx.now, ctx.department.timeZone);
  for (const platform of carrying.length > 0 ? carrying : reached)
    await ctx.owe(
      `${cardId}:${clock}:${due}:${step}:${today}:${person.id}:${platform}`,
      { kind: 'person', id: person.id, platform },
      { card: cardId, of: `${person.id} ${clock} ${due}` },
      { inWorkingHours: true, expires: new Date(ctx.now.getTime() + needed).toISOString() },
    );
}

/** Made when it is sent: whoever has begun meanwhile is not reminded. */
export const reminderCard: CardMaker<Unit> = {
  id: cardId,
  async make(ctx, subject, { platform }): Promise<Message | undefined> {
    const [id = '', clock = '', due = ''] = subject.split(' ');
    const [person, record] = [await ctx.store.people.get(id), await ctx.store.screening.get(id)];
    if (!person?.active || !record?.level || underWay(record)) return undefined;
    const duty = dutiesOf(record).find((each) => each.clock === clock && each.due === due);
    if (duty?.clock !== 'update' && duty?.clock !== 'recurring-check') return undefined;
    const left = daysBetween(localDate(ctx.now, ctx.department.timeZone), due);
    if (left < 0) return undefined;
    const language = languageOf(person, undefined);
    const texts = text(language);
    const t = texts.screening;
    const later = { action: 'screening.snooze', value: '', label: t.reminder.snooze };
    const { ceilings, markings } = ctx.department;
    if (!fits(markings.screening, ceilings[platform])) {
      const sentence = `${t.reminder.general} ${whereToGo(ctx, texts, t.word)}`;
      return sayWith(sentence, [{ kind: 'buttons', buttons: [later] }]);
    }
    const sentence = t.reminder[duty.clock](t.levels[record.level], due, left);
    const { telephone } = ctx.department.screeningOffice ?? ctx.department.desk;
    const see = { action: 'screening.status', value: '', label: t.reminder.see, style: 'primary' } as const;
    const phone: Element[] = telephone
      ? [{ kind: 'phones', rows: [{ label: t.office, number: telephone }] }]
      : [];
    const card: Element[] = [
      { kind: 'text', tone: 'strong', text: sentence },
      { kind: 'text', tone: 'quiet', text: t.marked(texts.common.markings[markings.screening]) },
      ...phone,
      { kind: 'buttons', buttons: [see, later] },
    ];
    // What a telephone shows of it before it is opened has no content.
    return inLanguage({ text: t.reminder.general, card }, language);
  },
};

/** The day on which a reminder comes again: never after what it is about, when it would not come at all. */
function putOff({ now, department }: Work, { person }: Reminded): string | undefined {
  const { timeZone, screeningRules } = department;
  const today = localDate(now, timeZone);
  const wished = new Date(now.getTime() + screeningRules.reminders.snooze);
  const again = localDate(workingMoment(wished, department), timeZone);
  const [due] = Object.keys(person)
    .map((key) => key.slice(-today.length))
    .filter((day) => day >= today)
    .sort();
  return due && due < again ? workingDayUpTo(due, today, department) : again;
}

/** Puts off what the person was reminded of; it comes again, but for what is under way by then. */
export const snoozeAction: Action<Work> = {
  id: 'screening.snooze',
  who: 'everyone',
  privacy: 'private',
  async run(ctx) {
    const t = ctx.t.screening.reminder;
    const reminded = await ctx.store.reminded.get(ctx.actor.id);
    if (!reminded || Object.keys(reminded.person).length === 0) return say(t.nothing);
    const snoozedUntil = putOff(ctx, reminded);
    if (!snoozedUntil) return say(t.noLater);
    ctx.save('reminded', { ...reminded, person: {}, snoozedUntil });
    return say(t.snoozed(snoozedUntil));
  },
};
