import type { Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm } from '../../chat/errors.ts';
import type { Field, Option } from '../../chat/message.ts';
import { type Alert, alertKinds, wantedAnswers, wantedBy } from '../../domain/alert.ts';
import type { Audience, Term } from '../../domain/audience.ts';
import { termKey } from '../../domain/audience.ts';
import { localDate } from '../../domain/local-time.ts';
import { fits, markings } from '../../domain/marking.ts';
import { ask } from '../ask.ts';
import { about } from '../crisis/words.ts';
import { aboutOf, merged, shownIn, type Values } from '../shown.ts';
import { localClock, momentOf, readMoment } from '../times.ts';
import type { Work } from '../work.ts';
import { alertOfficers, draftFor } from './access.ts';
import { type Composed, keepDraft } from './draft.ts';
import { preview } from './preview.ts';
import { asTyped, readTerm, unitsOf } from './terms.ts';
import { longestBody, longestTitle, type Texts } from './texts.ts';

const mostGroups = 90;

/** Chosen where all groups are typed. */
const typed = 'typed';

/** What the form shows of an alert, by the field's name. */
function shownValues(ctx: Work, given: Partial<Composed>): Values {
  const { kind, template, texts, audience, wanted, until, scheduledFor } = given;
  const zone = ctx.department.timeZone;
  const [first, ...more] = audience?.include ?? [];
  const except = audience?.except ?? [];
  const scheduled = scheduledFor ? new Date(scheduledFor) : undefined;
  return {
    what: template ?? (kind && `kind:${kind}`),
    group: first && termKey(first),
    groups: asTyped({ include: more, except }),
    'title-en': texts?.en?.title,
    'body-en': texts?.en?.body,
    'title-fr': texts?.fr?.title,
    'body-fr': texts?.fr?.body,
    wanted,
    until: until && untilShown(ctx, until, scheduledFor),
    date: scheduled && localDate(scheduled, zone),
    time: scheduled && localClock(scheduled, zone),
    marking: given.marking ?? ctx.department.markings.alert,
  };
}

/** Until when answers are awaited: a time, with its day where it is not the next such time after the alert is sent. */
function untilShown(ctx: Work, until: string, scheduledFor?: string): string {
  const { department, t, now } = ctx;
  const at = new Date(until);
  const clock = localClock(at, department.timeZone);
  const begins = scheduledFor ? new Date(scheduledFor) : now;
  const next = momentOf({ department, t, now: begins }, clock);
  return at <= begins || next?.getTime() === at.getTime()
    ? clock
    : `${localDate(at, department.timeZone)} ${clock}`;
}

/** The form for an alert; `given` is what is known of it, `about` the number of the one that is changed, or of its crisis. */
export async function openComposer(ctx: Work, given: Partial<Composed> & { about: string }): Promise<Answer> {
  const t = ctx.t.alert;
  const shown = shownValues(ctx, given);
  const preset = (name: string) => (shown[name] ? { value: shown[name] } : {});
  const groups = await groupOptions(ctx, given.audience?.include[0]);
  const text = (language: 'en' | 'fr', part: 'title' | 'body'): Field => ({
    kind: 'text',
    name: `${part}-${language}`,
    label: t.form[part](t.languages[language]),
    ...(part === 'body' && { multiline: true, hint: t.form.bodyHint }),
    maxLength: part === 'title' ? longestTitle : longestBody,
    ...preset(`${part}-${language}`),
  });
  const until = { name: 'until', label: t.form.until, ...preset('until') };
  const [here, other] = ctx.language === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const);
  return ask(
    ctx,
    {
      id: 'alert.compose',
      title: t.form.heading,
      submit: t.form.submit,
      state: changes(given.about) ? shownIn(given.about, shown) : given.about,
      intro: [{ kind: 'text', text: about(ctx.t, { exercise: given.kind === 'exercise' }, t.form.intro) }],
      fields: [
        {
          kind: 'choice',
          name: 'what',
          label: t.form.what,
          hint: t.form.whatHint,
          required: true,
          options: whatOptions(ctx),
          ...preset('what'),
        },
        {
          kind: 'choice',
          name: 'group',
          label: t.form.group,
          required: true,
          options: groups,
          ...preset('group'),
        },
        {
          kind: 'text',
          name: 'groups',
          label: t.form.groups,
          hint: t.form.groupsHint,
          ...preset('groups'),
        },
        text(here, 'title'),
        text(here, 'body'),
        text(other, 'title'),
        text(other, 'body'),
        {
          kind: 'choice',
          name: 'wanted',
          label: t.fields.wanted,
          hint: t.form.wantedHint,
          options: wantedAnswers.map((value) => ({ value, label: t.wanted[value] })),
          ...preset('wanted'),
        },
        // A day is typed; nobody chooses it of a clock.
        shown.until?.includes(' ') ? { kind: 'text', ...until } : { kind: 'time', ...until },
        {
          kind: 'date',
          name: 'date',
          label: t.form.date,
          ...preset('date'),
        },
        {
          kind: 'time',
          name: 'time',
          label: t.form.time,
          ...preset('time'),
        },
        {
          kind: 'choice',
          name: 'marking',
          label: t.fields.marking,
          options: markings
            .filter((each) => fits(each, ctx.department.ceilings[ctx.platform]))
            .map((value) => ({ value, label: ctx.t.common.markings[value] })),
          ...preset('marking'),
        },
      ],
    },
    { action: given.about && !changes(given.about) ? 'crisis.alert' : 'alert.change', value: given.about },
  );
}

/** Whether what a form is about is an alert, and not the crisis that a new one is for. */
function changes(about: string): boolean {
  return about.startsWith('AL-');
}

function whatOptions(ctx: Work): Option[] {
  const t = ctx.t.alert;
  const templates = ctx.services.templates.map(({ id, title, kind }) => ({
    value: id,
    label: `${title[ctx.language]} (${t.kinds[kind]})`,
  }));
  const kinds = alertKinds.map((value) => ({
    value: `kind:${value}`,
    label: t.form.ownWords(t.kinds[value]),
  }));
  return [...templates, ...kinds];
}

/** Everyone, buildings and units; the group an alert has already, whatever it is. */
export async function groupOptions(ctx: Work, given: Term | undefined): Promise<Option[]> {
  const { buildings } = ctx.department;
  const options: Option[] = [
    { value: 'everyone', label: ctx.t.alert.terms.everyone },
    ...buildings.map(({ id, name }) => ({ value: `building:${id}`, label: name[ctx.language] })),
    ...(await unitsOf(ctx)).map((unit) => ({ value: `unit:${unit}`, label: unit })),
  ].slice(0, mostGroups);
  options.push({ value: typed, label: ctx.t.alert.form.typed });
  const key = given && termKey(given);
  if (key && !options.some(({ value }) => value === key)) options.push({ value: key, label: key });
  return options;
}

export const composeForm: FormHandler<Work> = {
  id: 'alert.compose',
  who: alertOfficers,
  async run(ctx, form) {
    const id = aboutOf(form.state);
    const values = changes(id)
      ? merged(ctx, form.state, form.values, shownValues(ctx, composedOf(await draftFor(ctx, id))))
      : form.values;
    const template = ctx.services.templates.find(({ id }) => id === values.what);
    const kind =
      template?.kind ?? alertKinds.find((each) => `kind:${each}` === values.what || each === values.what);
    if (!kind) throw new InvalidForm({ what: ctx.t.alert.form.needWhat });
    const marking = markings.find((each) => each === values.marking);
    const texts = readTexts(ctx, values);
    if (template && Object.keys(texts).length === 0) {
      for (const each of ['en', 'fr'] as const)
        texts[each] = { title: template.title[each], body: template.body[each] };
    }
    if (Object.keys(texts).length === 0)
      throw new InvalidForm({ [`title-${ctx.language}`]: ctx.t.alert.form.needTitle });
    const audience = await readAudience(ctx, values);
    const wanted = wantedAnswers.find((each) => each === values.wanted) ?? template?.wanted;
    const composed: Composed = {
      kind,
      ...(template && { template: template.id }),
      texts,
      audience,
      wanted: wanted ?? wantedBy(kind, audience),
      ...(marking && { marking }),
      ...times(ctx, values),
    };
    return preview(ctx, await keepDraft(ctx, composed, id));
  },
};

function readTexts(ctx: Work, values: Readonly<Record<string, string>>): Texts {
  const texts: Texts = {};
  for (const language of ['en', 'fr'] as const) {
    const title = values[`title-${language}`]?.trim() ?? '';
    const body = values[`body-${language}`]?.trim() ?? '';
    if (body && !title) throw new InvalidForm({ [`title-${language}`]: ctx.t.alert.form.needTitle });
    if (title.length > longestTitle)
      throw new InvalidForm({ [`title-${language}`]: ctx.t.alert.form.tooLong(longestTitle) });
    if (body.length > longestBody)
      throw new InvalidForm({ [`body-${language}`]: ctx.t.alert.form.tooLong(longestBody) });
    if (title) texts[language] = { title, body };
  }
  return texts;
}

/** The chosen group, and the further ones and exceptions that were typed. */
export async function readAudience(ctx: Work, values: Readonly<Record<string, string>>): Promise<Audience> {
  const include: Term[] = [];
  const except: Term[] = [];
  if (values.group && values.group !== typed) include.push(await term(ctx, values.group, 'group'));
  const groups = (values.groups ?? '').replace(/[“”„]|«\s*|\s*»/g, '"');
  const words = groups.match(/-?[^\s,"]*(?:"[^"]*")|[^\s,]+/g) ?? [];
  for (const word of words) {
    const token = word.replaceAll('"', '');
    const minus = token.startsWith('-');
    (minus ? except : include).push(await term(ctx, minus ? token.slice(1) : token, 'groups'));
  }
  if (include.length === 0) throw new InvalidForm({ groups: ctx.t.alert.needAudience });
  return { include, except };
}

async function term(ctx: Work, token: string, field: string): Promise<Term> {
  const found = await readTerm(ctx, token).catch((error: { sentence?: string }) => {
    throw new InvalidForm({ [field]: error.sentence ?? ctx.t.alert.needAudience });
  });
  if (!found) throw new InvalidForm({ [field]: ctx.t.alert.form.notAGroup(token) });
  return found;
}

function times(
  ctx: Work,
  values: Readonly<Record<string, string>>,
): Pick<Composed, 'until' | 'scheduledFor'> {
  const read = (field: string, text: string, from = ctx.now) => {
    try {
      return readMoment(ctx, text, from);
    } catch (error) {
      throw new InvalidForm({
        [field]: (error as { sentence?: string }).sentence ?? ctx.t.alert.badMoment(text),
      });
    }
  };
  if (values.date && !values.time) throw new InvalidForm({ time: ctx.t.alert.form.needTime });
  const scheduledFor =
    values.time && read('time', values.date ? `${values.date}T${values.time}` : values.time);
  // Of what is sent tomorrow, answers are awaited until a time of tomorrow.
  const until = values.until && read('until', values.until, scheduledFor ? new Date(scheduledFor) : ctx.now);
  if (until && scheduledFor && until <= scheduledFor)
    throw new InvalidForm({ until: ctx.t.alert.untilBeforeStart });
  return { ...(scheduledFor && { scheduledFor }), ...(until && { until }) };
}

/** The form with the alert as it is. */
export async function openChange(ctx: Work, id: string): Promise<Answer> {
  if (!id) return openComposer(ctx, { about: '' });
  const alert = await draftFor(ctx, id);
  return openComposer(ctx, { ...composedOf(alert), about: id });
}

function composedOf(alert: Alert): Composed {
  const texts: Texts = {};
  for (const language of ['en', 'fr'] as const) {
    if (alert.missing?.language === language) continue;
    texts[language] = { title: alert.title[language], body: alert.body[language] };
  }
  const { kind, template, audience, wanted, marking, until, scheduledFor } = alert;
  return {
    kind,
    ...(template && { template }),
    texts,
    audience,
    wanted,
    marking,
    ...(until && { until }),
    ...(scheduledFor && { scheduledFor }),
  };
}
