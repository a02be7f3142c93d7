import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Advice, PATCH_STATES, TRIGGERS } from '../../src/model/advice.ts';
import { writeFolder } from '../contract/folder.ts';
import { kubernetesNode } from '../contract/world.ts';
import { answerOf, ask, demarc, filesOn, withFile } from './ask.ts';
import { faults, schemaOf } from './schemas.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarc-advise-'));
const snapshot = join(folder, 'demo.ndjson');

beforeAll(async () => {
  await demarc('demo', '--snapshot', snapshot, '--format', 'json', '--output', join(folder, 'demo.json'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOTICE = `
notice: 1
id: ACK-2026-0042
title: A flaw of the kubelet that has no number yet
published: 2026-11-01
advisories: [ACK-FLAW-42]
trigger: customer
remedy: kubelet-upgrade
components:
  - name: kubelet
    affected: ['>= 1.30.0, < 1.31.9']
    fixed: [1.31.3-aliyun.2]
statements:
  - component: kubelet
    status: not-affected
    when: { cluster-type: [serverless] }
    reason: no kubelet there
`;

describe('demarc advise', () => {
  it('holds to its schema for the demonstration account', async () => {
    for (const flaw of ['CVE-2026-31431', 'CVE-2025-1974', 'CVE-2025-5187', 'CVE-2020-8554']) {
      const { out, code } = await demarc('advise', flaw, snapshot, '--format', 'json');
      expect(faults('advise', JSON.parse(out))).toEqual([]);
      expect(code).toBe(1);
    }
  });

  it('names its states and triggers as the schema does', () => {
    const { row } = schemaOf('advise').$defs as {
      row: { properties: Record<'state' | 'trigger', { enum: string[] }> };
    };
    expect([...row.properties.state.enum].sort()).toEqual([...PATCH_STATES].sort());
    expect([...row.properties.trigger.enum].sort()).toEqual([...TRIGGERS].sort());
  });

  it('says the same bytes again', async () => {
    const [one, two] = [
      await demarc('advise', 'CVE-2024-40635', snapshot),
      await demarc('advise', 'CVE-2024-40635', snapshot),
    ];
    expect(one.out).toBe(two.out);
  });

  it('refuses an advisory that it does not know, and says how old the data is', async () => {
    const { code, error, out } = await demarc('advise', 'CVE-2099-0001', snapshot);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/no advisory and no file "CVE-2099-0001".* as of \d{4}-\d{2}-\d{2}, .*no proof/);
  });

  it('answers from the reports of scanners what no advisory in the data tells', async () => {
    const { out, code } = await demarc('advise', 'CVE-2026-90003', snapshot, '--format', 'json');
    const { scopes } = JSON.parse(out) as Advice;
    expect(faults('advise', JSON.parse(out))).toEqual([]);
    const open = scopes.filter(({ affected, scope }) => affected === 'yes' && scope.kind === 'node');
    expect(open.length).toBeGreaterThan(0);
    for (const row of open) expect(row.basis.map(({ rule }) => rule)).toContain('reported-by-scanner');
    expect(scopes.some(({ state }) => state === 'done')).toBe(false);
    expect(code).toBe(1);
  });

  it.each([
    ['one flaw', NOTICE],
    ['two flaws', NOTICE.replace('[ACK-FLAW-42]', '[ACK-FLAW-42, ACK-FLAW-43]')],
  ])('takes a notice of %s from a file, with the ACK release that carries the fix', async (_name, notice) => {
    await withFile('notice.yaml', notice, async (path) => {
      const old = await ask(path, filesOn({}));
      const told = old.rows.filter(({ scope }) => scope.kind === 'node').map(answerOf);
      expect(told).toEqual([{ affected: 'yes', party: 'customer', trigger: 'customer', state: 'to-do' }]);
      const fixed = await ask(path, filesOn({ kubelet: 'v1.31.3-aliyun.2' }));
      expect(fixed.rows.filter(({ scope }) => scope.kind === 'node').map(answerOf)).toEqual([
        { affected: 'no', party: 'customer', trigger: 'none', state: 'done' },
      ]);
      expect(fixed.code).toBe(0);
    });
  });

  it('refuses a file that is no notice', async () => {
    await withFile('notice.yaml', 'colour: red\n', async (path) => {
      const { code, error } = await demarc('advise', path, snapshot);
      expect(code).toBe(2);
      expect(error).toMatch(/is no notice: .*Give an ACK notice/);
    });
  });

  it('says when it should be closed, by severity and by known exploitation, as configured', async () => {
    const due = async (flaw: string, ...flags: string[]) =>
      (await ask(flaw, filesOn({}), ...flags)).rows.find(({ state }) => state !== 'done');
    expect(await due('CVE-2025-5187')).toMatchObject({ due: '2025-11-09T16:29:36Z', overdue: true });
    expect(await due('CVE-2025-5187', '--deadline', 'medium=800')).toMatchObject({
      due: '2027-10-20T16:29:36Z',
      overdue: false,
    });
    expect(await due('CVE-2026-31431')).toMatchObject({ due: '2026-05-15T00:00:00Z', overdue: true });
    expect(await due('CVE-2026-33343')).toMatchObject({ due: null, overdue: false });
    expect((await demarc('advise', 'CVE-2025-5187', snapshot, '--deadline', 'soon=1')).code).toBe(2);
  });

  it('leaves a version that cannot be read undetermined', async () => {
    const { rows, code } = await ask('CVE-2024-40635', filesOn({ runtime: 'containerd://unknown-build' }));
    const row = rows.find(({ scope }) => scope.kind === 'node');
    expect(row && answerOf(row)).toEqual({
      affected: 'undetermined',
      party: 'customer',
      trigger: 'customer',
      state: 'undetermined',
    });
    expect(row?.notes).toContainEqual({ code: 'reason:version-unreadable', values: {} });
    expect(code).toBe(3);
  });

  it('does not take a user’s word over what was read', async () => {
    const { rows } = await ask(
      'CVE-2024-40635',
      filesOn({ runtime: 'containerd://1.7.26' }),
      '--installed',
      'containerd=1.7.27',
    );
    expect(rows.find(({ scope }) => scope.kind === 'node')).toMatchObject({
      version: '1.7.26',
      affected: 'yes',
    });
  });

  it('refuses a cluster or a region that is not there, rather than to call nothing clean', async () => {
    const { code, error } = await demarc('advise', 'CVE-2024-40635', snapshot, '--cluster', 'nope');
    expect(code).toBe(2);
    expect(error).toMatch(/no cluster nope/);
    const elsewhere = await demarc('advise', 'CVE-2024-40635', snapshot, '--region', 'nope');
    expect([elsewhere.code, elsewhere.out]).toEqual([2, '']);
    expect(elsewhere.error).toMatch(/no cluster of region nope/);
  });

  it('tells both languages, and names from outside come out inert', async () => {
    const files = filesOn(
      { runtime: 'containerd://1.7.26\u001b[31m' },
      { kubernetesNodes: [kubernetesNode()] },
    );
    const inputs = [snapshot, writeFolder(files)];
    for (const input of inputs) {
      const english = await demarc('advise', 'CVE-2024-40635', input);
      const chinese = await demarc('advise', 'CVE-2024-40635', input, '--lang', 'zh-CN');
      expect(english.out).toMatch(/Data: as of/);
      expect(chinese.out).toMatch(/数据：截至/);
      for (const { out } of [english, chinese]) expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
    const { out } = await demarc('advise', 'CVE-2025-1974', snapshot);
    expect(out).toMatch(/Customer – started by: the customer – to do/);
  });
});
