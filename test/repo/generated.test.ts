import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generated } from '../../manifests/generate.ts';
import { scopes } from '../../src/adapters/slack/scopes.ts';
import {
  graphPermissions,
  resourcePermissions,
  roomPermissions,
} from '../../src/adapters/teams/permissions.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

describe('what is made from the code', () => {
  it.each(Object.entries(generated()))('%s is up to date (npm run generate)', (path, content) => {
    expect(read(path)).toBe(content);
  });

  it('Slack takes the manifest’s names', () => {
    const manifest = JSON.parse(read('manifests/slack.json'));
    for (const { name, callback_id } of manifest.features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(callback_id).toMatch(/^(report|crisis-log)\.(global|message)\.(en|fr)$/);
    }
    for (const { command, description } of manifest.features.slash_commands) {
      expect(command).toMatch(/^\/[a-z0-9]+$/);
      expect(description.length).toBeLessThanOrEqual(2_000);
    }
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  });

  it('Slack knows every word that somebody in danger may type, and says of each what it does alone', () => {
    const { slash_commands } = JSON.parse(read('manifests/slack.json')).features;
    const said = new Map<string, string>(
      slash_commands.map((each: { command: string; description: string }) => [
        each.command,
        each.description,
      ]),
    );
    for (const word of ['/safe', '/sauf', '/sauve', '/sos', '/911', '/urgence'])
      expect(said.has(word)).toBe(true);
    expect(said.get('/alert')).toMatch(/^Prepare an alert/);
    expect(said.get('/interim')).toMatch(/^Confier votre rôle/);
  });

  it('Teams takes the package’s texts and pictures', () => {
    const manifest = JSON.parse(read('manifests/teams/manifest.json'));
    expect(manifest.description.short.length).toBeLessThanOrEqual(80);
    for (const list of manifest.bots[0].commandLists) expect(list.commands.length).toBeLessThanOrEqual(10);
    const size = (file: string) =>
      [16, 20].map((at) => readFileSync(join(root, 'manifests/teams', file)).readUInt32BE(at));
    expect(size(manifest.icons.color)).toEqual([192, 192]);
    expect(size(manifest.icons.outline)).toEqual([32, 32]);
  });
});

describe('the README', () => {
  it('names every permission of the Slack app, with its reason', () => {
    for (const [scope, reason] of Object.entries(scopes)) {
      expect(readme).toContain(`| \`${scope}\` | ${reason.replaceAll('’', "'")} |`);
    }
  });

  it('names every permission that sync and crisis rooms use on Teams, with its reason', () => {
    const all = [graphPermissions, roomPermissions, resourcePermissions].flatMap(Object.entries);
    for (const [permission, reason] of all) {
      expect(readme).toContain(`| \`${permission}\` | ${reason} |`);
    }
  });

  it('names only scripts and files that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, script = ''] of `${readme}${read('CONTRIBUTING.md')}`.matchAll(/npm run ([a-z]+)/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
    for (const [, path = ''] of readme.matchAll(/`((?:data|manifests|src)\/[\w./-]+\.\w+)`/g)) {
      expect(`${path} ${existsSync(join(root, path))}`).toBe(`${path} true`);
    }
  });
});

it('CONTRIBUTING names only what the code has by that name', () => {
  const files = ['src', 'test'].flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(part, name)),
  );
  const words = new Set(
    [...files, 'package.json', 'biome.json'].flatMap((file) => read(file).match(/\w+/g) ?? []),
  );
  const named = [...read('CONTRIBUTING.md').matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !words.has(name))).toEqual([]);
});
