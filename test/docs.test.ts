import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { policyText } from '../src/cli/print-policy.ts';
import { USAGE_ERROR_CODES } from '../src/kernel/usage-error.ts';
import { commandLinesOf, objectionTo } from './command-lines.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const architecture = createRequire(import.meta.url)('../architecture.cjs') as Record<
  string,
  { pure: boolean; imports: string[] }
>;

const pages = [
  'README.md',
  'README.zh-CN.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/ci.md',
  'docs/fixes.md',
  'docs/user-checks.md',
];

/** Paths that a page links to, or names in code as lying in the project. */
function pathsIn(page: string): string[] {
  const text = read(page);
  const links = [...text.matchAll(/\]\(([^):#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) =>
    join(dirname(page), path),
  );
  const named = [...text.matchAll(/`((?:src|test|scripts|bench|docs|schema)\/[\w./-]*)`/g)];
  return [...links, ...named.map(([, path = '']) => path)];
}

/** Anchors of the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('test/docs', () => {
  it('README shows the policy that the command prints (`node scripts/readme.ts` brings it up to date)', () => {
    const shown = /<!-- policy: begin -->\n```json\n([\s\S]*?)\n```\n+```yaml\n([\s\S]*?)\n```/.exec(
      read('README.md'),
    );
    const [ram = '', role = ''] = policyText().split('\n---\n');
    // The formatter may lay them out in another way.
    expect(JSON.parse(shown?.[1] ?? 'null')).toEqual(JSON.parse(ram));
    expect(load(shown?.[2] ?? '')).toEqual(load(role));
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s explains every code of an error, and no other', (page) => {
    const told = [...read(page).matchAll(/^\| ((?:`[a-z-]+`(?:, |、)?)+) +\|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code))
      .filter((code) => code.includes('-') || code === 'interrupted');
    expect(told.sort()).toEqual([...USAGE_ERROR_CODES].sort());
  });

  it('every error of a command that the README is referred to for has its section', () => {
    const sources = globSync('src/**/*.ts', { cwd: root }).map(read).join('\n');
    const sections = [...sources.matchAll(/See "([^"]+)" in the README/g)].map(([, title = '']) => title);
    expect(sections.length).toBeGreaterThan(0);
    expect(sections.filter((title) => !read('README.md').includes(`\n## ${title}\n`))).toEqual([]);
  });

  it.each(pages)('%s names only files that are there', (page) => {
    expect(pathsIn(page).length).toBeGreaterThan(0);
    expect(pathsIn(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md', 'docs/ci.md', 'docs/user-checks.md'])(
    '%s has only command lines that the program takes',
    async (page) => {
      const lines = commandLinesOf(read(page));
      expect(lines.length).toBeGreaterThan(3);
      const objections = await Promise.all(
        lines.map(async (argv) => {
          const said = await objectionTo(argv);
          return said === '' ? '' : `demarc ${argv.join(' ')}: ${said}`;
        }),
      );
      expect(objections.filter((said) => said !== '')).toEqual([]);
    },
  );

  it('a command line that the program does not take is found', async () => {
    const lines = commandLinesOf(
      '    demarc scan k8s/ --fail-on hihg\n    npx demarc scna x # y\ntext: demarc scan\n',
    );
    expect(lines).toEqual([
      ['scan', 'k8s/', '--fail-on', 'hihg'],
      ['scna', 'x'],
    ]);
    for (const argv of lines) expect(await objectionTo(argv)).not.toBe('');
    expect(await objectionTo(['checks', 'test', 'x'])).toBe('');
    expect(await objectionTo(['checks', 'test'])).toContain('missing required argument');
  });

  it('README.zh-CN.md leads to sections that the English one has', () => {
    const anchors = [...read('README.zh-CN.md').matchAll(/README\.md#([\w-]+)/g)].map(([, name]) => name);
    expect(anchorsOf('README.md')).toEqual(expect.arrayContaining(anchors));
  });

  it.each(pages)('%s names only scripts of package.json', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it.each(['docs/demo.svg', 'docs/demo.zh-CN.svg', 'docs/demo-fleet.svg'])(
    '%s needs nothing from outside, and says what it shows',
    (picture) => {
      const text = read(picture).replace('xmlns="http://www.w3.org/2000/svg"', '');
      expect(text).not.toMatch(/https?:|<script|<image|@import|url\((?!#)/);
      expect(text).toMatch(/<title[^>]*>[^<]+<\/title>/);
      expect(text).toContain('prefers-color-scheme: dark');
    },
  );

  it('ARCHITECTURE.md tells the folders as architecture.cjs rules them', () => {
    const rows = [...read('ARCHITECTURE.md').matchAll(/^\| ([\w-]+) +\| .* \| (yes|no) +\| (\S.*?) +\|$/gm)];
    const told = rows.map(([, folder, pure, imports = '']) => ({
      folder,
      pure: pure === 'yes',
      imports: imports === '–' ? [] : imports === 'all of the above' ? 'all' : imports.split(', '),
    }));
    const ruled = Object.entries(architecture).map(([folder, row]) => ({
      folder,
      pure: row.pure,
      imports: folder === 'cli' ? 'all' : row.imports,
    }));
    expect(told).toEqual(ruled);
  });
});
