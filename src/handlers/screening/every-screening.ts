import { eachOf } from '../../domain/pages.ts';
import type { Screening, Screenings } from '../../domain/screening.ts';

const pageLength = 500;

/** Every screening record, in the order of their addresses; other work gets its turn between pages. */
export function everyScreening(screening: Screenings): AsyncGenerator<Screening> {
  return eachOf(pageLength, (last) => screening.page(last, pageLength));
}
