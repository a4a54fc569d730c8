import { after, firstWord, isLikeNumber, type Parsed, parse, spaced, split } from './arguments.ts';
import type {
  Action,
  Argument,
  Arguments,
  CardMaker,
  Command,
  Context,
  FileMaker,
  FormHandler,
  Timer,
  Words,
} from './command.ts';
import { fold } from './words.ts';

/** The records of one family of features, as its folder in `handlers/` exports them. */
export interface Records<C extends Context, W> {
  commands?: readonly Command<C>[];
  actions?: readonly Action<C>[];
  forms?: readonly FormHandler<C>[];
  timers?: readonly Timer<W>[];
  cards?: readonly CardMaker<W>[];
  files?: readonly FileMaker<W>[];
}

export type Match<C extends Context> =
  | Matched<C>
  /** The same words fit several commands: whose record it is decides. */
  | { kind: 'several'; fitting: Several<C> }
  /** The command is clear, what should follow is not. */
  | Misread<C>
  /** The family is clear, but it has nothing of that name. */
  | { kind: 'usage'; command: Command<C>; unknown: string }
  | { kind: 'none' };

/** A command that words fit. */
export interface Matched<C extends Context> {
  kind: 'command';
  command: Command<C>;
  args: Arguments;
}

export type Several<C extends Context> = readonly [Matched<C>, ...Matched<C>[]];

/** Every command, action, form, timer, card and file of the bot. Throws when two records claim the same name or words. */
export class Registry<C extends Context, W> {
  readonly commands: readonly Command<C>[];
  readonly actions: ReadonlyMap<string, Action<C>>;
  readonly forms: ReadonlyMap<string, FormHandler<C>>;
  readonly timers: ReadonlyMap<string, Timer<W>>;
  readonly cards: ReadonlyMap<string, CardMaker<W>>;
  readonly files: ReadonlyMap<string, FileMaker<W>>;
  /** Families by the words that select them; those of most words come first, so that `help me` wins over `help`. */
  readonly #families: ByFirstWord<Family<C>>;
  /** All words that commands are typed with, and those that a line may begin with. */
  readonly #words: ReadonlySet<string>;
  readonly #first: ReadonlySet<string>;
  /** Those of several words, which many type without their hyphens: « mettre à jour » is `mettre-a-jour`. */
  readonly #hyphened: readonly string[];

  constructor(families: readonly Records<C, W>[]) {
    this.commands = families.flatMap((f) => f.commands ?? []);
    this.actions = unique(families.flatMap((f) => f.actions ?? []).map((a) => [a.id, a]));
    this.forms = unique(families.flatMap((f) => f.forms ?? []).map((f) => [f.id, f]));
    this.timers = unique(families.flatMap((f) => f.timers ?? []).map((t) => [t.id, t]));
    this.cards = unique(families.flatMap((f) => f.cards ?? []).map((c) => [c.id, c]));
    this.files = unique(families.flatMap((f) => f.files ?? []).map((f) => [f.id, f]));
    unique(this.commands.map((c) => [c.name, c]));
    unique(this.commands.flatMap((c) => phrases(c).map((phrase) => [phrase, c])));
    const heads = new Map<string, Command<C>[]>();
    for (const command of this.commands) {
      for (const head of all(command.head)) heads.set(head, [...(heads.get(head) ?? []), command]);
    }
    const longestFirst = [...heads].sort(([a], [b]) => b.split(' ').length - a.split(' ').length);
    this.#families = byFirstWord(longestFirst.map(([head, commands]) => [head, family(commands)]));
    const typed = this.commands.flatMap(({ head, sub }) => [...all(head), ...(sub ? all(sub) : [])]);
    const taken = this.commands.flatMap(({ args }) => args.flatMap(wordsOf));
    this.#first = new Set(typed.map(firstWord));
    const words = [...typed, ...taken].flatMap((each) => each.split(' '));
    this.#words = new Set(words.map(fold));
    this.#hyphened = [...this.#words].filter((each) => each.includes('-'));
  }

  /**
   * Whether words begin as a command does and none of them is anything else: words that commands are typed with, numbers, addresses,
   * mentions and what is named, as in `until:15:30`.
   */
  areOwn(words: string): boolean {
    const joined = this.#hyphened.reduce((text, each) => text.replaceAll(spaced(each), each), fold(words));
    const tokens = joined
      .replace(/^\s*\//, '')
      .split(/\s+/)
      .filter(Boolean);
    const isOwn = (token: string) => this.#words.has(firstWord(token)) || !isWord(token);
    return this.#first.has(firstWord(tokens[0] ?? '')) && tokens.every(isOwn);
  }

  command(name: string): Command<C> | undefined {
    return this.commands.find((c) => c.name === name);
  }

  /**
   * Finds the command that `text` begins with. A sub-word counts only when what follows it can be read; otherwise the
   * words belong to the family's plain form, where that takes free text.
   * @param mayUse which command speaks for its family to whoever wrote what it does not know
   */
  match(text: string, mayUse: (command: Command<C>) => boolean = () => true): Match<C> {
    const words = text.replace(/^\//, '');
    for (const [head, family] of this.#families.get(firstWord(words)) ?? []) {
      const rest = after(words, head);
      if (rest === undefined) continue;
      return this.#within(family, rest, mayUse);
    }
    return this.#aboutRecord(words, mayUse);
  }

  /** What people leave out who are in a hurry: `take EV-2026-0001` without its family, of what whoever wrote may use. */
  #aboutRecord(words: string, mayUse: (command: Command<C>) => boolean): Match<C> {
    const found = this.commands.filter(mayUse).flatMap((command): (Matched<C> | Misread<C>)[] => {
      const { sub, args } = command;
      if (!sub || args[0]?.kind !== 'number' || args[0].optional) return [];
      const named = [...withoutHyphens(all(sub))].flatMap((each) => after(words, each) ?? []);
      return named.flatMap((rest): (Matched<C> | Misread<C>)[] => {
        const parsed = parse(args, rest);
        if (parsed.ok) return [{ kind: 'command', command, args: parsed.values }];
        // `severity EV-2026-0001` lacks something; with more words than fit, it may be told of something.
        const lacks = parsed.at !== args[0] && parsed.found === '';
        return lacks ? [{ kind: 'usage', command, problem: parsed, rest }] : [];
      });
    });
    const [first, ...more] = found.filter((match) => match.kind === 'command');
    if (first && more.length > 0) return { kind: 'several', fitting: [first, ...more] };
    return first ?? found[0] ?? { kind: 'none' };
  }

  #within(
    { subs, plain, commands }: Family<C>,
    rest: string,
    mayUse: (command: Command<C>) => boolean,
  ): Match<C> {
    let misread: Misread<C> | undefined;
    for (const [sub, command] of subs.get(firstWord(rest)) ?? []) {
      const args = after(rest, sub);
      if (args === undefined) continue;
      const parsed = parse(command.args, args);
      if (parsed.ok) return { kind: 'command', command, args: parsed.values };
      misread ??= {
        kind: 'usage',
        command,
        problem: parsed,
        rest: args,
        ...listed(commands, command, args, mayUse),
      };
    }
    const shows = commands.find(isShow);
    if (shows && !misread) {
      // `event EV-2026-0001`
      const number = parse(shows.args, rest);
      if (number.ok) return { kind: 'command', command: shows, args: number.values };
    }
    if (!plain) return misread ?? headAlone(commands, rest, mayUse);
    const parsed = parse(plain.args, rest);
    if (misread && (!parsed.ok || meant(misread))) return misread;
    // `alert foo` of a warden, who may only answer for others.
    const isOthers = rest.trim() !== '' && !mayUse(plain) && commands.some(mayUse);
    if (parsed.ok && !isOthers) return { kind: 'command', command: plain, args: parsed.values };
    // `screening foo`: nothing follows the bare word, so that a sub-word was meant.
    if (parsed.ok || (plain.args.length === 0 && subs.size > 0))
      return usage(commands.find(mayUse) ?? plain, split(rest)[0]);
    return { kind: 'usage', command: plain, problem: parsed };
  }
}

interface Misread<C extends Context> {
  kind: 'usage';
  command: Command<C>;
  problem: Extract<Parsed, { ok: false }>;
  /** What follows the command's own words. */
  rest?: string;
  /** What lists the records of which the number is missing, where nothing else was said. */
  lists?: Matched<C>;
}

/** The words that an argument takes. */
function wordsOf(arg: Argument): string[] {
  if (arg.kind === 'count') return all(arg.of);
  return arg.kind === 'word' ? Object.values(arg.words).flatMap(all) : [];
}

/** Whether a piece of a line is what people say, and no number, address, mention, sign or named value. */
function isWord(token: string): boolean {
  return /\p{L}/u.test(token) && !/[\d@]|^-?\p{L}+:\S/u.test(token);
}

/** The commands behind the same head. */
interface Family<C extends Context> {
  commands: readonly Command<C>[];
  subs: ByFirstWord<Command<C>>;
  plain: Command<C> | undefined;
}

function family<C extends Context>(commands: readonly Command<C>[]): Family<C> {
  const subs = commands.flatMap((command) =>
    command.sub ? [...withoutHyphens(all(command.sub))].map((sub) => [sub, command] as const) : [],
  );
  return { commands, subs: byFirstWord(subs), plain: commands.find((c) => !c.sub) };
}

/** Words also as many type them: « mettre à jour » for `mettre-a-jour`. */
function withoutHyphens(words: readonly string[]): Set<string> {
  return new Set(words.flatMap((word) => [word, spaced(word)]));
}

/** Phrases with what they stand for, by their first word: a text is compared with the few that it may begin with. */
type ByFirstWord<V> = ReadonlyMap<string, readonly (readonly [phrase: string, value: V])[]>;

function byFirstWord<V>(phrases: readonly (readonly [string, V])[]): ByFirstWord<V> {
  const found = new Map<string, (readonly [string, V])[]>();
  for (const each of phrases) {
    const word = firstWord(each[0]);
    found.set(word, [...(found.get(word) ?? []), each]);
  }
  return found;
}

/**
 * A sub-word alone, before a record's number, or before one that is broken or cut short, was meant as one: `report show
 * EV-12`, `report show 1` and `report show EV-2026-0001 please` are not reports.
 */
function meant({ command, problem, rest }: Misread<never>): boolean {
  if (!problem.found) return true;
  const { at, found, extra } = problem;
  const [first] = command.args;
  const takesNumber = first?.kind === 'number' && !first.optional;
  if (extra || at.kind !== 'number') return takesNumber;
  return isLikeNumber(at.prefix, found) || (takesNumber && /^\d+$/.test(rest ?? ''));
}

/** The command of a family that shows a record by its number. */
function isShow({ sub, args: [first, ...more] }: Pick<Command<never>, 'sub' | 'args'>): boolean {
  return !!sub?.en.includes('show') && first?.kind === 'number' && !first.optional && more.length === 0;
}

/** `event ack`, `report show`: whoever does not know the number chooses from the family's list, or from what is theirs. */
function listed<C extends Context>(
  commands: readonly Command<C>[],
  wanted: Command<C>,
  rest: string,
  mayUse: (command: Command<C>) => boolean,
): Pick<Misread<C>, 'lists'> {
  const [first] = wanted.args;
  if (rest.trim() !== '' || first?.kind !== 'number' || !mayUse(wanted)) return {};
  const lists = alone(commands, ['list', 'mine'], mayUse);
  return lists ? { lists } : {};
}

/** `duty`, `event`, `crisis`: what the family lists or shows without further words, to whoever may use it. */
function headAlone<C extends Context>(
  commands: readonly Command<C>[],
  rest: string,
  mayUse: (command: Command<C>) => boolean,
): Match<C> {
  const shows = rest.trim() === '' ? alone(commands, ['show', 'list', 'board'], mayUse) : undefined;
  return shows ?? usage(commands.find(mayUse) ?? commands[0], split(rest)[0]);
}

/** The first command with one of these sub-words that somebody may use, where it needs nothing more. */
function alone<C extends Context>(
  commands: readonly Command<C>[],
  subs: readonly string[],
  mayUse: (command: Command<C>) => boolean,
): Matched<C> | undefined {
  const command = commands.find((each) => each.sub?.en.some((word) => subs.includes(word)) && mayUse(each));
  const parsed = command && parse(command.args, '');
  return command && parsed?.ok ? { kind: 'command', command, args: parsed.values } : undefined;
}

function usage<C extends Context>(command: Command<C> | undefined, found: string): Match<C> {
  if (!command) return { kind: 'none' };
  if (found) return { kind: 'usage', command, unknown: found };
  return { kind: 'usage', command, problem: { ok: false, at: { kind: 'text', name: '' }, found: '' } };
}

/** All words of both languages. */
export function all(words: Words): string[] {
  return [...new Set([...words.en, ...words.fr])];
}

function phrases<C extends Context>(c: Command<C>): string[] {
  const sub = c.sub;
  return all(c.head).flatMap((head) => (sub ? all(sub).map((s) => `${head} ${s}`) : [head]));
}

function unique<V>(entries: readonly (readonly [string, V])[]): Map<string, V> {
  const map = new Map<string, V>();
  for (const [key, value] of entries) {
    if (map.has(key)) throw new Error(`two records claim "${key}"`);
    map.set(key, value);
  }
  return map;
}
