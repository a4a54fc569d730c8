import { describe, expect, it } from 'vitest';
import { tookPart } from '../../src/domain/took-part.ts';
import { aCrisis, anEntry } from '../support/records.ts';

const [opener, lead, next, officer] = ['opener', 'lead', 'next', 'officer'].map((name) => `${name}@x.ca`) as [
  string,
  string,
  string,
  string,
];
const at = (minute: number) => `2026-11-24T15:${String(minute).padStart(2, '0')}:00.000Z`;
const member = (person: string) => ({ person, at: at(0), by: opener });

function took(...fields: Parameters<typeof anEntry>[2][]) {
  const crisis = aCrisis(1, { openedBy: opener, members: [member(opener), member(next)] });
  return tookPart(
    crisis,
    fields.map((each, i) => anEntry(crisis.id, i + 1, { by: opener, at: at(i), ...each })),
  );
}

describe('who took part', () => {
  it('is whoever was let in, had a role or wrote, with until when they stayed', () => {
    const { people } = took(
      { what: 'joined', person: lead },
      { what: 'decision', by: officer, text: 'we leave' },
      { what: 'action', of: 'AC-2026-0001', person: 'owner@x.ca' },
      { what: 'kept-out', person: 'unscreened@x.ca' },
      { what: 'left', by: 'vigie', person: lead },
    );
    expect(people).toEqual([
      { person: opener },
      { person: next },
      { person: lead, until: at(4) },
      { person: officer },
      { person: 'vigie' },
    ]);
  });

  it('is there to the end when they came back', () => {
    const { people } = took({ what: 'left', person: lead }, { what: 'joined', person: lead });
    expect(people).toContainEqual({ person: lead });
  });
});

describe('who held a role when', () => {
  it('begins when it was taken, and ends when somebody else takes it or its holder leaves', () => {
    const { roles } = took(
      { what: 'role', of: 'scribe', person: next },
      { what: 'role', of: 'lead', person: lead },
      { what: 'left', person: lead },
      { what: 'role', of: 'lead', person: opener },
      { what: 'role', of: 'lead', person: next, from: opener },
    );
    expect(roles).toEqual([
      { role: 'lead', person: lead, since: at(1), until: at(2) },
      { role: 'lead', person: opener, since: at(3), until: at(4) },
      { role: 'lead', person: next, since: at(4) },
      { role: 'scribe', person: next, since: at(0) },
    ]);
  });
});
