import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAYERS } from '../src/model/layer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

// {id} and {layer} are filled in. Every case fails until its step is taken, and the failure names the step.
const CHECK = `import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: '{id}',
  title: { en: '', 'zh-CN': '' },
  layer: '{layer}',
  duty: 'configure',
  severity: 'medium',
  subject: 'clusters',
  reads: [],
  message: { en: '', 'zh-CN': '' },
  act: { step: { en: '', 'zh-CN': '' } },
  references: [],
  judge(cluster) {
    if (!cluster.name.known) return unknown(cluster.name);
    if (cluster.name.value !== '') throw new Error('next step: write the cases of {id}, then let judge decide');
    return cluster.name.value === '' ? fail({}, evidenceOf(cluster.name)) : pass;
  },
});
`;

const CASES = `import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied } from '../kit/rows.ts';

export default defineCases('clusters', {
  'fail: say in words what is wrong': { subject: cluster(), saw: {} },
  'pass: say in words what is right': { subject: cluster() },
  'unknown: the deciding field was refused': {
    subject: cluster({ name: denied('cs/DescribeClustersV1') }),
    source: 'cs/DescribeClustersV1',
  },
});
`;

const PAGE = `## Why it matters

## How to fix

## When to accept it

## 为什么重要

## 如何修复

## 何时可以接受
`;

function main([layer, id, ...rest]: readonly string[]): number {
  const fault = faultOf(layer, id, rest);
  if (layer === undefined || id === undefined || fault !== undefined) {
    console.error(`${fault}\nUsage: npm run new-check <layer> <id>`);
    return 2;
  }
  const folder = join(root, 'src/checks', layer);
  mkdirSync(folder, { recursive: true });
  const files = { '.ts': CHECK, '.cases.ts': CASES, '.md': PAGE };
  for (const [extension, template] of Object.entries(files)) {
    const text = template.replaceAll('{id}', id).replaceAll('{layer}', layer);
    writeFileSync(join(folder, id + extension), text, { flag: 'wx' });
    console.log(`src/checks/${layer}/${id}${extension}`);
  }
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/generate.ts')], { stdio: 'inherit' });
  console.log(
    `Next: the cases in src/checks/${layer}/${id}.cases.ts, then judge; npm test says what is missing.`,
  );
  return status ?? 1;
}

function faultOf(
  layer: string | undefined,
  id: string | undefined,
  rest: readonly string[],
): string | undefined {
  if (layer === undefined || id === undefined || rest.length > 0) return 'new-check takes a layer and an id';
  if (!LAYERS.some((known) => known === layer))
    return `no such layer: ${layer}; there are ${LAYERS.join(', ')}`;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return `the id ${id} is not in kebab-case`;
  const [taken] = globSync(`src/checks/*/${id}.ts`, { cwd: root });
  return taken === undefined ? undefined : `the id is taken: ${taken}`;
}

process.exitCode = main(process.argv.slice(2));
