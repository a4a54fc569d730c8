import type { Screening, Screenings } from '../../domain/screening.ts';

const pageLength = 500;

/** Every screening record, in the order of their addresses; other work gets its turn between pages. */
export async function* everyScreening(screening: Screenings): AsyncGenerator<Screening> {
  for (let last: string | undefined; ; ) {
    const page = await screening.page(last, pageLength);
    yield* page;
    last = page.at(-1)?.id;
    if (last === undefined || page.length < pageLength) return;
    await new Promise(setImmediate);
  }
}
