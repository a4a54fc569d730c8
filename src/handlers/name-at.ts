import type { Unit } from './work.ts';

/** The name of whoever the directory has at an address; the address where it has nobody there. */
export async function nameAt({ store }: Pick<Unit, 'store'>, address: string): Promise<string> {
  return (await store.people.get(address))?.name ?? address;
}
