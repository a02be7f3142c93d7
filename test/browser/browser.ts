import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const found = [process.env.DEMARC_CHROMIUM, ...PATHS].find((path) => path !== undefined && existsSync(path));

/** Why the tests in a browser cannot run here; in CI that is a failure, not a reason to skip. */
export const withoutBrowser: string | undefined =
  found === undefined && !process.env.CI
    ? 'no Chromium found: install it, or name one in DEMARC_CHROMIUM, to run the tests in a browser'
    : undefined;

export interface Stage {
  browser: Browser;
  /** Writes a document where the browser can open it, and answers its address. */
  publish: (name: string, text: string) => string;
  close: () => Promise<void>;
}

export async function openStage(): Promise<Stage> {
  if (found === undefined) throw new Error('no Chromium found, and CI may not skip the tests that need it');
  const browser = await chromium.launch({ executablePath: found, args: FLAGS });
  const folder = mkdtempSync(join(tmpdir(), 'demarc-browser-'));
  let published = 0;
  return {
    browser,
    publish: (name, text) => {
      const path = join(folder, `${published++}-${name}`);
      writeFileSync(path, text);
      return pathToFileURL(path).href;
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}
