import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeDirection } from '../scripts/direction.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const architecture = createRequire(import.meta.url)('../architecture.cjs') as Record<
  string,
  { pure: boolean; imports: string[] }
>;

/** A copy of the sources in which a fault can be planted; the tools are those of the checkout. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'demarc-architecture-'));
  cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
  for (const file of ['package.json', 'biome.json', '.gitignore']) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Writes files into the copy, judges it, and takes them away again. */
async function planted<T>(files: Record<string, string>, judge: () => T | Promise<T>): Promise<T> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  try {
    return await judge();
  } finally {
    for (const path of Object.keys(files)) rmSync(join(copy, path));
  }
}

async function violationsWith(files: Record<string, string>): Promise<string[]> {
  const { violations } = await planted(files, () => judgeDirection(copy));
  // The copy reaches its packages by a link, which shows in their path.
  return violations
    .filter((violation) => /planted/.test(violation))
    .map((violation) => violation.replace(/→ .*?node_modules\//, '→ node_modules/'));
}

describe('test/architecture: direction of imports', () => {
  it('has a row only for folders, and only names folders that have a row above it', () => {
    const folders = Object.keys(architecture);
    for (const [index, [, { imports }]] of Object.entries(architecture).entries()) {
      expect(folders.slice(0, index)).toEqual(expect.arrayContaining(imports));
    }
  });

  it('lets pure folders know pure folders only', () => {
    const rows = Object.values(architecture).filter(({ pure }) => pure);
    const known = rows.flatMap(({ imports }) => imports);
    expect(known.filter((folder) => !architecture[folder]?.pure)).toEqual([]);
  });

  it('sees every source file and finds no violation', async () => {
    const { violations, seen, present } = await judgeDirection(root);
    expect(violations).toEqual([]);
    expect(seen).toEqual(present);
    expect(seen.length).toBeGreaterThan(0);
  });

  const faults: [fault: string, files: Record<string, string>, expected: string[]][] = [
    [
      'a type-only import against the direction',
      {
        'src/collect/planted.ts':
          "import type { Planted } from '../model/planted.ts';\nexport const planted: Planted = 1;\n",
        'src/model/planted.ts': 'export type Planted = number;\n',
      },
      ['layer-collect: src/collect/planted.ts → src/model/planted.ts'],
    ],
    [
      'a check that imports another check',
      {
        'src/checks/kubelet/planted-one.ts': "import other from './planted-two.ts';\nexport default other;\n",
        'src/checks/kubelet/planted-two.ts': 'export default 1;\n',
      },
      ['checks-are-islands: src/checks/kubelet/planted-one.ts → src/checks/kubelet/planted-two.ts'],
    ],
    [
      'a case file that imports another check',
      {
        'src/checks/kubelet/planted-one.cases.ts':
          "import other from '../workload/planted-two.ts';\nexport default other;\n",
        'src/checks/workload/planted-two.ts': 'export default 1;\n',
      },
      ['checks-are-islands: src/checks/kubelet/planted-one.cases.ts → src/checks/workload/planted-two.ts'],
    ],
    [
      'a Node.js module in a pure folder',
      {
        'src/model/planted.ts':
          "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
      },
      ['pure-layers-do-no-io: src/model/planted.ts → fs'],
    ],
    [
      'a Node.js module in a pure folder, asked for without the prefix and for its type only',
      { 'src/kernel/planted.ts': "import type { Stats } from 'fs';\nexport type Planted = Stats;\n" },
      ['pure-layers-do-no-io: src/kernel/planted.ts → fs'],
    ],
    [
      'a package that does I/O in a pure folder',
      {
        'src/assess/planted.ts':
          "import { KubeConfig } from '@kubernetes/client-node';\nexport const planted = KubeConfig;\n",
      },
      ['pure-layers-do-no-io: src/assess/planted.ts → node_modules/@kubernetes/client-node/dist/index.js'],
    ],
    [
      'a cycle of types',
      {
        'src/transport/planted-one.ts':
          "import type { Two } from './planted-two.ts';\nexport interface One { two: Two }\n",
        'src/transport/planted-two.ts':
          "import type { One } from './planted-one.ts';\nexport interface Two { one: One }\n",
      },
      [
        'no-cycles: src/transport/planted-one.ts → src/transport/planted-two.ts → src/transport/planted-one.ts',
      ],
    ],
    [
      'a folder without a row',
      {
        'src/planted/one.ts': "import { two } from './two.ts';\nexport const one = two;\n",
        'src/planted/two.ts': 'export const two = 2;\n',
      },
      ['folder-not-in-architecture: src/planted/one.ts → src/planted/two.ts'],
    ],
    [
      'a dynamic import against the direction',
      {
        'src/report/planted.ts': "export const planted = import('../assess/planted.ts');\n",
        'src/assess/planted.ts': 'export const planted = 1;\n',
      },
      ['layer-report: src/report/planted.ts → src/assess/planted.ts'],
    ],
    [
      'product code that imports a test',
      {
        'src/cli/planted.ts': "import './planted.test.ts';\nexport const planted = 1;\n",
        'src/cli/planted.test.ts': 'export const test = 1;\n',
      },
      ['no-test-code-in-product: src/cli/planted.ts → src/cli/planted.test.ts'],
    ],
    [
      'an import that leads nowhere',
      { 'src/cli/planted.ts': "import { gone } from './planted-gone.ts';\nexport const planted = gone;\n" },
      ['not-resolvable: src/cli/planted.ts → ./planted-gone.ts'],
    ],
  ];

  it.each(faults)('reports %s', async (_fault, files, expected) => {
    expect(await violationsWith(files)).toEqual(expected);
  });

  it('notices a source file that it did not see', async () => {
    const { seen, present } = await planted({ 'src/kernel/planted.ts': 'export const planted = 1;\n' }, () =>
      judgeDirection(copy),
    );
    expect(seen).toContain('src/kernel/planted.ts');
    expect(seen).toEqual(present);
  });
});

describe('test/architecture: bans', () => {
  const purePlaces = Object.keys(architecture).filter((folder) => architecture[folder]?.pure);

  function rulesBroken(file: string): string[] {
    const args = ['lint', '--reporter=json', '--max-diagnostics=none', file];
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/biome'), args, {
      cwd: copy,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string }[] };
    return diagnostics.map(({ category }) => category);
  }

  it.each(purePlaces.filter((folder) => folder !== 'kernel'))('knows no Date in src/%s', async (folder) => {
    const file = `src/${folder}/planted.ts`;
    const broken = await planted({ [file]: 'export const planted = new Date(0);\n' }, () =>
      rulesBroken(file),
    );
    expect(broken).toEqual(['lint/style/noRestrictedGlobals']);
  });

  it.each(purePlaces)('knows no process, timer or network in src/%s', async (folder) => {
    const file = `src/${folder}/planted.ts`;
    const text = 'export const planted = [process.env, setTimeout, fetch];\n';
    const broken = await planted({ [file]: text }, () => rulesBroken(file));
    expect(broken).toEqual(Array(3).fill('lint/style/noRestrictedGlobals'));
  });

  it.each(['transport', 'kernel'])('knows no console in src/%s', async (folder) => {
    const file = `src/${folder}/planted.ts`;
    const text = 'export function planted() {\n  console.log(1);\n}\n';
    const broken = await planted({ [file]: text }, () => rulesBroken(file));
    expect(broken).toEqual(['lint/suspicious/noConsole']);
  });

  it('knows process.exit in src/cli/main.ts only', async () => {
    const text = 'export function planted() {\n  process.exit(1);\n}\n';
    const broken = await planted({ 'src/cli/planted.ts': text }, () => rulesBroken('src/cli/planted.ts'));
    expect(broken).toEqual(['lint/nursery/noProcessExit']);
  });

  it('asks the time in no pure folder, the kernel included', () => {
    const now = /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bMath\.random\b|\bglobalThis\b/;
    const files = globSync(`src/{${purePlaces.join(',')}}/**/*.ts`, { cwd: root });
    const product = files.filter((file) => !file.endsWith('.test.ts'));
    expect(product.length).toBeGreaterThan(0);
    expect(product.filter((file) => now.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
