import type { Playbook } from '../../domain/playbook.ts';
import type { Severity } from '../../domain/severity.ts';
import type { Unit } from '../work.ts';

/** Time between two reports, in milliseconds. */
export function rhythmOf({ department }: Unit, playbook: Playbook | undefined, severity: Severity): number {
  return playbook?.rhythm?.[severity] ?? department.crisis.rhythm[severity];
}
