import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { all } from '../../src/chat/registry.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { en } from '../../src/text/en/index.ts';
import { fr } from '../../src/text/fr/index.ts';

type Tree = { [key: string]: unknown };

/** Every sentence with its path; functions are called with placeholders, so that what they build is read too. */
function sentences(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function')
      return ['when', 'whenInZone', 'clock'].includes(key)
        ? []
        : [[here, String(value(...placeholders(key)))]];
    return sentences(value as Tree, here);
  });
}

function placeholders(key: string): unknown[] {
  return key === 'list' ? [['X']] : ['X', 'Y', 'Z'];
}

const english = new Map(sentences(en as unknown as Tree));
const french = new Map(sentences(fr as unknown as Tree));

describe('both languages', () => {
  it('have the same sentences', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have no sentence that nothing says', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const code = files.filter((name) => name.endsWith('.ts') && !name.startsWith('text'));
    const words = new Set(code.flatMap((name) => readFileSync(`src/${name}`, 'utf8').match(/[\w$]+/g) ?? []));
    // What is no name in code is the id of something, such as of what is in `data/`.
    const names = [...english.keys()].filter((key) => /(^|\.)[A-Za-z]\w*$/.test(key));
    expect(names.filter((key) => !words.has(key.split('.').at(-1) ?? ''))).toEqual([]);
  });

  it('have no empty sentence', () => {
    expect([...english, ...french].filter(([, sentence]) => !sentence.trim())).toEqual([]);
  });

  it('say the same with other words', () => {
    const same = [...english].filter(
      ([key, sentence]) => french.get(key) === sentence && sentence.length > 12,
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });

  it('French uses its own quotation marks and apostrophes', () => {
    expect([...french].filter(([, sentence]) => /["']/.test(sentence))).toEqual([]);
  });

  it('French never breaks a line between a guillemet and what it holds, nor before a colon', () => {
    const breaks = /« | »| :/;
    expect([...french].filter(([, sentence]) => breaks.test(sentence))).toEqual([]);
    const authored = readdirSync('data', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    );
    const lines = authored.flatMap((name) => readFileSync(`data/${name}`, 'utf8').split('\n'));
    expect(lines.filter((line) => !line.trim().startsWith('#') && breaks.test(line))).toEqual([]);
  });

  it('name a command with ⏵ before it, so that it can be shown as it is typed where it is read', () => {
    const heads = [...new Set(allRecords().commands.flatMap(({ head }) => all(head)))].join('|');
    const bare = new RegExp(`(?:“|«\\s)(?:${heads})(?![\\p{L}-])[^”»]*`, 'u');
    const phrases = allRecords()
      .commands.flatMap(({ head, sub }) =>
        sub ? all(head).flatMap((first) => all(sub).map((second) => `${first} ${second}`)) : [],
      )
      .join('|');
    const unmarked = new RegExp(`:\\s(?:${phrases})(?![\\p{L}-])|(?<!⏵)\\b(?:${phrases}) [XYZ]\\b`, 'u');
    const named = [...english, ...french].filter(([key]) => !key.startsWith('audit.deeds'));
    const found = ([key, sentence]: [string, string]) =>
      [bare, unmarked].flatMap((each) => each.exec(sentence)?.map((words) => [key, words]) ?? []);
    expect(named.flatMap(found)).toEqual([]);
  });

  it('English uses typographic quotation marks and apostrophes', () => {
    expect([...english].filter(([, sentence]) => /["']/.test(sentence))).toEqual([]);
  });
});
