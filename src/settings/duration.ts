import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/** A moment further away than that may be none that a calendar has; the longest periods of retention stay far below. */
const longest = 36_525 * 24 * 60 * 60 * 1000;

/** Days to seconds have a fixed length; months and years have not. */
export const duration = z
  .string()
  .regex(
    /^P(?!$)(\d{1,9}D)?(T(?=\d)(\d{1,9}H)?(\d{1,9}M)?(\d{1,9}S)?)?$/,
    'give an ISO 8601 duration such as PT15M or P7D',
  )
  .transform((text) => Temporal.Duration.from(text).total({ unit: 'milliseconds', relativeTo: undefined }))
  .refine((ms) => ms <= longest, 'give a hundred years at most: P36525D')
  .meta({ description: 'An ISO 8601 duration in days, hours, minutes and seconds: PT15M, P7D.' });
