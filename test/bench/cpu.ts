import { readFileSync } from 'node:fs';
import { sql } from '../support/postgres.ts';

/** Milliseconds of a tick of `/proc`. */
const tick = 10;

/** Milliseconds of processor time that a process has used; 0 where there is no `/proc`, or no such process. */
export function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tick;
  } catch {
    return 0;
  }
}

/** The same of each process of a database server on this machine, those of its housekeeping included. */
export async function cpuOfServer(url: string): Promise<Map<number, number>> {
  const { rows } = await sql(url, 'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
  return new Map(rows.map(({ pid }) => [pid, cpuOf(pid)]));
}

/** What those that are there at the end used in between. */
export function usedBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}
