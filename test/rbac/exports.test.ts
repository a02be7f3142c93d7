import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let dir: string;

// A project that uses the package, as built.
beforeAll(() => {
  if (!existsSync(join(root, 'dist/rbac/public.js')))
    throw new Error('dist/ is missing: run `npm run build` first');
  dir = mkdtempSync(join(tmpdir(), 'demarc-exports-'));
  mkdirSync(join(dir, 'node_modules'));
  symlinkSync(root, join(dir, 'node_modules/demarc'));
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
  const compilerOptions = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, types: [] };
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function used(source: string) {
  writeFileSync(join(dir, 'use.ts'), source);
  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
  const types = run(join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
  return { types: types.stdout, out: run('use.ts').stdout };
}

describe('test/rbac/exports: `demarc/rbac`', () => {
  it('answers, and has types', () => {
    const source = `import { type Answer, allowed, compileRbac, covers, mayBind, mayWriteRole, rulesFor, whoCan } from 'demarc/rbac';
const policy = compileRbac([
  { kind: 'ClusterRole', metadata: { name: 'r' }, rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }] },
  { kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: 'r' }, subjects: [{ kind: 'User', name: 'ann' }] },
]);
const request = { resourceAttributes: { verb: 'get', resource: 'pods' } };
const answer: Answer = allowed(policy, { user: 'ann' }, request);
console.log(answer.allowed, whoCan(policy, request).holders.length, rulesFor(policy, { user: 'ann' }).rules.length);
console.log([covers, mayBind, mayWriteRole].every((each) => typeof each === 'function'));`;
    expect(used(source)).toEqual({ types: '', out: 'true 1 1\ntrue\n' });
  });

  it('refuses a subject that is none while it is compiled', () => {
    const { types } = used(`import { allowed, compileRbac } from 'demarc/rbac';
allowed(compileRbac([]), { user: 5 }, {});`);
    expect(types).toMatch(/use\.ts\(2,28\): error TS2322/);
  });
});
