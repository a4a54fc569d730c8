import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConsolePerson, receive as fromConsole } from '../../src/adapters/console/receive.ts';
import { fromModal, fromPress, fromSlash, fromWords } from '../../src/adapters/slack/receive.ts';
import { receive as fromTeams, isActivity } from '../../src/adapters/teams/receive.ts';
import type { ChatEvent, Sender } from '../../src/chat/event.ts';

const folder = join(import.meta.dirname, '../fixtures');
/** Each folder is a scenario; what lies beside them belongs to other tests. */
const scenarios = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const read = (scenario: string, name: string) =>
  JSON.parse(readFileSync(join(folder, scenario, `${name}.json`), 'utf8'));

const person: ConsolePerson = { id: 'employee-en@sample.example', name: 'Jane Kowalski', language: 'en' };

function sender(platform: Sender['platform'], id: string): Sender {
  return { platform, id, email: person.id, name: person.name, standing: 'member' };
}

function slack(recorded: Record<string, never>): ChatEvent | undefined {
  const from = sender('slack', 'U0JANE');
  const noFiles = () => undefined;
  if (recorded.slash) return fromSlash(recorded.slash, from);
  if (recorded.press) return fromPress(recorded.press, from);
  if (recorded.submit) return fromModal(recorded.submit, from, noFiles);
  const words = recorded.words as unknown as Parameters<typeof fromWords>[0];
  return fromWords(words, 'Ev1', from, noFiles, 'U0VIGIE');
}

function teams(recorded: unknown): ChatEvent | undefined {
  return isActivity(recorded) ? fromTeams(recorded, sender('teams', 'aad-jane'), []) : undefined;
}

/** What has to be the same whatever the platform: everything but its own ids, and how long its answers last. */
function neutral(event: ChatEvent | undefined): object {
  const { id, sender: from, place, lasting, once, ...rest } = event ?? ({} as ChatEvent);
  const { files, mentions, message, unposted, ...meaning } = rest as Record<string, unknown>;
  return meaning;
}

describe.each(scenarios)('%s', (scenario) => {
  const expected = read(scenario, 'expected');

  it('means the same on Slack', () => {
    expect(neutral(slack(read(scenario, 'slack')))).toEqual(expected);
  });

  it('means the same on Teams', () => {
    expect(neutral(teams(read(scenario, 'teams')))).toEqual(expected);
  });

  it('means the same in the console', () => {
    const { channel, ...posted } = read(scenario, 'console');
    expect(neutral(fromConsole(posted, person, channel))).toEqual(expected);
  });
});
