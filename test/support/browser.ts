import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser of this machine; undefined when it has none. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? places.find((path) => existsSync(path));

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
}

/** Where screenshots of the tests are kept. */
export function artifact(name: string): string {
  const folder = join(import.meta.dirname, '../artifacts');
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}
