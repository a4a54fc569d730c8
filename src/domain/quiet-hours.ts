import { Temporal } from 'temporal-polyfill';
import { type WorkPlace, workingMoment } from './working-days.ts';

/** Hours of a working day in which nothing is sent that can wait, on the department's clocks. */
export type QuietHours = readonly { from: string; until: string }[];

/** The first moment from `at` on that lies in working hours, and in no quiet ones. */
export function calmMoment(at: Date, place: WorkPlace, quiet: QuietHours): Date {
  for (let moment = workingMoment(at, place); ; ) {
    const local = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(place.timeZone);
    const clock = local.toPlainTime().toString().slice(0, 5);
    const hush = quiet.find(({ from, until }) => from <= clock && clock < until);
    if (!hush) return moment;
    const end = local.withPlainTime(Temporal.PlainTime.from(hush.until));
    moment = workingMoment(new Date(end.epochMilliseconds), place);
  }
}
