import { access, constants, stat } from 'node:fs/promises';
import { gcNotifyOptions } from '../settings/gc-notify.ts';
import type { Settings } from '../settings/load.ts';

/** What is wrong with an installation and what to do about it, one sentence each; none when all is well. */
export async function examine(settings: Settings): Promise<string[]> {
  const { environment, department, dataDir, keysDir } = settings;
  const { database } = environment;
  const records = database
    ? await (await import('../store/postgres/check.ts')).checkDatabase(database)
    : await examineFolder(dataDir, 'the records');
  const found = [...records, ...(await examineFolder(keysDir, 'the keys'))];
  const rooms = department.crisis.rooms.teams;
  // An alert is posted where people of its audience read; the desk's reports go to its own; rooms may be threads of one.
  const channels = department.channels.filter(
    ({ id, covers }) => id === 'desk' || covers?.length || id === rooms.channel,
  );
  if (environment.slack) {
    const { checkSlack } = await import('../adapters/slack/check.ts');
    found.push(
      ...(await checkSlack(
        environment.slack,
        channels.flatMap(({ slack }) => slack ?? []),
      )),
    );
  }
  if (environment.teams) {
    const { checkTeams } = await import('../adapters/teams/check.ts');
    found.push(
      ...(await checkTeams(
        environment.teams,
        channels.flatMap(({ teams }) => teams ?? []),
        undefined,
        { team: rooms.team, wanted: rooms.team !== undefined || rooms.channel !== undefined },
      )),
    );
  }
  const outside = gcNotifyOptions(environment, department);
  if (outside) {
    const { checkGcNotify } = await import('../adapters/gc-notify/check.ts');
    found.push(...(await checkGcNotify(outside)));
  }
  const desk = department.channels.find((channel) => channel.id === 'desk');
  if (environment.slack && !desk?.slack) {
    found.push(
      'The department’s file gives no Slack channel for the desk: reports reach nobody on Slack. Set slack: C… there.',
    );
  }
  if (environment.teams && !desk?.teams) {
    found.push(
      'The department’s file gives no Teams channel for the desk: reports reach nobody on Teams. Set teams: 19:… there.',
    );
  }
  return found;
}

/** A folder that others can read gives away what is in it; one that cannot be written keeps nothing. */
async function examineFolder(folder: string, what: string): Promise<string[]> {
  try {
    const { mode } = await stat(folder);
    await access(folder, constants.R_OK | constants.W_OK);
    return (mode & 0o077) === 0 ? [] : [`${folder}: others can read ${what}. Run: chmod 700 ${folder}`];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    return [`${folder}: it cannot be written. Give it to the user that runs Vigie.`];
  }
}
