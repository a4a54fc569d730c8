import { chmod, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A verb with its input, as it goes through the socket: one line of JSON. */
export interface Request {
  verb: string;
  input: unknown;
  user: string;
}

/** Lines that come back: printed text, and last of all the exit code. */
type Response = { line: string } | { exit: number };

function socketPath(folder: string): string {
  return join(folder, 'vigie.sock');
}

/**
 * Lets the command line reach the running bot, which owns the store. Only the same operating-system user can connect
 * (mode 0600 in a folder of mode 0700).
 */
export async function serveVerbs(
  folder: string,
  run: (request: Request, print: (line: string) => void) => Promise<number>,
): Promise<() => Promise<void>> {
  const path = socketPath(folder);
  await rm(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    const lines = createInterface({ input: socket });
    lines.on('error', () => {});
    lines.once('line', (line) => answer(socket, line));
  });
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  } finally {
    process.umask(mask);
  }
  await chmod(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));

  async function answer(socket: Socket, line: string): Promise<void> {
    const send = (response: Response) => socket.write(`${JSON.stringify(response)}\n`);
    let exit = 2;
    try {
      exit = await run(JSON.parse(line) as Request, (text) => send({ line: text }));
    } catch (error) {
      send({ line: `The bot could not do it: ${error instanceof Error ? error.message : 'unknown error'}` });
      exit = 1;
    }
    send({ exit });
    socket.end();
  }
}

/** Sends a verb to the running bot; undefined when no bot answers in that folder. */
export function askRunningBot(
  folder: string,
  request: Request,
  print: (line: string) => void,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath(folder));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(error);
    });
    socket.once('connect', () => {
      socket.write(`${JSON.stringify(request)}\n`);
      const lines = createInterface({ input: socket });
      lines.on('error', () => {});
      lines.on('line', (line) => {
        const response = JSON.parse(line) as Response;
        if ('line' in response) print(response.line);
        else resolve(response.exit);
      });
      lines.on('close', () => resolve(1));
    });
  });
}
