import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The identity of a confidential author, encrypted; everywhere else stands its `id`, a pseudonym. */
export interface Sealed {
  id: string;
  version: number;
  /** AES-256-GCM: nonce, tag and ciphertext, base64. */
  box: string;
}

export interface SealedIdentities {
  get(id: string): Promise<Sealed | undefined>;
  all(): Promise<Sealed[]>;
}

const prefix = 'confidential:';

/** What stands for the author of a confidential report, wherever it is not their seal. */
export function pseudonym(recordNumber: string): string {
  return `${prefix}${recordNumber}`;
}

/** Whether somebody stands here under a pseudonym. */
export function isPseudonym(id: string): boolean {
  return id.startsWith(prefix);
}

/** The number of the record whose author stands under a pseudonym. */
export function recordOf(id: string): string {
  return id.slice(prefix.length);
}

/** Bytes that what is sealed of somebody comes up to, or a multiple of it. */
const step = 512;

/**
 * The same as JSON for a seal, filled up with spaces: a seal is as long as what is in it, and the names, addresses and accounts of a
 * department, which anybody knows, tell each other apart by their length.
 */
export function sameLength(identity: object): string {
  const json = JSON.stringify(identity);
  return json + ' '.repeat((step - (Buffer.byteLength(json) % step)) % step);
}

/** Whether a seal is filled up so. */
export function isOfSameLength({ box }: Sealed): boolean {
  return (Buffer.byteLength(box, 'base64') - nonceAndTag) % step === 0;
}

/** Bytes of a box before the ciphertext. */
const nonceAndTag = 28;

/** Encrypts an identity for one pseudonym; it cannot be moved to another. `key`: 32 bytes. */
export function seal(identity: string, id: string, key: Uint8Array): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id));
  const text = Buffer.concat([cipher.update(identity, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
}

/** Opens a seal. Throws when the key is another or the box was changed. */
export function unseal(sealed: Sealed, key: Uint8Array): string {
  const bytes = Buffer.from(sealed.box, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(sealed.id))
    .setAuthTag(bytes.subarray(12, nonceAndTag));
  return Buffer.concat([decipher.update(bytes.subarray(nonceAndTag)), decipher.final()]).toString('utf8');
}
