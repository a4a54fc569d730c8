import { type Assignment, progressOf } from './assignment.ts';
import { type Disclosed, disclose, type Group } from './small-groups.ts';

/** How lessons went, in numbers. */
export interface Figures {
  given: number;
  done: number;
  /** Done after their time, and not done though their time is over. */
  doneLate: number;
  late: number;
  stopped: number;
  /** Questions answered in lessons that were done, and how many of them right. */
  asked: number;
  right: number;
}

const noFigures: Figures = { given: 0, done: 0, doneLate: 0, late: 0, stopped: 0, asked: 0, right: 0 };

function addUp(all: readonly Figures[]): Figures {
  return all.reduce((sum, each) => {
    const keys = Object.keys(noFigures) as (keyof Figures)[];
    return Object.fromEntries(keys.map((key) => [key, sum[key] + each[key]])) as unknown as Figures;
  }, noFigures);
}

/** The steps in which parts of a hundred are shown. */
const steps = [5, 10, 20, 25, 50] as const;
/** So many lessons at least lie in one step. */
const inStep = 2;

/**
 * A part of a hundred, in steps of five, and in larger ones of few: one lesson more or less is not to be read from it.
 * Undefined of nothing.
 */
export function percent(part: number, of: number): number | undefined {
  const step = steps.find((each) => each * of >= inStep * 100) ?? 50;
  return of === 0 ? undefined : Math.round((100 * part) / of / step) * step;
}

/**
 * What may be shown: of nobody, or of groups that are large enough. How well it was answered is known of those who did it
 * alone, so that they have to be enough, too: where they are not, no question counts as asked.
 */
export interface Results {
  people: number;
  /** Lessons given: the sum of what each of the people got. */
  given: number;
  /** Absent when the whole group is too small to be shown. */
  figures?: Figures;
  byUnit: Disclosed<Figures>;
  byTopic: Disclosed<Figures>;
  /** Lessons done by the end of each week, added up, the oldest first. `at`: an ISO instant. */
  overTime: readonly { at: string; done: number }[];
}

type Counted = Map<string, { people: Set<string>; done: Set<string>; figures: Figures }>;

const week = 7 * 24 * 60 * 60 * 1000;

/** Gathers the results of a campaign lesson by lesson. */
export class ResultsGatherer {
  readonly #people = new Set<string>();
  readonly #units: Counted = new Map();
  readonly #topics: Counted = new Map();
  readonly #doneAt: string[] = [];
  #first: string | undefined;

  constructor(
    readonly now: Date,
    /** How many questions a topic has. */
    readonly questions: (topic: string) => number,
  ) {}

  add(assignment: Assignment): void {
    const { person, unit, topic, answers, right, doneAt, givenAt } = assignment;
    this.#people.add(person);
    if (!this.#first || givenAt < this.#first) this.#first = givenAt;
    if (doneAt) this.#doneAt.push(doneAt);
    const progress = progressOf(assignment, this.now);
    const one: Figures = {
      given: 1,
      done: doneAt ? 1 : 0,
      doneLate: progress === 'done-late' ? 1 : 0,
      late: progress === 'late' ? 1 : 0,
      stopped: progress === 'stopped' ? 1 : 0,
      asked: doneAt ? Math.max(answers.length, this.questions(topic)) : 0,
      right: doneAt ? (right ?? 0) : 0,
    };
    for (const [groups, key] of [
      [this.#units, unit ?? ''],
      [this.#topics, topic],
    ] as const) {
      const group = groups.get(key) ?? { people: new Set(), done: new Set(), figures: noFigures };
      group.people.add(person);
      if (doneAt) group.done.add(person);
      groups.set(key, { ...group, figures: addUp([group.figures, one]) });
    }
  }

  /** @param smallest the smallest group of which anything is shown */
  results(smallest: number): Results {
    const people = this.#people.size;
    const given = [...this.#units.values()].reduce((sum, { figures }) => sum + figures.given, 0);
    if (people < smallest)
      return { people, given, byUnit: { shown: [] }, byTopic: { shown: [] }, overTime: [] };
    return {
      people,
      given,
      figures: wholeOf(this.#units, smallest),
      byUnit: shownOf(this.#units, smallest),
      byTopic: shownOf(this.#topics, smallest),
      overTime: this.#weeks(),
    };
  }

  #weeks(): { at: string; done: number }[] {
    if (!this.#first) return [];
    const from = Date.parse(this.#first);
    const weeks = Math.max(1, Math.ceil((this.now.getTime() - from) / week));
    const sorted = this.#doneAt.sort();
    return Array.from({ length: weeks }, (_, i) => {
      const at = new Date(Math.min(from + (i + 1) * week, this.now.getTime())).toISOString();
      return { at, done: sorted.filter((each) => each <= at).length };
    });
  }
}

function wholeOf(counted: Counted, smallest: number): Figures {
  const groups = [...counted.values()];
  const done = new Set(groups.flatMap((group) => [...group.done]));
  const figures = addUp(groups.map((group) => group.figures));
  return done.size >= smallest ? figures : withoutScore(figures);
}

function shownOf(counted: Counted, smallest: number): Disclosed<Figures> {
  const all = [...counted];
  const groups = all.map(([key, { people, figures }]): Group<Figures> => ({ key, people, value: figures }));
  const { shown, rest } = disclose(groups, smallest, addUp);
  const answered = all.map(([key, { done }]) => ({ key, people: done, value: undefined }));
  const scored = new Set(disclose(answered, smallest, () => undefined).shown.map(({ key }) => key));
  return {
    shown: shown.map((group) =>
      scored.has(group.key) ? group : { ...group, value: withoutScore(group.value) },
    ),
    ...(rest && { rest: { ...rest, value: withoutScore(rest.value) } }),
  };
}

function withoutScore(figures: Figures): Figures {
  return { ...figures, asked: 0, right: 0 };
}
