import { both, inLanguage, type Message } from '../chat/message.ts';
import type { Department } from '../domain/department.ts';
import { text } from '../text/index.ts';
import { dangerFirst, dangerLine } from './phones.ts';
import type { Work } from './work.ts';

/**
 * What a shared place shows for an answer that its reader's own chat did not take: nothing of it but the emergency numbers,
 * which are the same for everybody, where it shows them; and what became of the person's words, who read nothing else.
 * @param ctx what is stored with the answer; absent where nothing is
 */
export function undelivered(department: Department, own: Message | undefined, ctx?: Work): Message {
  const urgent = showsNumbers(department, own);
  const stored = whatIsStored(ctx);
  return both(
    department.languages.map((language) => {
      const t = text(language);
      const line = t.common.notPrivately[stored](department.desk.telephone);
      if (!urgent) return { text: line };
      const said = { text: `${dangerLine(t, department)}\n${line}` };
      const card = [...dangerFirst(t, department), { kind: 'text', text: line } as const];
      return inLanguage({ ...said, card }, language);
    }),
  );
}

function showsNumbers({ emergencyNumbers }: Department, message: Message | undefined): boolean {
  return (message?.card ?? []).some(
    (element) =>
      element.kind === 'phones' &&
      element.rows.some(({ number }) => emergencyNumbers.some((each) => each.number === number)),
  );
}

/** Whether the person's words are in a record of theirs, wait for a button that they may press, or went nowhere. */
export function whatIsStored(ctx: Work | undefined): 'report' | 'draft' | 'nothing' {
  const author = ctx?.as ?? ctx?.actor.id;
  const puts = (ctx?.writes ?? []).filter((write) => 'put' in write);
  if (puts.some((write) => write.in === 'events' && write.put.author === author)) return 'report';
  return puts.some((write) => write.in === 'drafts') ? 'draft' : 'nothing';
}
