import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from './statement.ts';

/** What is asked along with a statement; a function of it is called when the statement leaves. */
export type Values = readonly unknown[] | (() => readonly unknown[]);

interface Question {
  statement: Statement;
  values: Values;
  resolve(rows: QueryResultRow[]): void;
  reject(error: unknown): void;
}

/** So long, in milliseconds, a question waits at most for others to be answered before it leaves. */
const patience = 2;

/**
 * Questions on their way to the database. What it costs to send is each piece that leaves and each connection that takes
 * part, more than the statements in it: so those that are asked in one turn of the event loop leave in one piece on one
 * connection, and while some are under way the next ones gather. Whatever takes long holds up only what left with it.
 */
export class Questions {
  readonly #connect: () => Promise<PoolClient>;
  readonly #isUsable: (error: unknown) => boolean;
  #waiting: Question[] = [];
  #underway = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param isUsable whether a connection on which a statement failed so can be used again */
  constructor(connect: () => Promise<PoolClient>, isUsable: (error: unknown) => boolean) {
    this.#connect = connect;
    this.#isUsable = isUsable;
  }

  ask<R extends object>(statement: Statement, values: Values): Promise<R[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ statement, values, resolve: resolve as Question['resolve'], reject });
      if (this.#waiting.length > 1) return;
      if (this.#underway > 0) this.#timer = setTimeout(() => this.#leave(), patience);
      else setImmediate(() => this.#leave());
    });
  }

  async #leave(): Promise<void> {
    clearTimeout(this.#timer);
    const leaving = this.#waiting;
    if (leaving.length === 0) return;
    this.#waiting = [];
    this.#underway += 1;
    try {
      await this.#send(leaving);
    } catch (error) {
      for (const { reject } of leaving) reject(error);
    }
    this.#underway -= 1;
    this.#leave();
  }

  async #send(leaving: readonly Question[]): Promise<void> {
    const asked = leaving.map(({ statement, values }) => ({
      ...statement,
      values: [...(typeof values === 'function' ? values() : values)],
    }));
    const client = await this.#connect();
    let usable = true;
    const answers = inOnePiece(client, () => asked.map((each) => client.query<QueryResultRow>(each)));
    await Promise.all(
      answers.map((answer, i) =>
        answer.then(
          ({ rows }) => leaving[i]?.resolve(rows),
          (error: unknown) => {
            usable &&= this.#isUsable(error);
            leaving[i]?.reject(error);
          },
        ),
      ),
    );
    client.release(!usable);
  }
}

/** All statements that the work gives to the connection before it waits leave in one piece. */
export function inOnePiece<T>({ connection: { stream } }: PoolClient, work: () => T): T {
  stream.cork();
  try {
    return work();
  } finally {
    stream.uncork();
  }
}
