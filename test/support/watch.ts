import type { Shown } from '../../src/adapters/console/rooms.ts';
import { until } from './bot.ts';

/** A person's page of the console without a browser: what it shows at each place, by id. */
export interface Watched {
  /** `''` is the person's own chat. */
  at(place: string): Shown[];
  /** The rooms that the person is in. */
  rooms(): { id: string; name: string }[];
  /** The message at the place that says so, as soon as it is there. */
  seen(place: string, words: RegExp, ms?: number): Promise<Shown>;
  close(): void;
}

export async function watch(url: string, cookie: string, person: string): Promise<Watched> {
  const places = new Map<string, Map<string, Shown>>();
  let rooms: { id: string; name: string }[] = [];
  let begun = false;
  const ended = new AbortController();
  const response = await fetch(`${url}/console/stream?person=${encodeURIComponent(person)}`, {
    headers: { Cookie: cookie },
    signal: ended.signal,
  });
  if (response.status !== 200) throw new Error(`${response.status}`);
  const put = (place: string, shown: Shown) => {
    const known = places.get(place) ?? new Map<string, Shown>();
    places.set(place, known.set(shown.id, shown));
  };
  const take = (event: string) => {
    const [, name, json = ''] = /^event: (\w+)\ndata: ([^\n]*)/.exec(event) ?? [];
    if (name === 'shown') {
      const { place, shown } = JSON.parse(json);
      put(place, shown);
    } else if (name === 'rooms') rooms = JSON.parse(json);
    else if (name === 'all') {
      begun = true;
      for (const [place, list] of Object.entries<Shown[]>(JSON.parse(json))) {
        for (const shown of list) put(place, shown);
      }
    }
  };
  const read = async () => {
    let text = '';
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(part).toString('utf8');
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) take(event);
    }
  };
  read().catch(() => {});
  await until(() => begun);
  const at = (place: string) => [...(places.get(place)?.values() ?? [])];
  return {
    at,
    rooms: () => rooms,
    seen: (place, words, ms) => until(() => at(place).find((shown) => words.test(JSON.stringify(shown))), ms),
    close: () => ended.abort(),
  };
}
