import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completionId } from '../../src/domain/course.ts';
import type { Kind, Store, Write } from '../../src/domain/store.ts';
import { dispose as disposeOf } from '../support/disposal.ts';
import { aDelivery, anAssignment, aPerson, aScreening } from '../support/records.ts';
import type { OpenedStore } from './store-contract.ts';

const now = new Date('2036-01-01T12:00:00Z');
const [gone, here, held] = ['gone@sample.example', 'here@sample.example', 'held@sample.example'];
const [long, lately] = ['2030-01-01T12:00:00.000Z', '2035-12-01T12:00:00.000Z'];

/** What is disposed of records of people, and what stays, in any store. */
export function disposalContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`what is kept of people in ${name}`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
      await opened.store.commit([here, gone, held].flatMap(recordsOf));
    });
    afterEach(() => opened.remove());

    const dispose = (input: object, hold: readonly string[] = [held]) =>
      disposeOf(opened.store, input, { now, hold });

    it('is shown by kind, and goes when told how much it is; what is on hold stays, and what is young', async () => {
      const { store } = opened;
      const before = await idsOf(store);
      const shown = await dispose({});
      // Two people’s old lessons, the messages of them, and what is known of a learner who left.
      expect(shown).toMatch(/^lessons {2}5 records of 2 people$/m);
      // One of them took a course that the settings no longer name.
      expect(shown).toMatch(/^courses {2}2 records of 2 people$/m);
      // A log that gets shorter, and a clock that is done; those of who left go with their file.
      expect(shown).toMatch(/^lookups {2}2 records of 1 people$/m);
      expect(shown).toMatch(/^screening {2}5 records of 1 people$/m);
      expect(shown).not.toContain('@');
      expect(await idsOf(store)).toEqual(before);

      const code = /--delete (14:[0-9a-f]{8})$/.exec(shown)?.[1] ?? '';
      expect(await dispose({ delete: code.replace('14', '13') })).toContain('Nothing was deleted');
      expect(await dispose({ delete: code })).toContain('Deleted: 14.');
      expect(await store.completions.courseAfter('COR310')).toBeUndefined();
      const left = await idsOf(store);
      expect(left.filter((id) => id.includes(gone))).toEqual([]);
      expect(left.filter((id) => id.includes(held))).toEqual(before.filter((id) => id.includes(held)));
      expect(left.filter((id) => id.includes(here))).toEqual(
        before.filter((id) => id.includes(here) && !/CA-2030|inform-of-rights/.test(id)),
      );
      expect((await store.looks.get(here))?.looks.map(({ at }) => at)).toEqual([lately]);
      expect(await store.deliveries.get(`CA-2030-0001/1/${here}`)).toBeUndefined();
      const facts = (await store.audit.page(0, 50)).filter(({ what }) => what === 'dispose');
      expect(facts.map(({ record }) => record)).toContain('screening');
      expect(JSON.stringify(facts)).not.toContain('@');
      expect(await dispose({})).toBe('No record is past its time.');
    });

    it('stays when its kind is on hold', async () => {
      const shown = await dispose({}, ['lessons', 'courses', 'lookups', 'screening']);
      expect(shown).toBe('No record is past its time.');
    });
  });
}

/** Of each person: a lesson long ago and one of lately, a course, a screening record, who looked at it, and clocks. */
function recordsOf(id: string): Write[] {
  const left = id === gone;
  const look = (at: string) => ({ at, by: 'o@sample.example', as: 'officer' as const });
  const old = anAssignment('CA-2030-0001', 1, id, { givenAt: long, doneAt: long });
  const young = anAssignment('CA-2035-0001', 1, id, { givenAt: lately });
  return [
    { in: 'people', put: { ...aPerson(id), ...(left && { active: false, leftAt: long }) } },
    { in: 'assignments', put: old },
    { in: 'deliveries', put: aDelivery(old.id) },
    ...(left ? [] : [{ in: 'assignments', put: young } as const]),
    { in: 'learners', put: { id, version: 0, since: long, stopped: [] } },
    ...['COR310', ...(id === here ? ['OLD100'] : [])].map(
      (course): Write => ({
        in: 'completions',
        put: {
          id: completionId(course, id),
          version: 0,
          course,
          person: id,
          completed: '2029-12-01',
          importedBy: 'os:admin',
          importedAt: long,
        },
      }),
    ),
    { in: 'screening', put: aScreening(id) },
    { in: 'reminded', put: { id, version: 0, person: {}, officers: {} } },
    { in: 'looks', put: { id, version: 0, looks: [look(long), look(lately)] } },
    ...(['inform-of-rights', 'notify-person'] as const).map(
      (clock): Write => ({
        in: 'clocks',
        put: {
          id: `${id} ${clock} 2030-01-01`,
          version: 0,
          person: id,
          clock,
          since: '2030-01-01',
          due: '2030-01-15',
          startedBy: 'o@sample.example',
          ...(clock === 'inform-of-rights' && { done: { by: 'o@sample.example', at: long } }),
        },
      }),
    ),
  ];
}

/** What there is of learning and screening, as `kind id`. */
async function idsOf(store: Store): Promise<string[]> {
  const found: string[] = [];
  const add = (kind: Kind, ...records: ({ id: string } | undefined)[]) =>
    found.push(...records.flatMap((each) => (each ? [`${kind} ${each.id}`] : [])));
  for (const id of [here, gone, held]) {
    add('assignments', ...(await store.assignments.ofPerson(id)));
    add('learners', await store.learners.get(id));
    add('completions', await store.completions.get(completionId('COR310', id)));
    add('screening', await store.screening.get(id));
    add('clocks', ...(await store.clocks.of(id)));
    add('looks', await store.looks.get(id));
    add('reminded', await store.reminded.get(id));
  }
  return found;
}
