import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderAdvisoryDataSet } from './advisory-data-set.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface CheckFile {
  layer: string;
  stem: string;
}

interface Output {
  path: string;
  text: string;
}

/** Everything that is generated, computed from the sources alone. */
function outputs(checks: readonly CheckFile[]): Output[] {
  return [
    { path: 'src/checks/catalogue.generated.ts', text: renderCatalogue(checks) },
    { path: 'src/checks/pages.generated.ts', text: renderPages(checks) },
    { path: 'src/advisories/data-set.generated.ts', text: renderAdvisoryDataSet(root) },
  ];
}

function findChecks(): CheckFile[] {
  const files = globSync('src/checks/*/*.ts', { cwd: root })
    .map((file) => file.split('/').slice(2) as [string, string])
    .filter(([layer, file]) => layer !== 'kit' && !/\.(cases|test)\.ts$/.test(file));
  return files.map(([layer, file]) => ({ layer, stem: file.slice(0, -'.ts'.length) })).sort(byPath);
}

function byPath(a: CheckFile, b: CheckFile): number {
  const [left, right] = [`${a.layer}/${a.stem}`, `${b.layer}/${b.stem}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What keeps a check from being one: a missing sibling, a stray one, an id used twice. */
function faultsOf(checks: readonly CheckFile[]): string[] {
  const faults = checks.flatMap(({ layer, stem }) =>
    ['.md', '.cases.ts']
      .map((extension) => `src/checks/${layer}/${stem}${extension}`)
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `missing: ${path}`),
  );
  const stems = new Set(checks.map(({ layer, stem }) => `${layer}/${stem}`));
  for (const file of globSync('src/checks/*/*.{md,cases.ts}', { cwd: root }).sort()) {
    const path = file.slice('src/checks/'.length).replace(/\.(md|cases\.ts)$/, '');
    if (!path.startsWith('kit/') && !stems.has(path)) faults.push(`no check beside it: ${file}`);
  }
  const ids = checks.map(({ stem }) => stem);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    faults.push(`id used twice: ${id}`);
  return faults;
}

function renderCatalogue(checks: readonly CheckFile[]): string {
  return [
    '// Written by `npm run generate`.',
    "import type { AnyCheck } from './kit/define-check.ts';",
    ...checks.map(({ layer, stem }) => `import ${toName(stem)} from './${layer}/${stem}.ts';`),
    '',
    'export const catalogue: readonly AnyCheck[] = [',
    ...checks.map(({ stem }) => `  ${toName(stem)},`),
    '];',
    '',
  ].join('\n');
}

function renderPages(checks: readonly CheckFile[]): string {
  return [
    '// Written by `npm run generate`.',
    ...checks.map(({ layer, stem }) => `import ${toName(stem)} from './${layer}/${stem}.md';`),
    '',
    '/** The page of each check: why it matters, how to fix it, when to accept it. */',
    'export const pages: ReadonlyMap<string, string> = new Map([',
    ...checks.map(({ stem }) => `  ['${stem}', ${toName(stem)}],`),
    ']);',
    '',
  ].join('\n');
}

function toName(stem: string): string {
  return stem.replace(/-(.)/g, (_match, letter: string) => letter.toUpperCase());
}

function main(flags: readonly string[]): number {
  const unknownFlag = flags.find((flag) => flag !== '--check');
  if (unknownFlag !== undefined) {
    console.error(`generate: unknown flag ${unknownFlag}; it has only --check`);
    return 2;
  }
  const checks = findChecks();
  const faults = faultsOf(checks);
  for (const fault of faults) console.error(fault);
  const all = outputs(checks);
  const stale = all.filter(
    ({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
  );
  if (flags.includes('--check')) {
    for (const { path } of stale) console.error(`out of date: ${path}; run \`npm run generate\``);
    faults.push(...stale.map(({ path }) => path));
  } else {
    for (const { path, text } of stale) writeFileSync(join(root, path), text);
  }
  const did = flags.includes('--check') ? 'compared' : `up to date, ${stale.length} rewritten`;
  console.log(`${checks.length} checks, ${all.length} generated files ${did}`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
