import type { ServerResponse } from 'node:http';

/** Answers a request, with what its body is. */
export function answer(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...headers });
  res.end(body);
}

/** The same with a value as JSON. */
export function json(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers?: Record<string, string>,
): void {
  answer(res, status, 'application/json; charset=utf-8', JSON.stringify(body), headers);
}
