import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectLicences, isAllowed, renderLicences } from '../scripts/licences.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'demarc-licences-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function install(name: string, manifest: object, files: Record<string, string> = {}): string {
  const folder = join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return `node_modules/${name}/index.js`;
}

describe('test/licences', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['Apache-2.0 AND MIT', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['UNLICENSED', false],
    ['SEE LICENSE IN file', false],
    ['none', false],
    ['', false],
  ])('judges "%s" as %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });

  it('refuses a bundled package under a licence that is not on the list, or under none', () => {
    const copyleft = install('copyleft', { license: 'GPL-3.0-only' }, { LICENSE: 'text' });
    const bare = install('bare', {});
    expect(() => collectLicences(root, [copyleft])).toThrow(/^copyleft 1\.0\.0: licence "GPL-3\.0-only"/);
    expect(() => collectLicences(root, [bare])).toThrow(/^bare 1\.0\.0: licence "none"/);
  });

  it('lists a package once, with its licence and its notice, and the standard text where it ships none', () => {
    const inputs = [
      install(
        '@scope/noted',
        { license: 'Apache-2.0' },
        { 'LICENSE.md': 'the licence', NOTICE: 'the notice' },
      ),
      'node_modules/@scope/noted/deep/file.js',
      install('textless', { license: 'MIT', author: { name: 'Somebody' } }),
      'src/cli/main.ts',
    ];
    const packages = collectLicences(root, inputs);
    expect(packages.map(({ name }) => name)).toEqual(['@scope/noted', 'textless']);
    expect(packages[0]?.texts).toEqual(['the licence', 'the notice']);
    expect(renderLicences(packages)).toMatch(
      /textless 1\.0\.0\nby Somebody\nlicence: MIT\n\n[\s\S]*Permission is hereby/,
    );
  });
});
