import { fold } from '../../chat/words.ts';
import type { KeptFile } from '../../domain/security-event.ts';
import type { Work } from '../work.ts';
import { type LeftOut, withoutNamed, withoutSealed } from './numbers.ts';

/** A sealed report names none that bears its author's name, which would give it away; they are told. */
export async function leaveOutNamed(ctx: Work, words: string): Promise<string> {
  return leftOut(ctx, await withoutNamed(ctx, words), ctx.t.report.numberLeftOut);
}

/** What bears its author's name names no confidential report of theirs; they are told. */
export async function leaveOutSealed(ctx: Work, words: string): Promise<string> {
  return leftOut(ctx, await withoutSealed(ctx, words), ctx.t.report.sealedLeftOut);
}

/** The same of what files are called that are put into a report; one that is confidential holds nothing of its author’s name either. */
export function namedApart(
  ctx: Work,
  files: readonly KeptFile[],
  confidential: boolean,
): Promise<KeptFile[]> {
  const leaveOut = confidential ? leaveOutNamed : leaveOutSealed;
  const { file: t } = ctx.t.report;
  if (confidential && files.length > 0) ctx.remarks.push(t.mayName);
  return Promise.all(
    files.map(async (file) => {
      const name = await leaveOut(ctx, file.name);
      if (!confidential || !tellsName(name, ctx.actor)) return { ...file, name };
      const plain = `file${/\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''}`;
      ctx.remarks.push(t.renamed(plain));
      return { ...file, name: plain };
    }),
  );
}

/** Whether what a file is called holds any part of somebody’s name or address. */
function tellsName(called: string, { id, name }: Work['actor']): boolean {
  const parts = [...fold(name).split(/[^\p{L}]+/u), ...(id.split('@')[0] ?? '').split(/[^\p{L}]+/u)];
  return parts.some((part) => part.length > 2 && fold(called).includes(part));
}

function leftOut(ctx: Work, { text, named }: LeftOut, why: (id: string) => string): string {
  const said = [...named].map(why);
  ctx.remarks.push(...said.filter((each) => !ctx.remarks.includes(each)));
  return text;
}
