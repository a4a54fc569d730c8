import { constants, existsSync } from 'node:fs';
import { chmod, open, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hasShortNames, socketName, tooLongBy } from '../settings/socket-name.ts';

/** A verb with its input, as it goes through the socket: one line of JSON. */
export interface Request {
  verb: string;
  input: unknown;
  user: string;
}

/** Lines that come back: printed text, and last of all the exit code. */
type Response = { line: string } | { exit: number };

/**
 * The name by which the socket in a folder is bound or reached. One that is too long goes by way of the folder, held open,
 * which Linux has a short name for; elsewhere such a folder is refused at the start.
 */
async function socketIn(folder: string): Promise<{ path: string; letGo(): Promise<void> }> {
  const path = join(folder, socketName);
  if (tooLongBy(folder) === 0 || !hasShortNames()) return { path, letGo: async () => {} };
  const held = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: `/proc/self/fd/${held.fd}/${socketName}`, letGo: () => held.close() };
}

/** How long whoever does not read their answer keeps the bot from stopping, in milliseconds. */
const readWithin = 1_000;

/**
 * Lets the command line reach the running bot, which owns the store. Only the same operating-system user can connect
 * (mode 0600 in a folder of mode 0700).
 * @returns stops: no further verb begins, those that run come to their end
 */
export async function serveVerbs(
  folder: string,
  run: (request: Request, print: (line: string) => void) => Promise<number>,
): Promise<() => Promise<void>> {
  const { path, letGo } = await socketIn(folder);
  await rm(path, { force: true });
  let stopping = false;
  const running = new Set<Promise<void>>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const lines = createInterface({ input: socket });
    lines.on('error', () => {});
    lines.once('line', (line) => {
      if (stopping) return socket.destroy();
      const answered = answer(socket, line).finally(() => running.delete(answered));
      running.add(answered);
    });
  });
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
    await chmod(path, 0o600);
  } catch (error) {
    await letGo();
    throw error;
  } finally {
    process.umask(mask);
  }
  return async () => {
    stopping = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    while (running.size > 0) await Promise.all(running);
    const unread = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, readWithin);
    await closed;
    clearTimeout(unread);
    await letGo();
  };

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
export async function askRunningBot(
  folder: string,
  request: Request,
  print: (line: string) => void,
): Promise<number | undefined> {
  if (!existsSync(folder)) return undefined;
  const { path, letGo } = await socketIn(folder);
  return asked(path, request, print).finally(letGo);
}

function asked(path: string, request: Request, print: (line: string) => void): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
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
