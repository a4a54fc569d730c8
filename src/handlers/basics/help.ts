import { allowed, type Command } from '../../chat/command.ts';
import type { TextEvent } from '../../chat/event.ts';
import { type Element, elementsOf, type Fact, type Message, together } from '../../chat/message.ts';
import { all } from '../../chat/registry.ts';
import { colon, fold } from '../../chat/words.ts';
import type { keptSealed } from '../../domain/draft.ts';
import { waitingMuster, withMuster } from '../alert/muster-offer.ts';
import { dangerMessage, emergencyPhones } from '../phones.ts';
import { plainWords } from '../report/drafts.ts';
import { afterDanger } from '../report/offered-again.ts';
import type { Work } from '../work.ts';

/** `help`: what this person can do, with examples. After anything that is no command, the numbers come first. */
export const helpCommand: Command<Work> = {
  name: 'help',
  head: { en: ['help'], fr: ['aide'] },
  args: [{ kind: 'text', name: 'command', optional: true }],
  who: 'anyone',
  privacy: 'private',
  summary: { en: 'What you can do, with examples', fr: 'Ce que vous pouvez faire, avec des exemples' },
  examples: { en: ['help', 'help report'], fr: ['aide', 'aide signaler'] },
  async run(ctx, { command }) {
    const { event } = ctx;
    ctx.nobodyNamed();
    if (event.kind !== 'text') return helpMessage(ctx);
    if (!command) return (await urgent(ctx, event)) ?? helpMessage(ctx);
    const word = fold(command);
    const family = ctx.services.commands.filter(
      (each) => matches(each, word) && allowed(each.who, ctx.actor),
    );
    if (family.length === 0) return offerFirst(ctx, event);
    const meant = family.filter((each) => hasSub(each, word));
    return familyHelp(ctx, command, meant.length > 0 ? meant : family);
  },
};

function matches(command: Command<Work>, word: string): boolean {
  const heads = all(command.head).map(fold);
  return heads.some((head) => head === word || word.startsWith(`${head} `)) || command.name === word;
}

/** `help crisis log` is about one command of the family, `help awareness campaign` about a few. */
function hasSub({ head, sub }: Command<Work>, word: string): boolean {
  if (!sub || all(head).some((each) => fold(each) === word)) return false;
  const named = all(head).flatMap((first) => all(sub).map((second) => fold(`${first} ${second}`)));
  return named.some((each) => each === word || each.startsWith(`${word} `) || word.startsWith(`${each} `));
}

/**
 * Every command this person may use, each with an example that works when typed: first what is for everybody, then what else
 * they may do, by the first word of it.
 */
export function commandList(ctx: Work): Message {
  const t = ctx.t.help;
  const forAll: Fact[] = [];
  const families = new Map<string, Fact[]>();
  for (const { name, head, who, shownTo = who, examples, summary } of ctx.services.commands) {
    if (!allowed(shownTo, ctx.actor)) continue;
    const [word = name] = head[ctx.language];
    const rows = typeof shownTo === 'string' ? forAll : (families.get(word) ?? []);
    rows.push({ label: `⏵${examples[ctx.language][0] ?? name}`, value: summary[ctx.language] });
    if (rows !== forAll) families.set(word, rows);
  }
  const rows = [...forAll, ...[...families.values()].flat()];
  return {
    text: `${t.heading}${colon(ctx.language)}${rows.map((row) => row.label).join(' · ')}`,
    card: [
      { kind: 'heading', text: t.heading },
      { kind: 'facts', rows: forAll },
      ...[...families].flatMap(([word, rows]): Element[] => [
        { kind: 'text', tone: 'strong', text: t.family(word) },
        { kind: 'facts', rows },
      ]),
    ],
  };
}

/** The numbers stand where a long message ends, which a chat shows first: somebody may be calling for help. */
function helpMessage(ctx: Work): Message {
  const list = commandList(ctx);
  const phones: Element = { kind: 'phones', rows: emergencyPhones(ctx.t, ctx.department) };
  return { ...list, card: [...elementsOf(list), reportButton(ctx), phones] };
}

/** “Help” alone may be a call for it: of whoever told of danger a moment ago, or is asked whether they are safe, it is taken as one. */
async function urgent(ctx: Work, event: TextEvent): Promise<Message | undefined> {
  const told = await afterDanger(ctx, event, { isThanks: false });
  const muster = await waitingMuster(ctx);
  const first = told ?? (muster && dangerMessage(ctx.t, ctx.department));
  const answer = first && together(first, commandList(ctx));
  return answer && muster ? withMuster(ctx, muster, answer) : answer;
}

/** @param how `keptSealed`: the form asks for a report without its author’s name */
export function reportButton(ctx: Work, how: '' | typeof keptSealed = ''): Element {
  const label = ctx.t.report.homeReport;
  return { kind: 'buttons', buttons: [{ action: 'report.form', value: how, label, style: 'primary' }] };
}

/** Whoever writes more than the name of a command may be telling what happened: it is offered as a report. */
async function offerFirst(ctx: Work, event: TextEvent): Promise<Message> {
  const offer = await plainWords(ctx, event, { first: true, behind: event.text.replace(/^\S+\s+/, '') });
  return {
    text: offer.text,
    card: [...(offer.card ?? []), { kind: 'divider' }, ...elementsOf(commandList(ctx))],
  };
}

function familyHelp(ctx: Work, word: string, family: readonly Command<Work>[]): Message {
  const t = ctx.t.help;
  const card: Element[] = [{ kind: 'heading', text: t.forOne(word) }];
  for (const command of family) {
    card.push({ kind: 'text', text: command.summary[ctx.language] });
    card.push({ kind: 'list', items: command.examples[ctx.language].map((example) => `⏵${example}`) });
  }
  return {
    text: `${t.forOne(word)}${colon(ctx.language)}${family.flatMap((c) => c.examples[ctx.language].map((example) => `⏵${example}`)).join(' · ')}`,
    card,
  };
}
