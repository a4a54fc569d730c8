import type { Person } from '../domain/person.ts';
import type { RowProblem } from './csv-table.ts';
import type { PersonRow } from './people-csv.ts';

/** What identifies an account on each platform: the row's field, its form, and what to say of another. */
const kinds = [
  {
    platform: 'slack',
    field: 'slackId',
    form: /^[UW][A-Z0-9]+$/,
    name: 'Slack account',
    todo: 'Give the member ID, such as U0123ABCD.',
  },
  {
    platform: 'teams',
    field: 'entraId',
    form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    name: 'Entra account',
    todo: 'Give the object ID, such as 00000000-0000-4000-8000-000000000000.',
  },
] as const;

/**
 * Accounts that rows give and that can be nobody's, or would be two people's: whoever comes with such an account could be
 * taken for the other.
 * @param after active people as they will be
 */
export function accountProblems(rows: readonly PersonRow[], after: readonly Person[]): RowProblem[] {
  return kinds.flatMap(({ platform, field, form, name, todo }) => {
    const holders = new Map<string, string[]>();
    for (const { id, active, accounts } of after) {
      const account = active && accounts[platform]?.id.toLowerCase();
      if (account) holders.set(account, [...(holders.get(account) ?? []), id]);
    }
    return rows.flatMap(({ line, email, [field]: id }): RowProblem[] => {
      if (!id) return [];
      if (!form.test(id)) return [{ line, found: `“${id}” is no ${name}.`, todo }];
      const other = holders.get(id.toLowerCase())?.find((holder) => holder !== email);
      if (!other) return [];
      const found = `The ${name} ${id} is that of ${other}, too.`;
      return [{ line, found, todo: 'Give it to one of the two.' }];
    });
  });
}
