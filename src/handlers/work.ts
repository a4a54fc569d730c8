import type { Reply } from '../chat/adapter.ts';
import type { Actor, Command, Context } from '../chat/command.ts';
import type { ChatEvent, Language, Platform } from '../chat/event.ts';
import { both, inLanguage, type Message } from '../chat/message.ts';
import { sideBySide } from '../chat/side-by-side.ts';
import { type AuditFact, type Detail, somebody } from '../domain/audit.ts';
import type { Authored } from '../domain/authored.ts';
import { type Content, type Delivery, owedAnew, type Recipient, untried } from '../domain/delivery.ts';
import type { Department } from '../domain/department.ts';
import type { EventType } from '../domain/event-type.ts';
import { localDate, yearIn } from '../domain/local-time.ts';
import { fits, type Marking } from '../domain/marking.ts';
import { languageOf, type Person } from '../domain/person.ts';
import type { Kind, Kinds, Store, Write } from '../domain/store.ts';
import { type Text, text } from '../text/index.ts';

/** What all handlers share; put together once at start. */
export interface Services extends Authored {
  store: Store;
  department: Department;
  /** Every command there is: what was done by one is told in its words. */
  commands: readonly Command<Work>[];
  /** The platforms that run in this process. */
  platforms: readonly Platform[];
  /** What may be unanswered; absent where nobody waits for an answer. */
  unanswered?: {
    expect(ctx: Work, report: string): void;
    expectAnswer(ctx: Work, reply: Reply): void;
    isOurs(mark: string): boolean;
  };
  /** Whether all that is owed on a platform is held back: it is away, or refuses the bot’s credentials. */
  isHeld?(platform: Platform): boolean;
  /**
   * Addresses of whoever reads a shared channel of the settings, on all platforms that run. Fails with `SendError`
   * when one of them does not tell.
   */
  channelMembers(channel: string): Promise<ReadonlySet<string>>;
  /** Looks up who can be reached; absent where no platform is there to ask. */
  sync?: Sync;
  /** 32 bytes; opens the identities of confidential reports. */
  sealKey: Uint8Array;
  newId(): string;
  /** Told of an identity, by its pseudonym, that the key does not open: it was damaged, or sealed with another. */
  sealBroken?(id: string): void;
}

/** The run that looks up everybody's accounts and conversations. */
export interface Sync {
  /** Starts one that nobody waits for, unless one is under way. */
  start(): void;
  /** True when every platform told what it was asked. */
  run(options: SyncOptions, print: (line: string) => void): Promise<boolean>;
  /** How long a platform takes to look up the ways to so many people, in words; nothing where that is soon done. */
  takes(platform: Platform, people: number): string | undefined;
}

export interface SyncOptions {
  /** Only tells what would be matched. */
  dryRun: boolean;
  /** Has the bot installed for those who lack it, where a platform knows such a thing. */
  install: boolean;
}

/**
 * One unit of work: what a handler reads from and gathers its writes in. Nothing is stored until the pipeline, or the
 * timer loop, commits the whole unit.
 */
export class Unit {
  readonly #writes = new Map<string, Write>();
  readonly #numbered = new Set<string>();
  readonly facts: AuditFact[] = [];

  constructor(
    readonly services: Services,
    readonly now: Date,
  ) {}

  /** The next number of a kind of record, in the department's year: `EV-2026-0001`. */
  async nextNumber(prefix: string): Promise<string> {
    const number = await this.store.nextNumber(prefix, yearIn(this.department.timeZone, this.now));
    this.#numbered.add(number);
    return number;
  }

  get store(): Store {
    return this.services.store;
  }

  get department(): Department {
    return this.services.department;
  }

  get writes(): Write[] {
    return [...this.#writes.values()];
  }

  /** Drops what was gathered to be stored. */
  discard(): void {
    this.#writes.clear();
  }

  /** A record as this unit is about to store it. */
  coming<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const write = this.#writes.get(`${kind}/${id}`);
    return write && 'put' in write ? (write.put as Kinds[K]) : undefined;
  }

  save<K extends Kind>(kind: K, record: Kinds[K]): void {
    this.#writes.set(`${kind}/${record.id}`, { in: kind, put: record } as Write);
  }

  remove<K extends Kind>(kind: K, record: Kinds[K]): void {
    this.#writes.set(`${kind}/${record.id}`, {
      in: kind,
      remove: record.id,
      version: record.version,
    } as Write);
  }

  type(id: string): EventType {
    const type = this.services.types.types.find((t) => t.id === id) ?? this.services.types.types.at(-1);
    if (!type) throw new Error('no event types');
    return type;
  }

  /** The instant so many milliseconds from now. */
  after(ms: number): string {
    return new Date(this.now.getTime() + ms).toISOString();
  }

  /** A moment as people read it in a language, on the department’s clocks. */
  whenIn(t: Text, iso: string): string {
    return t.common.when(new Date(iso), this.department.timeZone);
  }

  /** The same without its date, where that is today’s. */
  shortIn(t: Text, iso: string): string {
    const { timeZone } = this.department;
    const date = new Date(iso);
    const today = localDate(date, timeZone) === localDate(this.now, timeZone);
    return today ? t.common.clock(date, timeZone) : t.common.when(date, timeZone);
  }

  /**
   * Has a timer run at an ISO instant. Each is a record of its own: one that comes too late, or twice, has to find nothing
   * to do.
   */
  async arm(timer: string, subject: string, at: string): Promise<void> {
    const id = `${timer}:${subject}:${Date.parse(at)}`;
    const version = (await this.store.due.get(id))?.version ?? 0;
    this.save('due', { id, version, timer, subject, at });
  }

  /** Owes a message; the same `id` a second time replaces what was owed, or changes in place what was sent. */
  async owe(id: string, to: Recipient, content: Content, more: Partial<Delivery> = {}): Promise<void> {
    // Nothing was ever owed because of a record that only now got its number.
    const isFirst = id.split(':').some((part) => this.#numbered.has(part));
    const before = isFirst ? undefined : await this.store.deliveries.get(id);
    this.save(
      'deliveries',
      before
        ? owedAnew(before, this.now, { to, content, ...more })
        : {
            id,
            version: 0,
            lane: 'normal',
            owedAt: this.now.toISOString(),
            ...untried(this.now),
            to,
            content,
            ...more,
          },
    );
  }

  /** Owes a message to a person of the directory on every platform where they have an account. */
  tell(
    id: string,
    person: Person,
    write: (t: Text) => Message,
    more: Partial<Delivery> = {},
    on: (platform: Platform) => boolean = () => true,
  ): Promise<void> {
    const language = languageOf(person, undefined);
    return this.tellMade(id, person, inLanguage(write(text(language)), language), more, on);
  }

  /**
   * The same about words of a marking.
   * @param write told whether the platform may carry them; else it leaves them out
   */
  async tellMarked(
    id: string,
    person: Person,
    marking: Marking,
    write: (t: Text, shown: boolean) => Message,
    more: Partial<Delivery> = {},
  ): Promise<void> {
    const mayCarry = (platform: Platform) => fits(marking, this.department.ceilings[platform]);
    await this.tell(id, person, (t) => write(t, true), more, mayCarry);
    await this.tell(
      id,
      person,
      (t) => write(t, false),
      more,
      (platform) => !mayCarry(platform),
    );
  }

  /** The same as tell() with a card that is made when it is sent. */
  async tellMade(
    id: string,
    person: Person,
    content: Content,
    more: Partial<Delivery> = {},
    on: (platform: Platform) => boolean = () => true,
  ): Promise<void> {
    for (const platform of this.services.platforms.filter(on)) {
      if (platform !== 'console' && !person.accounts[platform]) continue;
      await this.owe(
        `${id}:${person.id}:${platform}`,
        { kind: 'person', id: person.id, platform },
        content,
        more,
      );
    }
  }

  /** The message for readers of all the department’s languages, where it has the same shape in each. */
  inOne(write: (t: Text) => Message): Message {
    const { languages } = this.department;
    return sideBySide(
      languages.map((language) => write(text(language))),
      languages.at(-1) ?? 'en',
    );
  }

  /** The message in the department's languages, one after the other. */
  inAll(write: (t: Text) => Message): Message {
    return both(this.department.languages.map((language) => inLanguage(write(text(language)), language)));
  }
}

/** The unit of work of one event, with the person behind it. */
export class Work extends Unit implements Context {
  /** The record the event is about, for the audit. */
  about?: string | undefined;
  /** A code of what changed, for the audit: `severity:low>high`. */
  detail?: Detail;
  /** Stands for the actor in the audit: the pseudonym of whoever reports confidentially, or `somebody`. */
  as?: string;
  /** Sentences that are said after the answer, whatever it is. */
  readonly remarks: string[] = [];
  /** What was said belongs where it was said, a crisis’s own room. */
  belongs = false;
  lasts = false;
  owed = false;
  /** The reply shows something that may be stored nowhere else. */
  secret = false;

  constructor(
    services: Services,
    now: Date,
    readonly event: ChatEvent,
    readonly actor: Actor,
    /** Whether words are all of them a command’s own. */
    readonly areOwn: (words: string) => boolean = () => false,
  ) {
    super(services, now);
  }

  /** Keeps a name out of the audit that, seconds before or after a confidential report, would be its author's (see `AuditFact`). */
  nobodyNamed(): void {
    this.as = somebody;
  }

  /** Names them all the same: what they do now bears their name. Whoever reports confidentially stays who they are. */
  namedAfterAll(): void {
    if (this.as === somebody) this.as = this.actor.id;
  }

  get t(): Text {
    return text(this.actor.language);
  }

  get language(): Language {
    return this.actor.language;
  }

  get platform(): Platform {
    return this.event.sender.platform;
  }

  /** A moment as people here read it. */
  when(iso: string): string {
    return this.whenIn(this.t, iso);
  }
}
