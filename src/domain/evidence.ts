import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Evidence } from './security-event.ts';

export type EvidenceProblem = 'too-big' | 'empty' | 'type-not-allowed' | 'not-what-it-claims';

const longestName = 100;

/** A file's name without folders, control and steering characters, or characters that file systems reserve. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const cleaned = last
    .replace(/[\p{C}<>:"|?*\u2028\u2029]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (!cleaned) return 'file';
  if (cleaned.length <= longestName) return cleaned;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(cleaned)?.[0] ?? '';
  return cleaned.slice(0, longestName - extension.length).trimEnd() + extension;
}

/**
 * Whether a file may be kept: its size, and its type as the bytes tell it; what the platform or the name says about it
 * is only compared.
 * @param limits largest size in bytes, and the allowed media types
 */
export async function checkEvidence(
  bytes: Uint8Array,
  declaredType: string,
  name: string,
  limits: { bytes: number; types: readonly string[] },
): Promise<{ ok: true; type: string } | { ok: false; why: EvidenceProblem }> {
  if (bytes.length === 0) return { ok: false, why: 'empty' };
  if (bytes.length > limits.bytes) return { ok: false, why: 'too-big' };
  const declared = declaredType.split(';')[0]?.trim().toLowerCase() ?? '';
  const told =
    (await fileTypeFromBuffer(bytes))?.mime ??
    (saysText(declared, name) && isText(bytes) ? 'text/plain' : undefined);
  if (told && limits.types.includes(told)) return { ok: true, type: told };
  return { ok: false, why: limits.types.includes(declared) ? 'not-what-it-claims' : 'type-not-allowed' };
}

function saysText(declared: string, name: string): boolean {
  return declared === 'text/plain' || (/^$|octet-stream/.test(declared) && /\.(txt|log)$/i.test(name));
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\u0000');
  } catch {
    return false;
  }
}

/** Whether these are the bytes that were kept: evidence that is not is never handed out under its name. */
export function isAsKept({ sha256 }: Evidence, bytes: Uint8Array): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}
