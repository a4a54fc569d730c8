import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The socket through which the command line reaches the bot, in its folder. */
export const socketName = 'vigie.sock';
/** The system keeps a socket's whole name in 104 bytes, with one to end it. */
const longest = 103;

/** By how many bytes the socket's whole name in a folder is too long; 0 where it fits. */
export function tooLongBy(folder: string): number {
  return Math.max(0, Buffer.byteLength(join(folder, socketName)) - longest);
}

/** Whether the system has a short name for any folder that is held open, as Linux does. */
export function hasShortNames(): boolean {
  return existsSync('/proc/self/fd');
}
