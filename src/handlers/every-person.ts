import type { People, Person } from '../domain/person.ts';

const pageLength = 500;

/** Everybody of the directory, in the order of their addresses; other work gets its turn between pages. */
export async function* everyPerson(people: People, after?: string): AsyncGenerator<Person> {
  for (let last = after; ; ) {
    const page = await people.page(last, pageLength);
    yield* page;
    last = page.at(-1)?.id;
    if (last === undefined || page.length < pageLength) return;
    await new Promise(setImmediate);
  }
}
