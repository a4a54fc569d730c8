import { eachOf } from '../domain/pages.ts';
import type { People, Person } from '../domain/person.ts';

const pageLength = 500;

/** Everybody of the directory, in the order of their addresses; other work gets its turn between pages. */
export function everyPerson(people: People, after?: string): AsyncGenerator<Person> {
  return eachOf(pageLength, (last) => people.page(last ?? after, pageLength));
}
