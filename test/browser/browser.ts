import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../outside.ts';

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

export interface Stage {
  browser: Browser;
  /** Writes a document where the browser can open it, and answers its address. */
  publish: (name: string, text: string) => string;
  close: () => Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('opened in tests that do not say that they need Chromium');
  const browser = await chromium.launch({ executablePath, args: FLAGS });
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
