import type { Text } from '../../text/index.ts';
import type { Services } from '../work.ts';

/**
 * What was done, in words: a button that does what a command does is called as that is, by what it does before all else. What has no
 * words is its own name.
 */
export function deedOf({ commands }: Pick<Services, 'commands'>, t: Text, what: string): string {
  const deeds: Readonly<Record<string, string>> = t.audit.deeds;
  if (Object.hasOwn(deeds, what)) return deeds[what] ?? what;
  const command = commands.find(({ name }) => name === what.replaceAll('.', ' '));
  if (!command) return what;
  const { head, sub, summary } = command;
  const { language } = t.common;
  const typed = [head[language][0], sub?.[language][0]].filter(Boolean).join(' ');
  const [does] = summary[language].split(/[;:]/);
  return `${typed} (${does?.trim()})`;
}
