import type { IncomingFile } from '../../chat/event.ts';
import { checkEvidence, cleanFileName } from '../../domain/evidence.ts';
import type { Evidence, KeptFile } from '../../domain/security-event.ts';
import { maskSocialInsuranceNumbers } from '../../domain/social-insurance-number.ts';
import { deskPhone } from '../phones.ts';
import type { Work } from '../work.ts';
import { gate } from './sensitivity.ts';

/** Keeps the files that may be kept and says for each other one why it was not: a bad file never holds a report up. */
export async function keepFiles(
  ctx: Work,
  files: readonly IncomingFile[],
): Promise<{ kept: KeptFile[]; problems: string[] }> {
  const limits = ctx.department.reporting.files;
  const t = ctx.t.report.file;
  const kept: KeptFile[] = [];
  const problems: string[] = [];
  for (const file of files.slice(0, limits.most)) {
    const called = cleanFileName(file.name);
    const gated = gate(ctx, [called.replace(/\.[A-Za-z0-9]{1,8}$/, '').replaceAll('_', ' ')]);
    // What is called so most likely is what its name says: nothing of it is looked at.
    if (!gated.ok) {
      problems.push(t.marked(ctx.t.common.markings[gated.marking], deskPhone(ctx.t, ctx.department).number));
      continue;
    }
    const { text: name, masked } = maskSocialInsuranceNumbers(called);
    if (masked > 0) problems.push(ctx.t.report.masked(masked));
    if (file.size > limits.bytes) {
      problems.push(t.tooBig(name, megabytes(limits.bytes)));
      continue;
    }
    let bytes: Uint8Array;
    try {
      bytes = await file.read();
    } catch {
      problems.push(t.unread(name));
      continue;
    }
    const checked = await checkEvidence(bytes, file.type, name, limits);
    if (!checked.ok) {
      problems.push(reason(checked.why, name));
      continue;
    }
    const sha256 = await ctx.store.files.keep(bytes);
    kept.push({ name, type: checked.type, size: bytes.length, sha256, at: ctx.now.toISOString() });
  }
  if (files.length > limits.most) problems.push(t.tooMany(limits.most));
  if (ctx.event.kind === 'text' && ctx.event.filesElsewhere) problems.push(t.elsewhere);
  return { kept, problems };

  function reason(
    why: 'too-big' | 'empty' | 'type-not-allowed' | 'not-what-it-claims',
    name: string,
  ): string {
    switch (why) {
      case 'too-big':
        return t.tooBig(name, megabytes(limits.bytes));
      case 'empty':
        return t.empty(name);
      case 'type-not-allowed':
        return t.type(name);
      case 'not-what-it-claims':
        return t.claims(name);
    }
  }
}

/** Files as evidence that somebody added, under their name or their pseudonym. */
export function addedBy(by: string, files: readonly KeptFile[]): Evidence[] {
  return files.map((file) => ({ ...file, by }));
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000);
}
