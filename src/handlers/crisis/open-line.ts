import type { Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { fold } from '../../chat/words.ts';
import { type Marking, markings } from '../../domain/marking.ts';
import { exercisePlaybook, type Playbook, playbookFor } from '../../domain/playbook.ts';
import { type ScreeningLevel, screeningLevels } from '../../domain/screening.ts';
import { type Severity, severities } from '../../domain/severity.ts';
import { text } from '../../text/index.ts';
import type { Work } from '../work.ts';
import { openCrisis } from './open.ts';
import { openForm } from './open-form.ts';

const exerciseWords = ['exercise', 'exercice'];
const named = {
  kind: ['kind', 'genre'],
  marking: ['marking', 'marque'],
  level: ['level', 'niveau'],
  severity: ['severity', 'gravite'],
} as const;

/** What can be read of `exercise high marking:protected-b kind:cyber EV-2026-0001 ransomware on the file servers`. */
export interface OpenLine {
  name: string;
  exercise: boolean;
  severity?: Severity;
  playbook?: Playbook;
  marking?: Marking;
  level?: ScreeningLevel;
  event?: string;
}

/** Reads the words before the name; the first that is none of these begins it. Refuses one that looks like one and is not. */
export function readOpenLine(ctx: Work, line: string): OpenLine {
  const read: OpenLine = { name: '', exercise: false };
  let rest = line.trim();
  while (rest) {
    const [token = '', after = ''] = rest.split(/\s+([\s\S]*)/);
    if (!take(ctx, read, token)) break;
    rest = after.trim();
  }
  read.name = rest;
  return read;
}

function take(ctx: Work, read: OpenLine, token: string): boolean {
  const word = fold(token);
  if (exerciseWords.includes(word)) {
    read.exercise = true;
    return true;
  }
  const severity = severityNamed(word);
  if (severity) {
    read.severity = severity;
    return true;
  }
  if (/^EV-\d{4}-\d{4,}$/i.test(token)) {
    read.event = token.toUpperCase();
    return true;
  }
  const [name = '', value] = word.split(/:(.*)/s);
  const what = (Object.keys(named) as (keyof typeof named)[]).find((each) =>
    (named[each] as readonly string[]).includes(name),
  );
  if (!what || !value) return false;
  const unknown = () => new Refusal('bad-input', ctx.t.crisis.open.notAWord(token));
  switch (what) {
    case 'kind': {
      const { playbooks } = ctx.services;
      const playbook = playbooks.find(({ id, words }) => id === value || words.includes(value));
      if (!playbook) throw unknown();
      read.playbook = playbook;
      return true;
    }
    case 'marking': {
      const marking = markings.find(
        (each) => each === value || sameLabel(value, (t) => t.common.markings[each]),
      );
      if (!marking) throw unknown();
      read.marking = marking;
      return true;
    }
    case 'level': {
      const level = screeningLevels.find((each) => each === value);
      if (!level) throw unknown();
      read.level = level;
      return true;
    }
    case 'severity': {
      const given = severityNamed(value);
      if (!given) throw unknown();
      read.severity = given;
      return true;
    }
  }
}

/** `Very high`, `tres-elevee`, `TRÈS ÉLEVÉE`: a severity as people write it in either language. */
export function severityNamed(words: string): Severity | undefined {
  const word = fold(words).trim().replace(/\s+/g, '-');
  return severities.find((each) => each === word || sameLabel(word, (t) => t.common.severities[each]));
}

function sameLabel(word: string, pick: (t: Work['t']) => string): boolean {
  const plain = (label: string) => fold(label).replace(/\s+/g, '-');
  return (['en', 'fr'] as const).some((language) => plain(pick(text(language))) === word);
}

/** `crisis open …`: at once where the name says what kind it is; otherwise, and alone, the form. */
export async function openCommand(ctx: Work, line: string): Promise<Outcome> {
  const read = readOpenLine(ctx, line);
  const playbook = playbookOfLine(ctx, read);
  if (!read.name || !playbook) return openForm(ctx, { ...read, ...(playbook && { playbook }) });
  return openCrisis(ctx, {
    ...read,
    playbook,
    exercise: read.exercise || playbook.id === exercisePlaybook,
    severity: read.severity ?? playbook.severity,
  });
}

/** The kind that was named, or that the name speaks of; an exercise that names no other is one of its own. */
function playbookOfLine(ctx: Work, { playbook, name, exercise }: OpenLine): Playbook | undefined {
  const { playbooks } = ctx.services;
  if (playbook) return playbook;
  const real = playbooks.filter(({ id }) => id !== exercisePlaybook);
  const own = playbooks.find(({ id }) => id === exercisePlaybook);
  return playbookFor(name, exercise ? real : playbooks) ?? (exercise && name ? own : undefined);
}
