import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { Command, CommanderError, Option } from 'commander';
import type { Language } from '../chat/event.ts';
import { parts } from '../handlers/record/parts.ts';
import { asOwnerOf } from '../store/json/as-owner.ts';
import { restoreLastGood } from '../store/json/restore.ts';
import { courseColumns } from './courses-csv.ts';
import { examine } from './doctor.ts';
import { emptyDirectory } from './examine-store.ts';
import { collections } from './export-columns.ts';
import { severingColumns } from './import-severing.ts';
import { moveStores } from './move.ts';
import { type Ask, writeOut } from './record-files.ts';
import { screeningColumns } from './screening-csv.ts';
import { Failure, out, run, settings, whoTyped } from './where-it-runs.ts';

// Whoever reads the output may have seen enough: `… | head`.
process.stdout.on('error', () => process.exit(0));

async function readInput(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new Failure(`${file} cannot be read. Check its name and who may read it.`);
  });
  // In another encoding, names would lose their accents without a word.
  if (!isUtf8(bytes)) throw new Failure(`${file} is not UTF-8. Save it as “CSV UTF-8” and try again.`);
  return bytes.toString('utf8');
}

function eventNumber(given: string): string {
  const id = given.toUpperCase();
  if (/^EV-\d{4}-\d{4,}$/.test(id)) return id;
  throw new Failure(`${given} is no number of an event, such as EV-2026-0001.`);
}

const program = new Command('vigie').description('Vigie’s command line.').exitOverride();

const importing = program.command('import').description('brings records in from a CSV file');

importing
  .command('people')
  .description('adds and updates people; absent rows stay')
  .argument('<file>', 'email,name,language,roles,building,floor,unit,manager[,slack_id,entra_id,telephone]')
  .option('--dry-run', 'show what would change, and change nothing')
  .option('--grant-roles', 'allow privileged roles to be gained and lost')
  .option('--deactivate-missing', 'take the rights of directory people who are not in the file')
  .action(async (file: string, options: Record<string, boolean | undefined>) =>
    run('import people', {
      text: await readInput(file),
      dryRun: options.dryRun ?? false,
      grantRoles: options.grantRoles ?? false,
      deactivateMissing: options.deactivateMissing ?? false,
    }),
  );

importing
  .command('screening')
  .description('adds and updates screening records; shows every difference; absent rows stay')
  .argument('<file>', screeningColumns.join(','))
  .option('--dry-run', 'show what would change, and change nothing')
  .action(async (file: string, options: { dryRun?: boolean }) =>
    run('import screening', { text: await readInput(file), dryRun: options.dryRun ?? false }),
  );

importing
  .command('courses')
  .description('adds who took which mandatory course; absent rows stay')
  .argument('<file>', courseColumns.join(','))
  .option('--dry-run', 'show what would change, and change nothing')
  .action(async (file: string, options: { dryRun?: boolean }) =>
    run('import courses', { text: await readInput(file), dryRun: options.dryRun ?? false }),
  );

importing
  .command('severing')
  .description('takes the severing sheet of an event as a file, where no platform may show it')
  .argument('<number>', 'for example EV-2026-0001')
  .argument('<file>', `${severingColumns.join(',')}: a row for each passage, such as 19(1),Jane Roy`)
  .option('--dry-run', 'show what would be taken out and what stays, and change nothing')
  .option('--replace', 'drop the passages of the sheet that is there that are not in the file')
  .action(async (number: string, file: string, options: { dryRun?: boolean; replace?: boolean }) =>
    run('import severing', {
      id: eventNumber(number),
      text: await readInput(file),
      dryRun: options.dryRun ?? false,
      replace: options.replace ?? false,
    }),
  );

program
  .command('export')
  .description('prints every record of a collection; identities of confidential reports stay sealed')
  .argument('<collection>', collections.join(', '))
  .addOption(new Option('--format <format>', 'json or csv').choices(['json', 'csv']).default('json'))
  .option('--out <file>', 'write to a file that only you can read')
  .action(async (collection: string, options: { format: string; out?: string }) => {
    if (!(collections as readonly string[]).includes(collection)) {
      throw new Failure(`${collection} is not a collection. Choose one of ${collections.join(', ')}.`, 2);
    }
    if (!options.out) return run('export', { collection, format: options.format });
    const file = await open(options.out, 'wx', 0o600).catch(() => {
      throw new Failure(`${options.out} cannot be written, or is there already.`);
    });
    const stream = file.createWriteStream();
    let whole = false;
    try {
      await run('export', { collection, format: options.format }, (line) => stream.write(`${line}\n`));
      stream.end();
      await finished(stream);
      whole = !process.exitCode;
    } finally {
      // Nobody takes a part of it for all, and it can be tried again.
      if (!whole) await rm(options.out, { force: true });
    }
  });

program
  .command('record')
  .description(
    'writes the whole record of an event as JSON, Markdown and a Word document, with its evidence; or a part of it',
  )
  .argument('<number>', 'for example EV-2026-0001')
  .addOption(new Option('--language <language>', 'en or fr').choices(['en', 'fr']).default('en'))
  .addOption(
    new Option(
      '--severed',
      'the working copy for access to information, made from the severing sheet of the privacy officers',
    ).conflicts(['report', 'privacy']),
  )
  .addOption(
    new Option('--report', 'a draft of the investigation report, as Markdown and Word').conflicts('privacy'),
  )
  .addOption(new Option('--privacy', 'the privacy officers’ worksheet, kept apart from the security record'))
  .option('--out <folder>', 'where the files go', '.')
  .addHelpText(
    'after',
    '\nFiles are readable by you alone and bear the marking of the record. None is written when one of them is there already.\nExit code: 0 written, 1 there is no such record or file, 2 not used as meant.',
  )
  .action(
    async (
      number: string,
      options: { language: Language; out: string; severed?: true; report?: true; privacy?: true },
    ) => {
      const id = eventNumber(number);
      const { language } = options;
      const part = parts.find((each) => each !== 'record' && options[each]) ?? 'record';
      const ask: Ask = async (verb, input) => {
        const lines: string[] = [];
        await run(verb, input, (line) => lines.push(line) > 0);
        return { exit: Number(process.exitCode), lines };
      };
      const { files, toLookAt } = await writeOut(ask, options.out, { id, part, language });
      for (const { file, marking } of files) out(`${file} is written. Its marking is ${marking}.`);
      for (const line of toLookAt) out(line);
    },
  );

program
  .command('dispose')
  .description('shows the records that are past their time; deletes them when told which were shown')
  .option('--delete <code>', 'what stands at the end of what was shown, for example 12:3f9a0c1e')
  .action(async (options: { delete?: string }) => {
    if (options.delete === undefined) return run('dispose', {});
    if (!/^\d+:[0-9a-f]{8}$/.test(options.delete))
      throw new Failure(
        `${options.delete} does not say which records were shown. Give what “dispose” prints at its end, such as 12:3f9a0c1e.`,
      );
    return run('dispose', { delete: options.delete });
  });

program
  .command('doctor')
  .description('says what is wrong with settings, tokens, permissions and folders, and what to do')
  .action(async () => {
    const loaded = await settings();
    const found = await examine(loaded);
    // A store that is not there yet is not made for this.
    const { database } = loaded.environment;
    const there = database
      ? !found.some((line) => line.startsWith('DATABASE_URL'))
      : existsSync(loaded.dataDir);
    if (there) await run('doctor', {}, (line) => found.push(line) > 0);
    else if (!database && !loaded.department.sample) found.push(emptyDirectory);
    for (const line of found) out(line);
    if (found.length === 0) out('All is well.');
    process.exitCode = found.length === 0 ? 0 : 1;
  });

program
  .command('sync')
  .description('looks up whose account is whose on Slack and Teams, and how each person is reached')
  .option('--dry-run', 'show what would be matched, and change nothing')
  .option('--install', 'install the Teams app for those who lack it (a Graph permission is needed)')
  .action((options: Record<string, boolean | undefined>) =>
    run('sync', { dryRun: options.dryRun ?? false, install: options.install ?? false }),
  );

program
  .command('crisis')
  .description('works on crisis rooms')
  .command('log')
  .description('puts words on the log of a crisis while its platform is down')
  .argument('<number>', 'the crisis, CR-2026-0001')
  .argument('<text...>', 'what happened')
  .action((id: string, text: string[]) => run('crisis log', { id, text: text.join(' ') }));

program
  .command('audit')
  .description('works on the audit record')
  .command('verify')
  .description('checks the audit chain and names the first bad line or the missing tail')
  .action(() => run('audit verify', {}));

program
  .command('move')
  .description('copies everything to the other store, and compares both; every bot has to be stopped')
  .addOption(new Option('--to <store>', 'where to').choices(['postgres', 'json']).makeOptionMandatory())
  .option('--replace', 'replace what is there already')
  .addHelpText(
    'after',
    '\nDATABASE_URL names the database and DATA_DIR the folder. What is copied stays where it was.',
  )
  .action(async ({ to, replace = false }: { to: 'postgres' | 'json'; replace?: boolean }) => {
    const input = { to, replace, user: whoTyped() };
    const loaded = await settings();
    const moved = () => moveStores(loaded, input, () => new Date(), out);
    process.exitCode = await asOwnerOf(loaded.dataDir, moved);
  });

program
  .command('restore')
  .description('puts the last good copy of a damaged file of the store back; the bot has to be stopped')
  .argument('<file>', 'as the start named it, for example events/000001.json')
  .action(async (file: string) => {
    const { dataDir } = await settings();
    const restored = () => restoreLastGood(dataDir, file, () => new Date());
    const kept = await asOwnerOf(dataDir, restored).catch((error: Error) => {
      throw new Failure(`${file} was not restored: ${error.message}`);
    });
    out(`${file} is restored.${kept ? ` What stood there before is kept as ${kept}.` : ''}`);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Help that was asked for is an answer; the library has printed it, or what was wrong, already.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : 'unknown error'}\n`);
    process.exitCode = error instanceof Failure ? error.exit : 1;
  }
}
