import pg from 'pg';
import { codeOf } from './failures.ts';
import { migrations } from './migrations.ts';

/** The oldest version that Vigie's statements are made for. */
const oldest = 15;

/** `doctor`'s look at the database: what is wrong and what to do, one sentence each. Changes nothing. */
export async function checkDatabase({ url, pool }: { url: string; pool: number }): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection that breaks while it is looked at is told by the question that it breaks.
  client.on('error', () => {});
  try {
    await client.connect();
    return await examine(client, pool);
  } catch (error) {
    const why = whyUnusable(error) ?? `The database cannot be used (${(error as Error).message}).`;
    return [`DATABASE_URL: ${why}`];
  } finally {
    await client.end().catch(() => {});
  }
}

async function examine(client: pg.Client, pool: number): Promise<string[]> {
  const found: string[] = [];
  const { rows } = await client.query(`SELECT current_setting('server_version_num')::int / 10000 AS version,
    current_setting('max_connections')::int AS most, current_setting('fsync') AS fsync,
    current_setting('synchronous_commit') AS durable, current_setting('server_encoding') AS encoding,
    pg_is_in_recovery() AS standby, has_schema_privilege(current_schema(), 'CREATE') AS makes,
    to_regclass('migrations') IS NOT NULL AS known`);
  const { version, most, fsync, durable, encoding, standby, makes, known } = rows[0];
  if (version < oldest) found.push(`PostgreSQL ${version} is too old. Use ${oldest} or newer.`);
  if (encoding !== 'UTF8') found.push(`The database is in ${encoding}. Make it anew with ENCODING 'UTF8'.`);
  if (standby) found.push('The database is a standby and takes no writes. Name the primary in DATABASE_URL.');
  if (fsync === 'off' || durable === 'off') {
    found.push(
      'The database answers before a commit lasts. Set fsync and synchronous_commit to on: what people were told is recorded must be.',
    );
  }
  if (pool * 3 > most) {
    found.push(
      `The server takes ${most} connections; three instances with DATABASE_POOL=${pool} may need ${pool * 3}. Raise max_connections or lower DATABASE_POOL.`,
    );
  }
  if (!makes) found.push('The user of DATABASE_URL may not make tables. Make it the owner of the database.');
  if (known) {
    const { rows: steps } = await client.query('SELECT max(number) AS last FROM migrations');
    const { last } = steps[0];
    if (last > migrations.length) {
      found.push(
        `A newer version of Vigie has used this database (step ${last}; this one knows ${migrations.length}). Start the newer version.`,
      );
    }
  }
  return found;
}

/** Why a database cannot be used, in a sentence that holds no password; undefined for what is not the database's doing. */
export function whyUnusable(error: unknown): string | undefined {
  const code = codeOf(error) ?? '';
  const { message, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && path)
    return `There is no file ${path}, which it names. Correct sslrootcert, sslcert or sslkey.`;
  if (/^(CERT_|DEPTH_ZERO|ERR_TLS_|HOSTNAME_|SELF_SIGNED|UNABLE_TO_)/.test(code))
    return `The server’s certificate does not prove that it is the one that is meant (${code}). Name the authority that issued it with &sslrootcert=FILE, and the host as the certificate names it.`;
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'Nothing answers there. Start PostgreSQL, or correct the host and the port.',
    ENOTFOUND: 'There is no such host. Correct the name.',
    EAI_AGAIN: 'The host’s name cannot be looked up at the moment. Check the name and the network.',
    EHOSTUNREACH: noWay,
    ENETUNREACH: noWay,
    ETIMEDOUT: noWay,
    '25006':
      'The database takes no writes: it is a copy of another, or was told to be read only. Name the one that takes them.',
    '28P01': 'The password is wrong.',
    '28000': 'The server does not let this user in. Check the user, TLS, and pg_hba.conf.',
    '3D000': 'There is no such database. Make it: createdb NAME.',
    '53100': 'The disk of the database is full. Make room.',
    '53300': 'The server has no connection left. Raise max_connections, or lower DATABASE_POOL.',
    '57P03': 'The server is starting or stopping. Try again in a moment.',
    '42501': 'The user may not make tables. Make it the owner of the database.',
    'timeout expired': noWay,
    'Connection terminated due to connection timeout': noWay,
    'The server does not support SSL connections':
      'The server takes no TLS. Turn it on there, or set sslmode=disable where the network itself is protected.',
  };
  return known[code] ?? known[message] ?? (code ? `The database cannot be used (${code}).` : undefined);
}

const noWay =
  'It does not answer in time. Check the host, the network and its firewalls, and how busy the server is.';
