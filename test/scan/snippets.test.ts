import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { objectionTo } from '../command-lines.ts';
import { demarc, folderOf } from './demarc.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** The YAML blocks of a page. */
function blocksOf(page: string): string[] {
  return [...read(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

interface Hook {
  id: string;
  entry?: string;
  args?: string[];
}
interface Steps {
  jobs?: { scan: { steps: { run?: string; uses?: string; with?: Record<string, unknown> }[] } };
  demarc?: { script: string[]; artifacts: { reports: Record<string, string> } };
  repos?: { repo: string; hooks: Hook[] }[];
}

const words = (line: string) => line.split(' ').slice(line.startsWith('npx ') ? 2 : 1);

describe('test/scan: what the pages tell to copy', () => {
  const blocks = blocksOf('docs/ci.md');
  const snippets = blocks.map((block) => load(block) as Steps);

  it('demarc.yaml is taken as it stands', async () => {
    const config = blocks.find((block) => block.includes('paths:')) ?? '';
    const { code, error, out } = await demarc(
      'scan',
      '--print-config',
      '--config',
      join(folderOf({ 'demarc.yaml': config }), 'demarc.yaml'),
    );
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('failOn: "medium"  # configuration file');
    expect(config).toContain('schema/configuration.schema.json');
  });

  it('the table of keys has every key with its flag', async () => {
    const rows = [...read('docs/ci.md').matchAll(/^\| `(\w+)` +\| (?:`(--[\w-]+)`|arguments) /gm)];
    const { properties } = JSON.parse(read('schema/configuration.schema.json')) as { properties: object };
    expect(rows.map(([, key]) => key).sort()).toEqual(Object.keys(properties).sort());
    const { out } = await demarc('scan', '--help');
    for (const [, , flag] of rows) if (flag !== undefined) expect(out).toContain(`${flag} `);
  });

  it('GitHub uploads the file that the scan writes', () => {
    const steps = snippets.find(({ jobs }) => jobs !== undefined)?.jobs?.scan.steps ?? [];
    const scan = steps.find(({ run }) => run?.includes('demarc'))?.run ?? '';
    const upload = steps.find(({ uses }) => uses?.includes('upload-sarif'));
    expect(scan).toContain(`--format sarif --output ${String(upload?.with?.sarif_file)}`);
  });

  it('GitLab reads the files that the scans write', () => {
    const job = snippets.find(({ demarc }) => demarc !== undefined)?.demarc;
    const script = job?.script.join('\n');
    expect(script).toContain(`--format gitlab --output ${job?.artifacts.reports.codequality}`);
    expect(script).toContain(`--format junit --output ${job?.artifacts.reports.junit} `);
  });

  it('the hook is there under the id that the page names, and its command lines are taken', async () => {
    const [hook, ...others] = load(read('.pre-commit-hooks.yaml')) as [Hook, ...Hook[]];
    expect(others).toEqual([]);
    const used = snippets.flatMap(({ repos }) => repos ?? []).flatMap(({ hooks }) => hooks);
    expect(used.map(({ id }) => id)).toEqual([hook.id, hook.id]);
    for (const { entry, args } of [hook, ...used]) {
      const argv = [...words(entry ?? hook.entry ?? ''), ...(args ?? []), 'a.yaml', 'b.yaml'];
      expect(await objectionTo(argv)).toBe('');
    }
  });

  it('the check of the page passes its own cases, which are of every kind', async () => {
    const [check = ''] = blocksOf('docs/user-checks.md');
    const { code, out } = await demarc('checks', 'test', join(folderOf({ 'c.yaml': check }), 'c.yaml'));
    expect([code, out]).toEqual([0, '1 check: 3 cases as expected, 0 otherwise\n']);
    expect(check).toContain('schema/user-checks.schema.json');
  });
});
