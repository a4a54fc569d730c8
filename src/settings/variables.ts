import { isLoopbackHost } from '../server/from-this-machine.ts';
import type { Problem } from './problem.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads variables, each as what it has to be, and gathers what is wrong with them; an empty one counts as unset. */
export class Reader {
  readonly problems: Problem[] = [];

  constructor(private readonly variables: Variables) {}

  get(name: string): string | undefined {
    return this.variables[name]?.trim() || undefined;
  }

  any(names: readonly string[]): boolean {
    return names.some((name) => this.get(name) !== undefined);
  }

  problem(where: string, found: string, todo: string): void {
    this.problems.push({ where, found, todo });
  }

  need(name: string, todo: string): string {
    const value = this.get(name);
    if (value === undefined) this.problem(name, 'It is not set.', todo);
    return value ?? '';
  }

  /**
   * An id as the Entra admin center shows it: Teams names tenants by it, and everybody of one that is named otherwise would be
   * a stranger. A platform on this machine may have others.
   */
  guid(name: string, todo: string): string {
    const value = this.need(name, todo);
    const isGuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
    if (value && !isGuid && this.get('ALLOW_TEST_ENDPOINTS') !== '1')
      this.problem(name, `“${value}” is no such id (8-4-4-4-12 digits and letters a to f).`, todo);
    return value;
  }

  /** The value itself is a secret and is not repeated. */
  prefix(name: string, prefix: string): void {
    const value = this.get(name);
    if (value !== undefined && !value.startsWith(prefix)) {
      this.problem(
        name,
        `It does not begin with ${prefix}.`,
        'Copy the token again from the settings of the Slack app.',
      );
    }
  }

  flag(name: string): boolean {
    const value = this.get(name);
    if (value !== undefined && value !== '1' && value !== '0') {
      this.problem(name, `“${value}” is neither 1 nor 0.`, `Set ${name}=1, or unset it.`);
    }
    return value === '1';
  }

  oneOf<T extends string>(name: string, values: readonly T[], preset: T): T {
    const value = this.get(name);
    if (value === undefined) return preset;
    const found = values.find((each) => each === value);
    if (!found) this.problem(name, `“${value}” is not known.`, `Set it to one of ${values.join(', ')}.`);
    return found ?? preset;
  }

  number(name: string, preset: number, { least, most }: { least: number; most: number }): number {
    const value = this.get(name);
    if (value === undefined) return preset;
    if (/^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    this.problem(name, `“${value}” cannot be used.`, `Give a whole number from ${least} to ${most}.`);
    return preset;
  }

  port(name: string, preset: number): number {
    const value = this.get(name);
    if (value === undefined) return preset;
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
    this.problem(name, `“${value}” is not a port.`, 'Give a whole number from 0 to 65535.');
    return preset;
  }

  /** An address of a platform: https and not this machine, unless ALLOW_TEST_ENDPOINTS says so. */
  endpoint(name: string, trailingSlash = false): string | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      this.problem(name, `“${value}” is not an https address.`, 'Give a full address, https://…');
      return undefined;
    }
    if (isLoopbackHost(url.hostname)) {
      if (!this.flag('ALLOW_TEST_ENDPOINTS')) {
        this.problem(
          name,
          'It names this machine, which only tests do.',
          `Unset ${name}, or set ALLOW_TEST_ENDPOINTS=1 in a test.`,
        );
      }
    } else if (url.protocol !== 'https:') {
      this.problem(name, 'It is not encrypted.', 'Give an https address.');
    }
    if (trailingSlash && !value.endsWith('/')) {
      this.problem(name, `“${value}” does not end with a slash.`, 'Add a slash at its end.');
    }
    return value;
  }
}
