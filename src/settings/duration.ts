import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Days to seconds have a fixed length; months and years have not. */
export const duration = z
  .string()
  .regex(/^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/, 'give an ISO 8601 duration such as PT15M or P7D')
  .transform((text) => Temporal.Duration.from(text).total({ unit: 'milliseconds', relativeTo: undefined }))
  .meta({ description: 'An ISO 8601 duration in days, hours, minutes and seconds: PT15M, P7D.' });
