import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { rootsOf, writeFixed } from '../../src/cli/fix-write.ts';
import { FIX_REFUSALS, FIX_WRITE_FAULTS, type FixReport } from '../../src/model/fix.ts';
import { demarc, folderOf } from '../scan/demarc.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
  - name: a
    image: nginx:1.27
    env: [{name: PASSWORD, value: correct-horse-battery}]
`;
const FIXED = `${POD}    securityContext:\n      allowPrivilegeEscalation: false\n`;

async function fixed(...argv: string[]): Promise<{ code: number; report: FixReport }> {
  const { code, out, error } = await demarc('fix', ...argv, '--format', 'json');
  if (out === '') throw new Error(error);
  return { code, report: JSON.parse(out) as FixReport };
}

const text = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('test/fix: demarc fix', () => {
  it('shows what it would change, without secrets, and writes nothing', async () => {
    const folder = folderOf({ 'pod.yaml': POD });
    const { code, out } = await demarc('fix', folder);
    expect(code).toBe(1);
    expect(out).toContain('@@ -6,3 +6,5 @@\n');
    expect(out).toContain('+    securityContext:\n+      allowPrivilegeEscalation: false\n');
    expect(out).not.toContain('correct-horse');
    expect(out).toContain('1 fix in 1 file. Nothing was written: add --write.');
    expect(text(folder, 'pod.yaml')).toBe(POD);
  });

  it('writes on request, keeps the mode, leaves nothing else behind, and is then done', async () => {
    const folder = folderOf({ 'pod.yaml': POD });
    chmodSync(join(folder, 'pod.yaml'), 0o640);
    expect((await demarc('fix', folder, '--write')).code).toBe(0);
    expect(text(folder, 'pod.yaml')).toBe(FIXED);
    expect(statSync(join(folder, 'pod.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['pod.yaml']);
    const again = await demarc('fix', folder);
    expect([again.code, again.out.includes('Nothing to fix.')]).toEqual([0, true]);
  });

  it('writes UTF-16 as it was', async () => {
    const folder = folderOf({});
    const utf16 = (written: string) => Buffer.from(`\ufeff${written}`, 'utf16le');
    writeFileSync(join(folder, 'le.yaml'), utf16(POD));
    writeFileSync(join(folder, 'be.yaml'), utf16(POD).swap16());
    expect((await demarc('fix', folder, '--write')).code).toBe(0);
    expect(readFileSync(join(folder, 'le.yaml'))).toEqual(utf16(FIXED));
    expect(readFileSync(join(folder, 'be.yaml'))).toEqual(utf16(FIXED).swap16());
  });

  it('goes on behind what it cannot read or write, and says so', async () => {
    const folder = folderOf({
      'broken.yaml': 'kind: [',
      'chart/Chart.yaml': 'name: x',
      'locked.yaml': POD,
      'pod.yaml': POD,
      'template.yaml': 'kind: {{ .Values.kind }}',
    });
    chmodSync(join(folder, 'locked.yaml'), 0o444);
    const { code, report } = await fixed(folder, '--write');
    expect(code).toBe(1);
    expect(report.fixed.map(({ state, reason }) => [state, reason])).toEqual([
      ['unwritten', 'read-only'],
      ['written', undefined],
    ]);
    expect(text(folder, 'locked.yaml')).toBe(POD);
    expect(report.unreadable.map(({ file, line }) => [file.endsWith('broken.yaml'), line])).toEqual([
      [true, 1],
    ]);
    expect(report.templates).toHaveLength(2);
    chmodSync(join(folder, 'locked.yaml'), 0o644);
    expect((await demarc('fix', folder, '--write')).code).toBe(3);
    expect((await demarc('fix', folder, '--write', '--max-unknown', '1')).code).toBe(0);
  });

  it('follows a link to its target and keeps it, but not out of what was named', async () => {
    const folder = folderOf({ 'inside/real.yaml': POD, 'outside.yaml': POD });
    const [inner, outer] = [join(folder, 'inside', 'link.yaml'), join(folder, 'inside', 'out.yaml')];
    symlinkSync('real.yaml', inner);
    symlinkSync('../outside.yaml', outer);
    const { code, report } = await fixed(inner, outer, join(folder, 'inside'), '--write');
    expect(code).toBe(1);
    expect(report.fixed.map(({ reason }) => reason)).toEqual([undefined, 'link-outside', undefined]);
    expect(report.fixed.map(({ state }) => state)).toEqual(['written', 'unwritten', 'unchanged']);
    expect(text(folder, 'outside.yaml')).toBe(POD);
    expect(text(folder, 'inside', 'real.yaml')).toBe(FIXED);
    expect(lstatSync(inner).isSymbolicLink()).toBe(true);
    // The link alone does not name its target.
    expect(writeFixed(outer, rootsOf([outer]), Buffer.from(POD), FIXED)).toMatchObject({
      reason: 'link-outside',
    });
  });

  it('leaves a file that is no longer what was read, and one that hard links share', () => {
    const folder = folderOf({ 'pod.yaml': POD, 'twin.yaml': POD });
    const path = join(folder, 'pod.yaml');
    expect(writeFixed(path, [folder], Buffer.from('another'), FIXED)).toEqual({
      state: 'unwritten',
      reason: 'changed',
    });
    linkSync(join(folder, 'twin.yaml'), join(folder, 'twin2.yaml'));
    expect(writeFixed(join(folder, 'twin.yaml'), [folder], Buffer.from(POD), FIXED)).toMatchObject({
      reason: 'hard-links',
    });
    expect(writeFixed(join(folder, 'gone.yaml'), [folder], Buffer.from(POD), FIXED)).toMatchObject({
      reason: 'failed',
      detail: 'ENOENT',
    });
    expect(readdirSync(folder).sort()).toEqual(['pod.yaml', 'twin.yaml', 'twin2.yaml']);
    expect(text(path)).toBe(POD);
  });

  it('makes unsafe fixes on request, those of the checks that are named', async () => {
    const folder = folderOf({ 'pod.yaml': POD });
    const { report } = await fixed(folder, '--unsafe', '--checks', 'pod-writable-rootfs,image-pull-policy');
    expect(report.fixed[0]?.fixes.map(({ check, value, safety }) => [check, value, safety])).toEqual([
      ['pod-writable-rootfs', true, 'unsafe'],
      ['image-pull-policy', 'Always', 'unsafe'],
    ]);
    expect(existsSync(join(folder, 'pod.yaml'))).toBe(true);
  });

  it('lets waivers of a file be', async () => {
    const folder = folderOf({
      'pod.yaml': POD,
      'waivers.yml.txt':
        '- {check: pod-privilege-escalation, owner: ops, reason: sudo, expires: 2099-01-01}\n',
    });
    const { code, report } = await fixed(folder, '--waivers', join(folder, 'waivers.yml.txt'));
    expect([code, report.fixed.flatMap(({ fixes }) => fixes)]).toEqual([0, []]);
  });

  it.each([
    ['writing standard input', ['-', '--write'], 'leave out --write'],
    ['a check that is none', ['.', '--checks', 'odd'], 'There is no check odd'],
    ['a check without a fix', ['.', '--checks', 'pod-limits-missing'], 'cannot be mended mechanically'],
    ['a path that is none', ['/nowhere/at/all'], 'There is no file or folder'],
  ])('refuses %s', async (_what, argv, told) => {
    const { code, error } = await demarc('fix', ...argv);
    expect([code, error.includes(told)]).toEqual([2, true]);
  });

  it('tells it in Chinese too', async () => {
    const { out } = await demarc('fix', folderOf({ 'pod.yaml': POD }), '--lang', 'zh-CN');
    expect(out).toContain('1 处修复，涉及 1 个文件。未写入任何文件：如需写入请加 --write。');
  });

  it('shows names from outside inert', async () => {
    const { out } = await demarc(
      'fix',
      folderOf({ 'pod.yaml': POD.replace('nginx', 'ng\u202einx # \u200b') }),
    );
    expect(out).not.toMatch(/[\u202e\u200b]/);
  });
});

describe('test/fix: the published schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schema/fix.schema.json', import.meta.url), 'utf8'),
  ) as {
    $defs: {
      refused: { properties: { reason: { enum: string[] } } };
      file: { properties: { reason: { enum: string[] } } };
    };
  };
  const validate = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
  }).compile(schema);

  it('takes a report with everything in it, and refuses one without a place', async () => {
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n';
    const root = POD.replace('    image', '    securityContext: {privileged: true}\n    image');
    const { report } = await fixed(
      folderOf({ 'pod.yaml': `${POD}---\n${namespace}---\n${root}---\nkind: [` }),
    );
    const [file] = report.fixed;
    expect([file?.fixes.length, file?.refused.length, (file?.held.length ?? 0) > 5]).toEqual([3, 1, true]);
    expect([validate(report), validate.errors]).toEqual([true, null]);
    Reflect.deleteProperty(file?.fixes[0] ?? {}, 'path');
    expect(validate(report)).toBe(false);
  });

  it('names every reason', () => {
    expect(schema.$defs.refused.properties.reason.enum).toEqual([...FIX_REFUSALS]);
    expect(schema.$defs.file.properties.reason.enum).toEqual([...FIX_WRITE_FAULTS]);
  });
});
