import pino from 'pino';

/**
 * Operators' log: codes and details that never hold what a person wrote. `request` in a detail is the id of the request
 * that led to the line; it is handed down through the layers, since a store that follows every promise costs a seventh of
 * what a report does.
 */
export interface Log {
  debug(code: string, detail?: object): void;
  info(code: string, detail?: object): void;
  warn(code: string, detail?: object): void;
  error(code: string, detail?: object): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** JSON lines on standard output, or where `out` says. */
export function createLog(level: LogLevel, out?: { write(line: string): void }): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
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
