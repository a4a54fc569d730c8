import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import pino from 'pino';

const requests = new AsyncLocalStorage<string>();

/**
 * Runs work under a request's id, which every line of the log that it leads to bears, in whichever layer.
 * @param given what a proxy calls the request; absent or strange: an id of our own, but inside a request that one's
 */
export function inRequest<T>(work: () => T, given?: string): T {
  const named = given !== undefined && /^[\w.:-]{1,64}$/.test(given) ? given : undefined;
  const id = named ?? requests.getStore() ?? randomUUID();
  return requests.run(id, work);
}

export function currentRequest(): string | undefined {
  return requests.getStore();
}

/** Operators' log: codes and details that never hold what a person wrote. */
export interface Log {
  debug(code: string, detail?: object): void;
  info(code: string, detail?: object): void;
  warn(code: string, detail?: object): void;
  error(code: string, detail?: object): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** JSON lines on standard output, or where `out` says; each with the id of the request that led to it. */
export function createLog(level: LogLevel, out?: { write(line: string): void }): Log {
  const mixin = () => {
    const request = currentRequest();
    return request === undefined ? {} : { request };
  };
  const options = { level, base: null, mixin, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = out ? pino(options, out) : pino(options);
  const at = (name: LogLevel) => (code: string, detail?: object) => logger[name]({ ...detail }, code);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * What may be said of an error: its name, code and the places in our code. Messages are left out, since those of
 * parsers and SDKs may quote what a person wrote.
 */
export function describe(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    at: stack.slice(0, 6).map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: error.cause.name } : {}),
  };
}
