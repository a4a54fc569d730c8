import { colon } from '../../chat/words.ts';
import type { AuditEntry, Counted, DetailCode } from '../../domain/audit.ts';
import type { CrisisRole } from '../../domain/crisis-role.ts';
import { levelOf } from '../../domain/readiness.ts';
import { screeningFields } from '../../domain/screening.ts';
import { roleName } from '../crisis/words.ts';
import type { Work } from '../work.ts';

/** Why it was refused, or what was changed and from what to what, in the reader’s language; nothing where there is no more to say. */
export function detailOf(ctx: Work, { what, outcome, detail }: AuditEntry): string | undefined {
  if (detail === undefined) return undefined;
  const t = ctx.t.audit;
  if (outcome === 'refused' && named(t.reasons, detail)) return named(t.reasons, detail);
  const [code, value] = ofNow(what, detail);
  const count = /^(\d+) ([a-z]+)$/.exec(detail);
  if (count) return counting(ctx, Number(count[1]), count[2] ?? '') ?? detail;
  if (!isCode(code)) return detail;
  const labels: Readonly<Record<Exclude<DetailCode, Part>, string>> = t.details;
  const label = named(labels, code);
  const said = wording[code](value, ctx);
  if (said === undefined) return undefined;
  if (label === undefined) return said;
  return said === '' ? label : `${label}${colon(ctx.language)}${said}`;
}

/** What names by itself what was given out. */
type Part = 'record' | 'report' | 'severed' | 'privacy';

/** The code of a detail and what follows it, also of those that older versions wrote without a code. */
function ofNow(what: string, detail: string): [code: string, value: string] {
  const [whole, person, level] = /^([^\s:]+@[^\s:]+):([a-z-]*)$/.exec(detail) ?? [];
  if (whole !== undefined)
    return [what === 'crisis taken-out' ? 'put-out' : 'kept-out', `${person}:${level}`];
  if (/^[a-z-]+:(?:low|medium|high|very-high)(?::exercise)?$/.test(detail)) return ['opened', detail];
  if (detail.split(',').every((each) => fields.has(each))) return ['fields', detail];
  if (/^(?:EV|AL|CR)-\d{4}-/.test(detail)) return ['file', detail];
  const [, code = '', value = ''] = /^([a-z-]+)(?:[: ](.*))?$/s.exec(detail) ?? [];
  return [code, value];
}

const fields: ReadonlySet<string> = new Set(screeningFields);

function isCode(code: string): code is DetailCode {
  return Object.hasOwn(wording, code);
}

function counting({ t }: Work, n: number, what: string): string | undefined {
  const counted: Readonly<Record<Counted, (n: number) => string>> = t.audit.counted;
  return Object.hasOwn(counted, what) ? counted[what as Counted](n) : undefined;
}

/** What follows a code, in words; empty where the code says all, nothing where there is nothing to say. */
type Worded = (value: string, ctx: Work) => string | undefined;

const nothing: Worded = () => '';
const asItIs: Worded = (value) => value;

/** From one value to another, `-` standing for none; nothing where neither is one. */
const changed =
  (write: (value: string, ctx: Work) => string): Worded =>
  (value, ctx) => {
    const values = value.split('>');
    if (values.every((each) => each === '-')) return undefined;
    return values.map((each) => (each === '-' ? each : write(each, ctx))).join(' → ');
  };

const yesNo = (value: string, { t }: Work) => named({ yes: t.common.yes, no: t.common.no }, value) ?? value;

/** A part of a record that was given out, and in which language. */
const handedOut =
  (part: Part): Worded =>
  (value, { t: { record } }) =>
    [record.parts[part], inLanguage(value, record.parts)].filter(Boolean).join(' ');

function inLanguage(value: string, parts: { en: string; fr: string }): string {
  return named({ en: parts.en, fr: parts.fr }, value) ?? value;
}

/** Somebody, and the level that they did not hold. */
const withLevel: Worded = (value, { t }) => {
  const [person = '', level = ''] = value.split(':');
  return level ? `${person} (${named(t.screening.levels, level) ?? level})` : person;
};

const clock: Worded = (value, { t }) => named(t.screening.officers.clocks, value) ?? value;

/** Which agency, and because of which row of the Standard. */
const agency: Worded = (value, { services: { routing }, language }) => {
  const [row, id = ''] = value.split('/');
  const why = routing.rows.find((each) => each.id === row)?.name[language] ?? row;
  return `${routing.agencies[id]?.[language] ?? id} (${why})`;
};

const crisisRole = (id: string, ctx: Work) =>
  Object.hasOwn(ctx.t.crisis.roles, id) ? roleName(ctx, ctx.t, id as CrisisRole) : id;

/** A role that somebody got or lost, for whom and until when they act where that is so. */
const held: Worded = (value, ctx) => {
  const { t } = ctx;
  const [role = '', ...more] = value.split(' ');
  const name = named(t.alert.terms.roles, role) ?? role;
  const [, by, until] = /^acting for (\S+)(?: until (\S+))?$/.exec(more.join(' ')) ?? [];
  return by ? t.audit.acting(name, by, until && moment(until, ctx)) : name;
};

/** By which word an entry begins, and how what follows it reads: a code without words does not build. */
const wording: Readonly<Record<DetailCode, Worded>> = {
  account: asItIs,
  action: (value, { t }) => {
    const [of = '', step = ''] = value.split(':');
    const state = named(t.crisis.action.states, of) ?? of;
    return [state, step && (named(t.audit.steps, step) ?? step)].filter(Boolean).join(', ');
  },
  alert: asItIs,
  answer: (value, { t }) => named(t.alert.answers, value) ?? value,
  'break-glass': nothing,
  called: (value, { t }) => named(t.partners.names, value) ?? value,
  closed: (value, { t }) => named({ ...t.crisis.closing.outcomes, ...t.casework.outcomes }, value) ?? value,
  compromise: changed(yesNo),
  conditions: changed(asText),
  declined: nothing,
  digest: asItIs,
  done: clock,
  duty: (value, ctx) => {
    const [step = '', ...at] = value.split(':');
    return [named(ctx.t.audit.steps, step) ?? step, moment(at.join(':'), ctx)].filter(Boolean).join(' ');
  },
  evidence: (value, { t }) => {
    const [number, damaged] = value.split(':');
    return damaged ? `${number}, ${t.audit.steps.damaged}` : number;
  },
  fields: (value, { t }) =>
    value
      .split(',')
      .map((field) => named(t.audit.fields, field) ?? field)
      .join(', '),
  file: (value, { t }) => {
    const [, ...more] = value.split(':');
    const words = { ...t.record.parts, ...t.audit.steps };
    return more.map((each) => named(words, each) ?? each).join(', ') || undefined;
  },
  filing: agency,
  form: nothing,
  gains: held,
  handover: (value, ctx) => {
    const [role = '', person = ''] = value.split(':');
    return `${crisisRole(role, ctx)} → ${person}`;
  },
  hold: changed((value, { t }) => t.record.holdState(value)),
  install: nothing,
  joined: asItIs,
  'kept-out': withLevel,
  leftovers: asItIs,
  loses: held,
  material: changed(yesNo),
  notified: agency,
  opened: (value, { services, language, t }) => {
    const [id = '', severity = '', exercise] = value.split(':');
    const kind = services.playbooks.find((each) => each.id === id)?.name[language] ?? id;
    const said = [kind, named(t.common.severities, severity) ?? severity, exercise && t.common.exerciseMark];
    return said.filter(Boolean).join(', ');
  },
  owner: changed(asText),
  privacy: handedOut('privacy'),
  'put-out': withLevel,
  readiness: changed((id, ctx) => levelOf(ctx.department.readinessLevels, id)?.name[ctx.language] ?? id),
  record: handedOut('record'),
  remake: (value, { t }) => named(t.alert.forecast.platforms, value) ?? value,
  reopened: nothing,
  report: (value, ctx) => {
    if (value === 'en' || value === 'fr') return handedOut('report')(value, ctx);
    const [number, late] = value.split(':');
    const title = ctx.t.crisis.report.title(Number(number));
    return late ? `${title}, ${ctx.t.audit.steps.late}` : title;
  },
  restricted: changed((value, { t }) => named(t.screening.levels, value) ?? value),
  reviewed: nothing,
  role: (value, ctx) => {
    const [role = '', people = ''] = value.split(':');
    return `${crisisRole(role, ctx)}, ${changed(asText)(people, ctx)}`;
  },
  services: (value, { department, language, t }) =>
    value
      .split(' ')
      .map((each) => {
        const [id = '', state = ''] = each.split(':');
        const service = department.crisis.criticalServices.find((known) => known.id === id);
        return `${service?.name[language] ?? id} (${named(t.crisis.services.states, state) ?? state})`;
      })
      .join(', '),
  severed: (value, ctx) => {
    if (value === 'en' || value === 'fr') return handedOut('severed')(value, ctx);
    const [step = '', passages] = value.split(':');
    const { record, audit } = ctx.t;
    const said = [record.parts.severed, named(record.severing.steps, step) ?? step];
    return [...said, ...(passages ? [audit.counted.passages(Number(passages))] : [])].join(', ');
  },
  severity: changed((value, { t }) => named(t.common.severities, value) ?? value),
  shared: (value, { t }) => {
    const [number, withheld] = value.split(':');
    if (withheld === undefined) return t.audit.counted.people(Number(number));
    const names = { ...t.crisis.report.parts, ...t.audit.withheld };
    const left = withheld.split(' ').flatMap((part) => (part ? (named(names, part) ?? part) : []));
    return [t.crisis.report.title(Number(number)), ...left.map((part) => t.audit.without(part))].join(', ');
  },
  show: nothing,
  'single-language': (value, { t }) => named(t.alert.languages, value) ?? value,
  started: clock,
  state: changed((value, { t }) => named(t.alert.states, value) ?? value),
  task: (value, { services, language, t }) => {
    const [id, step = '', person] = value.split(':');
    const task = services.playbooks.flatMap(({ checklist }) => checklist).find((each) => each.id === id);
    const said = [task?.text[language] ?? id, named(t.audit.steps, step) ?? step, person];
    return said.filter(Boolean).join(', ');
  },
  type: changed((id, ctx) => {
    const type = ctx.services.types.types.find((each) => each.id === id);
    return type?.name[ctx.language] ?? id;
  }),
  until: (value, ctx) => moment(value, ctx),
  update: (value, { t }) => {
    const [scope = '', alone] = value.split(' ');
    const [, language = ''] = alone?.split(':') ?? [];
    const said = [named(t.watch.update.scopes, scope) ?? scope, named(t.alert.languages, language)];
    return said.filter(Boolean).join(', ');
  },
};

function asText(value: string): string {
  return value;
}

function moment(value: string, ctx: Work): string {
  return value.includes('T') ? ctx.when(value) : value;
}

/** The word for a code among some; nothing where there is none. */
export function named(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
