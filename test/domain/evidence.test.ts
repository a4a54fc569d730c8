import { describe, expect, it } from 'vitest';
import { checkEvidence, cleanFileName } from '../../src/domain/evidence.ts';

const limits = { bytes: 1_000, types: ['image/png', 'image/jpeg', 'text/plain'] };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('evidence', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\photo.jpg', 'photo.jpg'],
    ['evil\u202Egpj.exe', 'evilgpj.exe'],
    ['a\u0000b\nc.png', 'abc.png'],
    ['  .hidden. ', 'hidden'],
    ['<script>.png', 'script.png'],
    ['…', '…'],
    ['..', 'file'],
    ['', 'file'],
  ])('cleans the name %j to %j', (name, expected) => {
    expect(cleanFileName(name)).toBe(expected);
  });

  it('shortens a long name and keeps its extension', () => {
    const name = cleanFileName(`${'x'.repeat(300)}.jpeg`);
    expect(name).toHaveLength(100);
    expect(name.endsWith('.jpeg')).toBe(true);
  });

  it('shortens a name in any script to what file systems take, in whole characters', () => {
    const name = cleanFileName(`${'安全事件照片'.repeat(15)}.txt`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(name).toMatch(/^安全.*\.txt$/);
    expect(cleanFileName('😀'.repeat(90))).toBe('😀'.repeat(45));
    expect(cleanFileName(name)).toBe(name);
  });

  it.each(['mif1', 'heic'])('takes a telephone’s picture whose bytes begin as %s', async (brand) => {
    const bytes = Buffer.from(`\0\0\0\u0018ftyp${brand}\0\0\0\0mif1heic${'\0'.repeat(64)}`, 'latin1');
    const types = ['image/heic'];
    expect(await checkEvidence(bytes, 'image/heic', 'IMG_1.HEIC', { bytes: 1_000, types })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['a picture', png, 'image/png', 'a.png', { ok: true, type: 'image/png' }],
    ['a picture of unknown type', png, 'application/octet-stream', 'a', { ok: true, type: 'image/png' }],
    ['text', Buffer.from('héllo'), 'text/plain', 'a.txt', { ok: true, type: 'text/plain' }],
    [
      'a log as Windows writes it',
      Buffer.from('\ufeffhéllo', 'utf16le'),
      'text/plain',
      'a.log',
      { ok: true, type: 'text/plain' },
    ],
    [
      'bytes that begin as that does',
      Buffer.from([255, 254, 0, 216, 65, 0]),
      'text/plain',
      'a.txt',
      { ok: false, why: 'not-what-it-claims' },
    ],
    [
      'HTML that says picture',
      Buffer.from('<html>'),
      'image/png',
      'a.png',
      { ok: false, why: 'not-what-it-claims' },
    ],
    [
      'a program that says picture',
      Buffer.from('MZ\u0090\u0000'),
      'image/png',
      'a.png',
      { ok: false, why: 'not-what-it-claims' },
    ],
    [
      'bytes that say text',
      Buffer.from([1, 0, 255, 254]),
      'text/plain',
      'a.txt',
      { ok: false, why: 'not-what-it-claims' },
    ],
    ['a picture that says PDF', png, '', 'contract.pdf', { ok: false, why: 'not-what-it-claims' }],
    [
      'a picture of which the platform says PDF',
      png,
      'application/pdf',
      'contract',
      { ok: false, why: 'not-what-it-claims' },
    ],
    ['a picture that says program', png, 'image/png', 'photo.exe', { ok: false, why: 'not-what-it-claims' }],
    ['a picture named like another kind', png, 'image/heic', 'IMG_1.HEIC', { ok: true, type: 'image/png' }],
    ['a picture of any kind', png, 'image/*', 'Photo of St. Laurent', { ok: true, type: 'image/png' }],
    ['a picture numbered', png, 'image/png', 'door 2.1', { ok: true, type: 'image/png' }],
    ['a log', Buffer.from('x'), 'text/plain', 'door.LOG', { ok: true, type: 'text/plain' }],
    [
      'a page as text',
      Buffer.from('<html>'),
      'text/plain',
      'a.html',
      { ok: false, why: 'not-what-it-claims' },
    ],
    [
      'a script as text',
      Buffer.from('rm'),
      'text/plain',
      'run.ps1',
      { ok: false, why: 'not-what-it-claims' },
    ],
    ['HTML', Buffer.from('<html>'), 'text/html', 'a.html', { ok: false, why: 'type-not-allowed' }],
    ['nothing', Buffer.alloc(0), 'image/png', 'a.png', { ok: false, why: 'empty' }],
    ['too much', Buffer.alloc(1_001), 'image/png', 'a.png', { ok: false, why: 'too-big' }],
  ] as const)('%s', async (_name, bytes, type, name, expected) => {
    expect(await checkEvidence(bytes, type, name, limits)).toEqual(expected);
  });
});
