import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const src = join(root, 'src');

/** What each room may import: other rooms or single files, and rooms of which only types. */
const rooms: Record<string, { values: string[]; types: string[] }> = {
  chat: { values: [], types: [] },
  domain: { values: ['chat/words.ts'], types: ['chat'] },
  text: { values: [], types: ['chat'] },
  settings: { values: ['domain', 'server/from-this-machine.ts'], types: ['chat'] },
  handlers: { values: ['chat', 'domain', 'text', 'picture', 'search'], types: [] },
  search: { values: ['chat/words.ts'], types: ['domain'] },
  picture: { values: [], types: [] },
  notify: { values: ['chat', 'domain'], types: [] },
  store: { values: ['domain'], types: ['chat'] },
  'adapters/cards': { values: ['chat', 'text'], types: [] },
  'adapters/rooms': { values: ['chat'], types: ['domain'] },
  'adapters/slack': { values: ['chat', 'text', 'adapters/rooms', 'server/body.ts'], types: ['domain'] },
  'adapters/teams': {
    values: [
      'chat',
      'text',
      'adapters/cards',
      'adapters/rooms',
      'server/from-this-machine.ts',
      'server/body.ts',
    ],
    types: ['domain'],
  },
  'adapters/gc-notify': { values: ['chat'], types: ['domain'] },
  'adapters/console': {
    values: ['chat', 'text', 'adapters/cards', 'server/from-this-machine.ts', 'server/body.ts'],
    types: ['domain'],
  },
  server: { values: [], types: ['chat'] },
};

/** Where each package that the house keeps in one room is at home. */
const homes: [pattern: RegExp, room: string][] = [
  [/^@slack\//, 'adapters/slack'],
  [/^botbuilder|^botframework|^@azure\/|^htmlparser2$/, 'adapters/teams'],
  [/^restify$|^prom-client$/, 'server'],
  [/^lowdb|^proper-lockfile$/, 'store/json'],
  [/^pg$/, 'store/postgres'],
  [/^minisearch$/, 'search'],
  [/^@resvg\/|^@fontsource\//, 'picture/png.ts'],
];

interface Import {
  file: string;
  from: string;
  to: string;
  typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function imports(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?([^;]*?)\sfrom\s+'([^']+)'|import\('([^']+)'\)/gm,
  );
  return [...statements].map(([, type, names, from, dynamic]) => ({
    file: relative(src, file),
    from: room(relative(src, file)),
    to: from ?? dynamic ?? '',
    typeOnly: !!type || (!!names && /^\{\s*(type\s+[^,]+,?\s*)+\}$/.test(names)),
  }));
}

function room(path: string): string {
  const [first = '', second = ''] = path.split(/[\\/]/);
  return first === 'adapters' ? `${first}/${second}` : first;
}

const all = sources(src).flatMap(imports);
const ours = all.filter((each) => each.to.startsWith('.'));

function target({ file, to }: Import): string {
  return relative(src, join(dirname(join(src, file)), to));
}

describe('import directions', () => {
  it.each(Object.keys(rooms))('%s imports only what it may', (name) => {
    const may = rooms[name] ?? { values: [], types: [] };
    const wrong = ours
      .filter((each) => each.from === name)
      .filter((each) => {
        const to = room(target(each));
        if (may.values.includes(target(each))) return false;
        return to !== name && !may.values.includes(to) && !(each.typeOnly && may.types.includes(to));
      })
      .map((each) => `${each.file} → ${target(each)}`);
    expect(wrong).toEqual([]);
  });

  it('every room is known', () => {
    const known = [...Object.keys(rooms), 'cli'];
    const found = new Set(sources(src).map((file) => room(relative(src, file))));
    const files = ['main.ts', 'build.ts', 'app.ts', 'log.ts'];
    expect([...found].filter((name) => !known.includes(name) && !files.includes(name))).toEqual([]);
  });

  it('each SDK is named in its one folder', () => {
    const strangers = all.filter(({ to, file }) =>
      homes.some(([pattern, home]) => pattern.test(to) && !file.startsWith(home)),
    );
    expect(strangers.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });
});

describe('side effects', () => {
  const pure = sources(src).filter((file) => !/[\\/](cli|page)[\\/]|[\\/]main\.ts$/.test(file));

  it.each([
    ['the environment', /process\.env/],
    ['the system clock', /Date\.now\(|new Date\(\)/],
  ])('only main reads %s', (_name, pattern) => {
    const readers = pure.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(readers.map((file) => relative(root, file))).toEqual([]);
  });
});
