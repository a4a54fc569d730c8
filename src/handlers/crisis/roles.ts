import type { Action, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Message } from '../../chat/message.ts';
import { sideBySide } from '../../chat/side-by-side.ts';
import { fold } from '../../chat/words.ts';
import { type Crisis, mayLead } from '../../domain/crisis.ts';
import { type CrisisRole, crisisRoles, giveRole, holderOf } from '../../domain/crisis-role.ts';
import { text } from '../../text/index.ts';
import { withButton } from '../desk/show-button.ts';
import { hasLevel, noteKeptOut } from '../has-level.ts';
import { personNamed } from '../person-named.ts';
import { remarkUnreached } from '../unreached.ts';
import type { Work } from '../work.ts';
import { joinHere, pressed, roomHere, workOn } from './access.ts';
import { announce } from './announce.ts';
import { rolesCard, rolesChoice } from './cards.ts';
import { put } from './entry.ts';
import { isMember, letIn } from './members.ts';
import { tellOpener } from './opener.ts';
import { laneOf, refreshCards, touchRoom } from './room-work.ts';
import { about, briefButton, nameOf, numberOf, roleName } from './words.ts';

/** Lets somebody in who has no role. */
const memberWords = ['member', 'participant', 'membre', 'participante'];
/** The English word first, then the French one: these two are what people are told; the rest is understood, too. */
const shortWords: Readonly<Record<CrisisRole, readonly [en: string, fr: string, ...string[]]>> = {
  lead: ['lead', 'responsable', 'commandant'],
  deputy: ['deputy', 'adjoint', 'adjointe'],
  scribe: ['scribe', 'secretaire', 'log keeper'],
  communications: ['communications', 'communications', 'comms', 'relations publiques'],
  safety: ['safety', 'sst', 'ohs', 'securite'],
  facilities: ['facilities', 'immeubles', 'logistics', 'logistique'],
  it: ['it', 'ti'],
  hr: ['hr', 'rh'],
  legal: ['legal', 'juridique'],
  atip: ['atip', 'aiprp', 'privacy', 'vie-privee'],
  'executive-liaison': ['executive', 'direction', 'executive liaison'],
  'goc-liaison': ['goc', 'cog', 'goc liaison', 'pco', 'bcp'],
};

type RoleWord = CrisisRole | 'member';

/** `lead`, `event lead`, `Incident Commander`, `responsable de l’événement`, … */
function readRole(words: string): RoleWord | undefined {
  const plain = (each: string) =>
    fold(each)
      .replace(/[\s_-]+/g, ' ')
      .trim();
  const word = plain(words);
  if (memberWords.includes(word)) return 'member';
  const namesOf = (role: CrisisRole) =>
    (['en', 'fr'] as const).flatMap((language) => {
      const { roles, icsRoles } = text(language).crisis;
      return [roles[role], icsRoles[role]].map(plain);
    });
  const whole = crisisRoles.find(
    (role) => namesOf(role).includes(word) || [role, ...shortWords[role]].map(plain).includes(word),
  );
  // « santé »: a word that stands in the name of one role alone, as people read it.
  const some = crisisRoles.filter((role) =>
    namesOf(role).some((name) => name.split(/[^a-z]+/).includes(word)),
  );
  return whole ?? (some.length === 1 && word.length >= shortestWord ? some[0] : undefined);
}

/** “of” and “de” stand in names, too. */
const shortestWord = 4;

/** `crisis role`, `crisis role lead`, `crisis role lead somebody@…`: shows, claims, or gives a role. */
export async function roleCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  if (!words.trim()) return showRoles(ctx, await joinHere(ctx, id));
  const tokens = words.trim().split(/\s+/);
  const who =
    tokens.length > 1 ? tokens.find((each) => /^<@[^>\s]+>$/.test(each) || each.includes('@')) : undefined;
  const named = tokens.filter((each) => each !== who);
  const role = readRole(named.join(' '));
  if (!role) {
    // « scribe Wei »: a role, and somebody by a name that nobody can be sure of.
    const after = who ? -1 : named.findLastIndex((_, i) => readRole(named.slice(0, i).join(' ')));
    if (after > 0) throw new Refusal('bad-input', ctx.t.crisis.role.nobodySuch(named.slice(after).join(' ')));
    const all = crisisRoles.map((each) => shortWords[each][ctx.language === 'fr' ? 1 : 0]).join(', ');
    throw new Refusal('bad-input', ctx.t.crisis.role.unknown(named.join(' '), all));
  }
  const crisis = await workOn(ctx, id);
  if (!who && role !== 'member') return claim(ctx, crisis, role);
  return give(ctx, crisis, role, who ?? ctx.actor.id);
}

/** The roles: for whoever asks, or for everybody in the room where somebody asks there. */
async function showRoles(ctx: Work, crisis: Crisis): Promise<Outcome> {
  const here = (await roomHere(ctx)) === crisis.id && ctx.event.audience === 'everyone';
  const languages = here ? ctx.department.languages : [ctx.language];
  const made = await Promise.all(languages.map((each) => rolesCard(ctx, crisis, text(each))));
  const { text: heading, card = [] } = sideBySide(made, languages.at(-1) ?? 'en');
  const message = { text: heading, card: [...card, ...rolesChoice(ctx, crisis, languages)] };
  return { message, privacy: here ? 'place' : 'private' };
}

/** Somebody takes a role: an empty one, or one that they may give away. */
async function claim(ctx: Work, crisis: Crisis, role: CrisisRole): Promise<Outcome> {
  const holder = holderOf(crisis, role);
  const name = roleName(ctx, ctx.t, role);
  if (holder === ctx.actor.id) throw new Refusal('bad-input', ctx.t.crisis.role.already(name));
  await mayGive(ctx, crisis, role);
  return assign(ctx, crisis, role, ctx.actor.id);
}

/** A role that somebody has: they, whoever leads, an officer or the CSO may give it to somebody else. */
async function mayGive(ctx: Work, crisis: Crisis, role: CrisisRole): Promise<void> {
  const holder = holderOf(crisis, role);
  if (holder === undefined || holder === ctx.actor.id || mayLead(crisis, ctx.actor)) return;
  throw new Refusal(
    'not-allowed',
    ctx.t.crisis.role.notYours(roleName(ctx, ctx.t, role), await nameOf(ctx, ctx.t, holder)),
  );
}

async function give(ctx: Work, crisis: Crisis, role: RoleWord, who: string): Promise<Outcome> {
  const person = await personNamed(ctx, who);
  const t = ctx.t.crisis.role;
  if (!person?.active) throw new Refusal('bad-input', t.nobodySuch(who));
  if (!(await hasLevel(ctx, crisis, person.id))) {
    const at = ctx.now.toISOString();
    const others = crisis.keptOut.filter((each) => each.person !== person.id);
    const marked = { ...crisis, keptOut: [...others, { person: person.id, at, by: ctx.actor.id }] };
    ctx.save('crises', marked);
    noteKeptOut(ctx, 'crisis', marked, person.id);
    ctx.detail = `kept-out:${person.id}`;
    return {
      message: { text: about(ctx.t, crisis, ctx.t.screening.lacksLevel(person.name)) },
      privacy: 'private',
    };
  }
  if (role !== 'member') {
    await mayGive(ctx, crisis, role);
    if (holderOf(crisis, role) === person.id) {
      throw new Refusal('bad-input', t.already(roleName(ctx, ctx.t, role)));
    }
    return assign(ctx, crisis, role, person.id);
  }
  if (isMember(crisis, person.id)) throw new Refusal('bad-input', t.already(person.name));
  const changed = await letIn(ctx, crisis, [person.id], ctx.actor.id);
  ctx.detail = `joined:${person.id}`;
  return announce(ctx, changed, (texts) => ({ text: texts.crisis.role.letIn(person.name) }));
}

/**
 * Gives a role, lets the person in who gets it, and tells whoever it concerns.
 * @param knows somebody who hears of it otherwise
 */
export async function assign(
  ctx: Work,
  crisis: Crisis,
  role: CrisisRole,
  to: string,
  knows?: string,
): Promise<Outcome> {
  const before = holderOf(crisis, role);
  const inside = await letIn(ctx, crisis, [to], ctx.actor.id);
  const changed = { ...inside, ...giveRole(inside, role, to, ctx.actor.id, ctx.now) };
  ctx.save('crises', changed);
  ctx.detail = `role:${role}:${before ?? '-'}>${to}`;
  await put(ctx, changed, {
    what: 'role',
    by: ctx.actor.id,
    of: role,
    person: to,
    ...(before && { from: before }),
  });
  await refreshCards(ctx, changed, ['crisis.roles', 'crisis.checklist']);
  if (role === 'lead') {
    await touchRoom(ctx, crisis.id);
    await tellOpener(ctx, changed);
  }
  await tellBoth(ctx, changed, role, to, before === knows ? undefined : before);
  const name = await nameOf(ctx, ctx.t, to);
  return announce(ctx, changed, (t) => ({ text: t.crisis.role.given(roleName(ctx, t, role), name) }));
}

async function tellBoth(
  ctx: Work,
  crisis: Crisis,
  role: CrisisRole,
  to: string,
  before?: string,
): Promise<void> {
  const key = `${crisis.id}~role:${role}:${ctx.now.getTime()}`;
  const more = { about: crisis.id, lane: laneOf(crisis) };
  const [holder, last] = [await ctx.store.people.get(to), before && (await ctx.store.people.get(before))];
  const toName = holder?.name ?? to;
  if (holder && to !== ctx.actor.id) {
    await remarkUnreached(ctx, holder);
    await ctx.tell(
      key,
      holder,
      (t): Message =>
        withButton(
          t.crisis.role.youHave(numberOf(t, crisis), roleName(ctx, t, role), ctx.actor.name),
          briefButton(t, crisis),
        ),
      more,
    );
  }
  if (last && last.id !== ctx.actor.id) {
    await ctx.tell(
      `${key}:before`,
      last,
      (t): Message => ({ text: t.crisis.role.lost(numberOf(t, crisis), roleName(ctx, t, role), toName) }),
      more,
    );
  }
}

export const roleActions: readonly Action<Work>[] = [
  pressed('crisis.claim', async (ctx, value) => {
    const [id = '', wanted = ''] = value.split(' ');
    const role = crisisRoles.find((each) => each === wanted);
    const crisis = await workOn(ctx, id);
    if (!role) throw new Refusal('not-found', ctx.t.common.gone);
    return claim(ctx, crisis, role);
  }),
];
