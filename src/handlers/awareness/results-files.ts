import type { FileMaker } from '../../chat/command.ts';
import type { HandedFile } from '../../chat/message.ts';
import { type Figures, percent } from '../../domain/awareness-results.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { csvLines } from '../../domain/csv.ts';
import { type Text, text } from '../../text/index.ts';
import { everyPerson } from '../every-person.ts';
import type { Unit } from '../work.ts';
import { frameOf, topicOf } from './frame.ts';
import { pathRounds, resultsOf } from './gather.ts';
import { courseResults, missingIn, readableBy } from './mandatory.ts';

const resultsId = 'awareness.results';
const namesId = 'awareness.not-done';
const readers = ['officer', 'cso', 'deputy-head'];

/** The results of a campaign or a course as CSV, which its maker gives to whoever may read them. */
export function resultsFile(t: Text, id: string): HandedFile {
  return handed(t, resultsId, id, t.awareness.results.file);
}

/** Who has not done what is mandatory, as CSV, for those who are responsible for them. */
export function namesFile(t: Text, id: string): HandedFile {
  return handed(t, namesId, id, t.awareness.results.namesFile);
}

function handed({ common }: Text, maker: string, id: string, name: string): HandedFile {
  return { maker, of: `${id}:${common.language}`, name: `${name}-${id}.csv`, type: 'text/csv' };
}

async function askedAbout(unit: Unit, id: string): Promise<Pick<Campaign, 'id' | 'rounds'> | undefined> {
  return id === 'onboarding' ? pathRounds(unit, 'onboarding') : unit.store.campaigns.get(id);
}

/** In steps of five; “none” and “all” would tell of everybody. Empty where too few have answered. */
function part(t: Text, count: number, of: number): string | number | undefined {
  const value = percent(count, of);
  const { under, over } = t.awareness.results.parts;
  return value === undefined ? undefined : value < 10 ? under : value > 90 ? over : value;
}

/** A spreadsheet takes it for text in UTF-8 only with this in front. */
const mark = '\uFEFF';

function csv(rows: readonly (readonly unknown[])[]): Uint8Array {
  return Buffer.from(`${mark}${csvLines(rows)}\r\n`);
}

/** The same numbers as on the card, as a table: no group that is too small, and parts rounded. */
const resultsMaker: FileMaker<Unit> = {
  id: resultsId,
  async make(unit, of, reader) {
    const [id = '', language] = of.split(':');
    const campaign = await askedAbout(unit, id);
    if (!campaign || !reader || !readers.some((role) => reader.roles.has(role))) return undefined;
    const { people, figures, byUnit, byTopic } = await resultsOf(unit, campaign);
    if (!figures) return undefined;
    const code = language === 'fr' ? 'fr' : 'en';
    const texts = text(code);
    const t = texts.awareness.results;
    const { columns } = t;
    const row = (dimension: string, group: string, count: number, f: Figures) => [
      dimension,
      group,
      count,
      part(texts, f.done, f.given),
      part(texts, f.late + f.doneLate, f.given),
      part(texts, f.right, f.asked),
    ];
    return csv([
      [columns.dimension, columns.group, columns.people, columns.done, columns.late, columns.right],
      row(t.people, '', people, figures),
      ...byUnit.shown.map(({ key, people: n, value }) => row(t.byUnit, key || t.noUnit, n, value)),
      ...(byUnit.rest
        ? [row(t.byUnit, t.rest(byUnit.rest.groups), byUnit.rest.people, byUnit.rest.value)]
        : []),
      ...byTopic.shown.map(({ key, people: n, value }) =>
        row(t.byTopic, topicOf(unit, key)?.[code].title ?? key, n, value),
      ),
      ...(byTopic.rest
        ? [row(t.byTopic, t.rest(byTopic.rest.groups), byTopic.rest.people, byTopic.rest.value)]
        : []),
    ]);
  },
};

/** Who has not done what is mandatory: for officers all of them, for managers their own people. */
const namesMaker: FileMaker<Unit> = {
  id: namesId,
  async make(unit, of, reader) {
    const [id = '', language] = of.split(':');
    const readable = reader && (await readableBy(unit, reader));
    if (!readable) return undefined;
    const code = language === 'fr' ? 'fr' : 'en';
    const course = unit.department.awareness.courses.find((each) => each.id === id);
    const campaign = await askedAbout(unit, id);
    const frame = campaign && (await frameOf(unit, id));
    if (!course && !(frame?.mandatory && frame.live)) return undefined;
    const missing = course
      ? ((await courseResults(unit, everyPerson(unit.store.people), readable)).get(id)?.missing ?? [])
      : campaign
        ? await missingIn(unit, campaign, readable, code)
        : [];
    const { columns, late: isLate } = text(code).awareness.results.names;
    return csv([
      columns,
      ...missing.map(({ person, what, by, late }) => [
        person.name,
        person.id,
        person.unit,
        what,
        by,
        late ? isLate : '',
      ]),
    ]);
  },
};

export const resultsMakers: readonly FileMaker<Unit>[] = [resultsMaker, namesMaker];
