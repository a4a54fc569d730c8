import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Evidence } from './security-event.ts';

export type EvidenceProblem = 'too-big' | 'empty' | 'type-not-allowed' | 'not-what-it-claims';

/** File systems take 255 bytes; the number of the event still goes before a name. A character may have four. */
const longestName = { characters: 100, bytes: 180 };

/** A file's name without folders, control and steering characters, or characters that file systems reserve. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const cleaned = last
    .replace(/[\p{C}<>:"|?*\u2028\u2029]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (!cleaned) return 'file';
  if (begun(cleaned, 0) === cleaned) return cleaned;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(cleaned)?.[0] ?? '';
  return begun(cleaned, extension.length).trimEnd() + extension;
}

/** As much of a name as it may have, in whole characters, with so many left for its ending. */
function begun(name: string, left: number): string {
  let kept = '';
  for (const character of name) {
    const longer = kept + character;
    if (longer.length + left > longestName.characters) return kept;
    if (Buffer.byteLength(longer) + left > longestName.bytes) return kept;
    kept = longer;
  }
  return kept;
}

/**
 * Whether a file may be kept: its size, and its type as the bytes tell it. What the platform and the name say about it has
 * to be of the same family.
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
  const found = await fileTypeFromBuffer(bytes);
  const written = saysText(declared, name) && isText(bytes) ? 'text/plain' : undefined;
  // The mark that text of sixteen bits a letter begins with may begin a recording, too.
  const told = isWide(bytes) ? (written ?? found?.mime) : (found?.mime ?? written);
  const mayBe = (type: string) => limits.types.some((each) => alike(each) === alike(type));
  if (!told || !mayBe(told)) {
    return { ok: false, why: mayBe(declared) ? 'not-what-it-claims' : 'type-not-allowed' };
  }
  const claimed = [claimOfName(name, found?.ext, told), claimOfType(declared)];
  const honest = claimed.every((claim) => claim === undefined || claim === familyOf(told));
  return honest ? { ok: true, type: told } : { ok: false, why: 'not-what-it-claims' };
}

/** A type by the one name that two have: a camera's pictures are HEIC or HEIF by which of both it wrote first into them. */
function alike(type: string): string {
  return type.replace('image/heif', 'image/heic');
}

/**
 * What a file claims to be is compared no closer than this: cameras and platforms turn one kind of picture, or of recording,
 * into another and leave its name as it was.
 */
const families: Readonly<Record<string, readonly string[]>> = {
  picture: ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'gif', 'webp', 'heic', 'heif', 'avif', 'bmp', 'tif', 'tiff'],
  recording: ['mp4', 'm4v', 'mov', 'webm', 'avi', 'mkv', 'mp3', 'm4a', 'wav', 'ogg', 'aac', 'flac'],
  'application/pdf': ['pdf'],
  text: ['txt', 'text', 'log', 'csv', 'md'],
};

function familyOf(type: string): string {
  const top = type.split('/')[0];
  if (top === 'image') return 'picture';
  if (top === 'audio' || top === 'video') return 'recording';
  return top === 'text' ? 'text' : type;
}

/** The family that a name's ending claims; one that is none of ours is believed only where it is the one of such bytes. */
function claimOfName(name: string, ending: string | undefined, told: string): string | undefined {
  const extension = /\.([a-z][a-z0-9]{0,7})$/i.exec(name)?.[1]?.toLowerCase();
  if (!extension || extension === ending) return extension && familyOf(told);
  return Object.keys(families).find((family) => families[family]?.includes(extension)) ?? extension;
}

/** The family that a declared media type claims; of others than ours there are many names for one thing. */
function claimOfType(declared: string): string | undefined {
  const family = familyOf(declared);
  return family in families ? family : undefined;
}

function saysText(declared: string, name: string): boolean {
  return declared === 'text/plain' || (/^$|octet-stream/.test(declared) && /\.(txt|log)$/i.test(name));
}

/** Windows writes logs in sixteen bits a letter, and begins them with a mark that says so. */
function isWide(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder(isWide(bytes) ? 'utf-16le' : 'utf-8', { fatal: true })
      .decode(bytes)
      .includes('\u0000');
  } catch {
    return false;
  }
}

/** Whether these are the bytes that were kept: evidence that is not is never handed out under its name. */
export function isAsKept({ sha256 }: Evidence, bytes: Uint8Array): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}
