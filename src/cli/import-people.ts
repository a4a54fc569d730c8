import { say } from '../chat/message.ts';
import { onceEach } from '../domain/once-each.ts';
import type { Person, Role } from '../domain/person.ts';
import { checkAccess } from '../handlers/crisis/lapse.ts';
import { checkOwners } from '../handlers/desk/lapse.ts';
import { Unit } from '../handlers/work.ts';
import { type RowProblem, spoiled } from './csv-table.ts';
import { accountProblems } from './people-accounts.ts';
import { type PeopleChanges, plan } from './people-changes.ts';
import { readPeople } from './people-csv.ts';
import { peopleNotices } from './people-notices.ts';
import type { Verb, VerbContext } from './verb.ts';

export interface ImportPeopleInput {
  /** The file's content; read by the command, so that the bot needs no right to it. */
  text: string;
  dryRun: boolean;
  grantRoles: boolean;
  deactivateMissing: boolean;
}

/**
 * Adds and updates people. A privileged role gained or lost is listed and needs `--grant-roles`; it is audited with
 * the operating-system user, and the CSO hears of it in chat.
 */
export const importPeople: Verb<ImportPeopleInput> = {
  name: 'import people',
  async run(ctx, input) {
    const read = readPeople(input.text);
    if (!read.ok) return refused(ctx, read.problems);
    if (input.deactivateMissing && read.rows.length === 0) {
      ctx.print('The file names nobody: everyone would lose their rights. Nothing was imported.');
      return 1;
    }
    const existing = await everybody(ctx);
    const firstImport = !existing.some((person) => person.source === 'directory');
    const { deactivateMissing } = input;
    const changes = plan(existing, read.rows, { deactivateMissing, now: ctx.now, firstImport });
    const after = new Map([...existing, ...changes.puts].map((person) => [person.id, person]));
    const taken = accountProblems(read.rows, [...after.values()]);
    if (taken.length > 0) return refused(ctx, spoiled(taken).problems);
    const roles = [
      ...changes.gained.map((each) => ({ ...each, how: 'gains' as const })),
      ...changes.lost.map((each) => ({ ...each, how: 'loses' as const })),
    ];
    for (const { person, role, how } of roles) ctx.print(`${person} ${how} ${role}`);
    for (const { person, account } of changes.moved) ctx.print(`${person} changes account: ${account}`);
    ctx.print(
      `${changes.added} added, ${changes.updated} updated, ${changes.deactivated} deactivated, ${changes.unchanged} unchanged`,
    );
    for (const line of peopleNotices(read.rows, existing, ctx.department)) ctx.print(line);
    if (input.dryRun) {
      ctx.print('Dry run: nothing was changed.');
      return 0;
    }
    if ((roles.length > 0 || changes.moved.some((each) => each.privileged)) && !input.grantRoles) {
      ctx.print(
        'Roles change, or the account of somebody who holds one. Check the list above and run it again with --grant-roles. Nothing was imported.',
      );
      return 1;
    }
    await store(ctx, changes, roles, firstImport);
    return 0;
  },
};

function refused(ctx: VerbContext, problems: readonly RowProblem[]): 1 {
  for (const { line, found, todo } of problems) ctx.print(`line ${line}: ${found} ${todo}`);
  ctx.print('Nothing was imported.');
  return 1;
}

interface RoleChange {
  person: string;
  role: Role;
  how: 'gains' | 'loses';
}

async function store(
  ctx: VerbContext,
  { puts, moved, ended }: PeopleChanges,
  roles: readonly RoleChange[],
  isFirst: boolean,
): Promise<void> {
  const at = ctx.now.toISOString();
  const by = { at, who: `os:${ctx.user}`, outcome: 'done', from: 'command line' } as const;
  const unit = new Unit(ctx.services, ctx.now);
  for (const person of puts) unit.save('people', person);
  const lines = [
    ...roles.map(({ person, role, how }) => `${person} ${how === 'gains' ? '+' : '−'} ${role}`),
    ...moved.filter((each) => each.privileged).map(({ person, account }) => `${person}: ${account}`),
  ];
  // At the first import nothing has changed yet.
  if (lines.length > 0 && !isFirst) {
    for (const cso of await csosAround(ctx, puts)) {
      await unit.tell(`roles:${at}`, cso, (t) => ({
        text: t.common.rolesChanged(ctx.user),
        card: [
          { kind: 'text', text: t.common.rolesChanged(ctx.user) },
          { kind: 'list', items: lines },
        ],
      }));
    }
    if (!unit.writes.some((write) => write.in === 'deliveries'))
      ctx.print('No CSO could be told of this in chat: none has an account there yet. Tell them yourself.');
  }
  for (const { person, role } of ended) {
    const actor = puts.find(({ id, active }) => id === person && active);
    const name = role === 'cso' ? 'cso' : 'officer';
    if (actor)
      await unit.tell(`acting:${person}:${role}:${at}`, actor, (t) =>
        say(t.duty.actingOver(t.duty.roles[name])),
      );
  }
  await checkAccess(unit);
  await checkOwners(unit);
  await ctx.store.commit(unit.writes, [
    { ...by, what: 'import people', detail: `${puts.length} people` },
    ...roles.map(({ person, role, how }) => ({
      ...by,
      what: 'role changed',
      record: person,
      detail: `${how} ${role}` as const,
    })),
    ...moved.map(({ person, account }) => ({
      ...by,
      what: 'account changed',
      record: person,
      detail: `account:${account}` as const,
    })),
  ]);
}

/** Who was CSO before the change and is still there, and who is after it: whoever takes the role from another is not told alone. */
async function csosAround(ctx: VerbContext, puts: readonly Person[]): Promise<Person[]> {
  const before = await ctx.store.people.withRole('cso');
  const after = puts.filter(({ roles }) => roles.some(({ role }) => role === 'cso'));
  const changed = new Map(puts.map((person) => [person.id, person]));
  const all = [...before, ...after].map((person) => changed.get(person.id) ?? person);
  return onceEach(all).filter(({ active }) => active);
}

async function everybody(ctx: VerbContext): Promise<Person[]> {
  const people: Person[] = [];
  for (let page = await ctx.store.people.page(undefined, 1_000); page.length > 0; ) {
    people.push(...page);
    page = await ctx.store.people.page(page.at(-1)?.id, 1_000);
  }
  return people;
}
