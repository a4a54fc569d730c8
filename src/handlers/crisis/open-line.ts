import type { Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { fold, hyphened } from '../../chat/words.ts';
import { markings } from '../../domain/marking.ts';
import { exercisePlaybook, type Playbook, playbookFor } from '../../domain/playbook.ts';
import { levelWords, screeningLevels } from '../../domain/screening.ts';
import { type Severity, severities } from '../../domain/severity.ts';
import { text } from '../../text/index.ts';
import { pass } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { openCrisis } from './open.ts';
import { type OpenLine, openForm } from './open-form.ts';
import { kindsFor } from './words.ts';

const exerciseWords = ['exercise', 'exercice'];
const named = {
  kind: ['kind', 'genre'],
  marking: ['marking', 'marque'],
  level: ['level', 'niveau'],
  severity: ['severity', 'gravite'],
} as const;

/**
 * Reads what stands before the name, and what is named (`marking:`, an event's number) wherever it stands: none of it may be
 * lost in the name. Refuses what looks like one of these and is not.
 */
function readOpenLine(ctx: Work, line: string): OpenLine {
  const read: OpenLine = { name: '', exercise: false };
  const name: string[] = [];
  const tokens = line.split(/\s+/).filter(Boolean);
  for (let i = 0; i < tokens.length; i++) {
    const [token = '', next = ''] = tokens.slice(i);
    if (takeNamed(ctx, read, token)) continue;
    const taken = name.length > 0 ? 0 : takeFirst(read, token, next);
    if (taken === 0) name.push(token);
    else i += taken - 1;
  }
  // « exercice d’incendie » is named « incendie ».
  read.name = read.exercise ? name.join(' ').replace(/^(?:d['’]|de )/i, '') : name.join(' ');
  return read;
}

/** How many words say that it is an exercise, or how grave it is: two for `very high`. */
function takeFirst(read: OpenLine, token: string, next: string): number {
  if (exerciseWords.includes(fold(token))) {
    read.exercise = true;
    return 1;
  }
  const long = next ? severityNamed(`${token} ${next}`) : undefined;
  const severity = long ?? severityNamed(token);
  if (!severity) return 0;
  read.severity = severity;
  return long ? 2 : 1;
}

function takeNamed(ctx: Work, read: OpenLine, token: string): boolean {
  if (/^EV-\d{4}-\d{4,}$/i.test(token)) {
    read.event = token.toUpperCase();
    return true;
  }
  const [name = '', value] = fold(token).split(/:(.*)/s);
  const what = (Object.keys(named) as (keyof typeof named)[]).find((each) =>
    (named[each] as readonly string[]).includes(name),
  );
  if (!what || !value) return false;
  const unknown = () => new Refusal('bad-input', ctx.t.crisis.open.notAWord(token));
  switch (what) {
    case 'kind': {
      const { playbooks } = ctx.services;
      const playbook = playbooks.find(
        ({ id, words, name: { en, fr } }) =>
          id === value || words.includes(value) || [en, fr].some((name) => fold(hyphened(name)) === value),
      );
      if (!playbook) throw new Refusal('bad-input', ctx.t.crisis.open.needKind(kindsFor(ctx)));
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
      const level = screeningLevels.find(
        (each) =>
          Object.values(levelWords[each]).flat().includes(value) ||
          sameLabel(value, (t) => t.screening.levels[each]),
      );
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
  const said = fold(words).trim().replace(/\s+/g, '-');
  // « élevé », « moyen »: people give it the gender of what they have in mind.
  const word = said.replace(/eleve$/, 'elevee').replace(/^moyen$/, 'moyenne');
  return severities.find((each) => each === word || sameLabel(word, (t) => t.common.severities[each]));
}

function sameLabel(word: string, pick: (t: Work['t']) => string): boolean {
  const plain = (label: string) => fold(label).replace(/\s+/g, '-');
  return (['en', 'fr'] as const).some((language) => plain(pick(text(language))) === word);
}

/**
 * `crisis open …`: at once where the name says what kind it is; otherwise, and alone, the form. Also where it speaks of an
 * exercise and of something real: neither may be taken for the other.
 */
export async function openCommand(ctx: Work, line: string): Promise<Outcome> {
  const read = readOpenLine(ctx, line);
  // The form would show the name again.
  pass(ctx, [read.name]);
  const { playbooks } = ctx.services;
  const own = playbooks.filter(({ id }) => id === exercisePlaybook);
  const real = playbooks.filter(({ id }) => id !== exercisePlaybook);
  const speaksOf = (some: readonly Playbook[]) => some.some((each) => playbookFor(read.name, [each]));
  const rehearsed = read.exercise || speaksOf(own);
  const alone = read.exercise ? read.name !== '' : rehearsed && !speaksOf(real);
  const playbook = read.playbook ?? playbookFor(read.name, real) ?? (alone ? own[0] : undefined);
  const exercise = read.exercise || playbook?.id === exercisePlaybook;
  if (!read.name || !playbook || (rehearsed && !exercise))
    return openForm(ctx, { ...read, exercise: exercise || rehearsed, ...(playbook && { playbook }) });
  return openCrisis(ctx, { ...read, playbook, exercise });
}
