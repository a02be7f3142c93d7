import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { faults } from '../advise/schemas.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarc-advisories-schema-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function told(...argv: string[]): Promise<Record<string, unknown>> {
  const out: string[] = [];
  const code = await run(['advisories', ...argv, '--format', 'json', '--data', join(folder, 'kept')], {
    out: (text) => void out.push(text),
    error: (text) => expect.fail(text),
    columns: 100,
    colour: false,
    live: false,
    environment: {},
  });
  expect(code).toBe(0);
  return JSON.parse(out.join('')) as Record<string, unknown>;
}

const NOTICE = `
notice: 1
id: ACK-2026-0099
title: A flaw of CoreDNS
published: 2026-11-01
advisories: [CVE-2023-30464]
components:
  - name: coredns
    affected: ['< 1.12.0']
    fixed: [v1.9.3.11]
statements:
  - component: coredns
    status: not-affected
    when: { cluster-type: [serverless] }
    reason: it is hosted there
`;

describe('the published schema of advisories', () => {
  it('holds for the list, and for every advisory in it', async () => {
    const list = await told('list');
    expect(faults('advisories', list)).toEqual([]);
    const ids = (list.advisories as { id: string }[]).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(100);
    for (const id of ids.filter((_, at) => at % 10 === 0))
      expect(faults('advisories', await told('show', id)), id).toEqual([]);
  });

  it.each([
    ['containerd', '1.7.26'],
    ['containerd', 'a-build'],
    ['coredns', 'v1.9.3.10-7dfca203-aliyun'],
    ['kernel', '5.10.134-16.al8.x86_64'],
    ['kubelet', 'v1.31.3-aliyun.1'],
    ['nobody-knows', '1'],
  ])('holds for all answers about %s %s', async (component, version) => {
    expect(faults('advisories', await told('match', component, version, '--all'))).toEqual([]);
  });

  it('holds for an update, and for what comes of it', async () => {
    writeFileSync(join(folder, 'notice.yaml'), NOTICE);
    writeFileSync(join(folder, 'other.yaml'), 'colour: red\n');
    const update = await told('update', '--from', folder);
    expect(faults('advisories', update)).toEqual([]);
    expect((update.refused as unknown[]).length).toBeGreaterThan(0);
    expect(faults('advisories', await told('show', 'CVE-2023-30464'))).toEqual([]);
    const match = await told('match', 'coredns', 'v1.9.3.11-7dfca203-aliyun', '--all');
    expect(faults('advisories', match)).toEqual([]);
    expect(JSON.stringify(match)).toContain('fixed in v1.9.3.11');
  });

  it('refuses what is none of these', () => {
    expect(faults('advisories', { data: {} })).not.toEqual([]);
  });
});
