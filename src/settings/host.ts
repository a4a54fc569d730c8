import { createServer } from 'node:net';
import type { Problem } from './problem.ts';

/** What is wrong with where the server is to listen: told by listening there, on any port and for a moment. */
export async function hostProblems(host: string): Promise<Problem[]> {
  const code = await refusal(host);
  if (code === undefined) return [];
  return [
    {
      where: 'HOST',
      found: `“${host}” is neither an address of this machine nor a name of one (${code}).`,
      todo: 'Give 127.0.0.1 for this machine alone, 0.0.0.0 for all of its addresses, or one of them.',
    },
  ];
}

function refusal(host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code, name }: NodeJS.ErrnoException) => resolve(code ?? name));
    server.listen({ host, port: 0, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
