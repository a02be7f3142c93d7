import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PatchPlan } from '../../src/model/patch-plan.ts';
import { type Files, writeFolder } from '../contract/folder.ts';
import { CLUSTER } from '../contract/world.ts';
import { answerOf, ask, demarc, filesOn } from './ask.ts';

describe('kubectl, which nothing that is collected tells of', () => {
  it('is undetermined until the user says which version operators have', async () => {
    const { rows } = await ask('CVE-2019-11249', filesOn({}));
    const row = rows.find(({ component }) => component === 'kubectl');
    expect(row).toMatchObject({
      affected: 'undetermined',
      party: 'customer',
      notes: [{ code: 'client-tool' }],
    });
  });

  it('is answered by what the user says, with how far it is from the clusters', async () => {
    const old = await ask('CVE-2019-11249', filesOn({}), '--installed', 'kubectl=1.13.4');
    const row = old.rows.find(({ component }) => component === 'kubectl');
    expect(row && answerOf(row)).toEqual({
      affected: 'yes',
      party: 'customer',
      trigger: 'customer',
      state: 'to-do',
    });
    expect(row?.remedy?.act).toBe('client-upgrade');
    expect(row?.notes).toContainEqual({
      code: 'kubectl-skew',
      values: { version: '1.13.4', clusters: CLUSTER },
    });
    const fresh = await ask('CVE-2019-11249', filesOn({}), '--installed', `${CLUSTER}/kubectl=1.32.0`);
    const done = fresh.rows.filter(({ component }) => component === 'kubectl');
    expect(done.map(({ scope, state, notes }) => [scope.kind, state, notes])).toEqual([
      ['cluster', 'done', []],
    ]);
  });
});

const versions = (...path: string[]) =>
  path.map((version, index) => ({
    version,
    upgradable_versions: path.slice(index + 1, index + 2),
    runtimes: [],
  }));

/** CVE-2025-5187 on 1.31.3; the only release with the fix is three minors up. */
function world(proxy: string, offered: string[]): Files {
  return {
    ...filesOn(
      { kubelet: 'v1.32.1-aliyun.1', kubernetes: '1.31.3-aliyun.1' },
      {
        addons: [{ name: 'kube-proxy-worker', version: proxy, state: 'active' }],
        kubernetesNodes: [],
        nodes: [],
        pools: [],
      },
    ),
    'cs/DescribeKubernetesVersionMetadata.json': versions(
      '1.31.3-aliyun.1',
      '1.32.3-aliyun.1',
      '1.33.4-aliyun.1',
    ),
    [`cs/GetClusterAddonInstance@${CLUSTER},kube-proxy-worker.json`]: {
      name: 'kube-proxy-worker',
      version: proxy,
    },
    'cs/DescribeAddon@kube-proxy-worker.json': {
      name: 'kube-proxy-worker',
      newer_versions: offered.map((version) => ({
        version,
        upgradable: true,
        minimum_cluster_version: '1.22.0',
      })),
    },
  };
}

async function plan(files: Files): Promise<PatchPlan> {
  const folder = writeFolder(files);
  try {
    const { out, error } = await demarc('patch', 'plan', folder, '--cluster', CLUSTER, '--format', 'json');
    if (out === '') throw new Error(error);
    return JSON.parse(out) as PatchPlan;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('kube-proxy in a plan', () => {
  it('takes the control plane no further than kube-proxy bears', async () => {
    const free = await plan(world('v1.31.3-aliyun.1', []));
    expect(free.steps.map(({ act, to }) => [act, to])).toEqual([
      ['control-plane-upgrade', '1.32.3-aliyun.1'],
      ['control-plane-upgrade', '1.33.4-aliyun.1'],
    ]);
    const held = await plan(world('v1.29.3-aliyun.1', []));
    expect(held.steps.map(({ act, to }) => [act, to])).toEqual([]);
  });

  it('says where the version of kube-proxy cannot be read', async () => {
    const { notes } = await plan(world('a-build', []));
    expect(notes.map(({ code }) => code)).toContain('kube-proxy-skew-untold');
  });
});
