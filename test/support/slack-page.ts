/** Slack may give fewer than were asked for; the cursor alone tells whether there are more. */
export function pageOf<T>(all: readonly T[], cursor: unknown, length: number, name: string): object {
  const from = cursor ? Number(Buffer.from(String(cursor), 'base64').toString()) : 0;
  const next = from + length < all.length ? Buffer.from(String(from + length)).toString('base64') : '';
  return { [name]: all.slice(from, from + length), response_metadata: { next_cursor: next } };
}
