import type { Write } from '../domain/store.ts';

/** Which record a change is about. */
export function idOf(write: Write): string {
  return 'put' in write ? write.put.id : write.remove;
}

/** The version that the record had when the change was made; 0 for a new one. */
export function versionIn(write: Write): number {
  return 'put' in write ? write.put.version : write.version;
}
