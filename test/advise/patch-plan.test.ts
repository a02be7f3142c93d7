import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { PatchPlan } from '../../src/model/patch-plan.ts';
import { type Files, refused, writeFolder } from '../contract/folder.ts';
import { CLUSTER, cluster, filesOf, kubernetesNode } from '../contract/world.ts';
import { ask, demarc, filesOn } from './ask.ts';
import { faults } from './schemas.ts';

const CATALOGUE =
  'cs/DescribeKubernetesVersionMetadata@ClusterType=ManagedKubernetes,Profile=Default,Region=cn-hangzhou.json';

const release = (version: string, containerd: string[], upgradable: string[]) => ({
  version,
  creatable: true,
  release_date: '2026-05-28T00:00:00Z',
  expiration_date: '2027-05-30T00:00:00Z',
  upgradable_versions: upgradable,
  runtimes: containerd.map((each) => ({ name: 'containerd', version: each })),
  images: [],
});

/** 1.31.3 with containerd 1.7.26; the next patch and the next minor are offered. */
function offered(): Files {
  const files = filesOn(
    { next: '1.31.12-aliyun.1', runtime: 'containerd://1.7.26' },
    { addons: [{ name: 'nginx-ingress-controller', version: 'v1.11.4-aliyun.1', state: 'active' }] },
  );
  files[CATALOGUE] = [
    release('1.31.3-aliyun.1', ['1.7.27'], ['1.31.12-aliyun.1']),
    release('1.31.12-aliyun.1', ['1.7.27', '2.2.5'], ['1.32.8-aliyun.1']),
    release('1.32.8-aliyun.1', ['2.1.6'], []),
  ];
  files[`cs/DescribeAddon@${CLUSTER},nginx-ingress-controller.json`] = {
    name: 'nginx-ingress-controller',
    version: 'v1.11.4-aliyun.1',
    managed: false,
    newer_versions: [
      { version: 'v1.11.5-aliyun.1', minimum_cluster_version: '1.22.0', upgradable: true },
      { version: 'v1.13.9-aliyun.1', minimum_cluster_version: '1.32.0', upgradable: false },
      { version: 'v1.13.8-aliyun.1', minimum_cluster_version: '1.22.0', upgradable: true },
    ],
  };
  return files;
}

async function plan(files: Files, ...flags: string[]) {
  const told = await demarc(
    'patch',
    'plan',
    writeFolder(files),
    '--cluster',
    CLUSTER,
    '--format',
    'json',
    ...flags,
  );
  return { code: told.code, plan: JSON.parse(told.out) as PatchPlan };
}

describe('advise: the target of a remedy', () => {
  it('is the release that closes every advisory, not the first that closes this one', async () => {
    const { rows } = await ask('CVE-2024-40635', offered());
    expect(rows.find(({ scope }) => scope.kind === 'node-pool')?.remedy).toMatchObject({
      fixedIn: '1.7.27',
      target: '2.2.5',
      offered: 'yes',
      prerequisites: [{ code: 'control-plane-first', values: { path: '1.31.12-aliyun.1' } }],
      leavesOpen: [],
    });
  });

  it('is what ACK offers of an add-on for this cluster', async () => {
    const { rows } = await ask('CVE-2025-1974', offered());
    expect(rows.find(({ component }) => component === 'ingress-nginx')?.remedy).toMatchObject({
      target: 'v1.13.8-aliyun.1',
      console: { en: `ACK > Clusters > ${CLUSTER} > Operations > Add-ons` },
      call: `aliyun cs POST /clusters/${CLUSTER}/components/upgrade --body '[{"component_name":"nginx-ingress-controller","next_version":"v1.13.8-aliyun.1"}]'`,
    });
  });

  it('takes the kubelet no further than the control plane', async () => {
    const { rows } = await ask('CVE-2025-0426', offered());
    expect(rows.find(({ scope }) => scope.kind === 'node-pool')?.remedy).toMatchObject({
      target: '1.31.12-aliyun.1',
      prerequisites: [{ code: 'control-plane-first', values: { path: '1.31.12-aliyun.1' } }],
    });
  });

  it('is unknown where what ACK offers was not read, and none where nothing offered closes it', async () => {
    const remedyOf = async (files: Files) =>
      (await ask('CVE-2025-5187', files)).rows.find(({ scope }) => scope.kind === 'cluster');
    expect((await remedyOf(refused(filesOn({}), CATALOGUE)))?.remedy).toMatchObject({
      target: null,
      offered: 'unknown',
    });
    const files = filesOn({});
    files[CATALOGUE] = [release('1.31.3-aliyun.1', [], [])];
    expect(await remedyOf(files)).toMatchObject({
      trigger: 'alibaba-cloud',
      state: 'waiting-for-provider',
      remedy: { target: null, offered: 'no' },
    });
  });
});

describe('demarc patch plan', () => {
  it('closes what can be closed with the fewest upgrades, in an order in which they can be made', async () => {
    const { plan: told, code } = await plan(offered());
    expect(told.steps.map(({ act, from, to }) => [act, from, to])).toEqual([
      ['addon-upgrade', 'v1.11.4-aliyun.1', 'v1.13.8-aliyun.1'],
      ['control-plane-upgrade', '1.31.3-aliyun.1', '1.31.12-aliyun.1'],
      ['kubelet-upgrade', 'v1.31.3-aliyun.1, 1.7.26', '1.31.12-aliyun.1, 2.2.5'],
    ]);
    expect(told.steps[2]?.call).toContain(
      '"kubernetes_version":"1.31.12-aliyun.1","runtime_type":"containerd","runtime_version":"2.2.5"',
    );
    expect(told.before.map(({ advisory }) => advisory)).toEqual(
      expect.arrayContaining(['CVE-2025-5187', 'CVE-2025-0426', 'CVE-2024-40635', 'CVE-2025-1974']),
    );
    expect(told.after.length).toBeLessThan(told.before.length);
    expect(told.after.length).toBe(told.steps.at(-1)?.openAfter);
    const unfixed = told.unfixed.map(({ advisory }) => advisory);
    expect(unfixed).toContain('CVE-2020-8554');
    expect(told.after.some(({ advisory }) => unfixed.includes(advisory))).toBe(false);
    expect(code).toBe(1);
  });

  it('holds to its schema', async () => {
    expect(faults('patch-plan', (await plan(offered())).plan)).toEqual([]);
  });

  it('repairs the systems of a pool last, in one step', async () => {
    const files = offered();
    files['sas/DescribeVulList.json'] = {
      CurrentPage: 1,
      PageSize: 100,
      TotalCount: 1,
      VulRecords: [
        {
          Name: 'alilinux3:3:A-1',
          InstanceId: 'i-1',
          Status: 1,
          Related: 'CVE-2026-1,CVE-2026-2',
          Type: 'cve',
        },
      ],
    };
    const { plan: told } = await plan(files);
    expect(told.steps.at(-1)).toMatchObject({
      act: 'os-patch',
      party: 'customer',
      trigger: 'customer',
      restarts: 'node',
      closes: [{ advisory: 'CVE-2026-1' }, { advisory: 'CVE-2026-2' }],
      openAfter: told.after.length,
    });
    expect(told.steps.at(-1)?.call).toContain('"vuls":["alilinux3:3:A-1"]');
  });

  it('counts a step only as what it closes and opens', async () => {
    const { plan: told } = await plan(offered());
    let open = told.before.length;
    for (const { closes, opens, openAfter } of told.steps) {
      open += opens.length - closes.length;
      expect(openAfter).toBe(open);
    }
  });

  it('takes no version without a reading for a fixed one', async () => {
    const files = offered();
    const addon = files[`cs/DescribeAddon@${CLUSTER},nginx-ingress-controller.json`] as Record<
      string,
      unknown
    >;
    addon.newer_versions = [{ version: 'nightly', minimum_cluster_version: '1.22.0', upgradable: true }];
    const { plan: told } = await plan(files);
    expect(told.steps.filter(({ act }) => act === 'addon-upgrade')).toEqual([]);
    expect(told.after.map(({ advisory }) => advisory)).toContain('CVE-2025-1974');
  });

  it('says what was not read, and does not call it closed', async () => {
    const files = refused(
      filesOf({ cluster: cluster({ current_version: '1.36.1-aliyun.1' }) }),
      `kubernetes/${CLUSTER}/nodes.json`,
    );
    const { plan: told, code } = await plan(files);
    expect(told.notes.map(({ code: each }) => each)).toContain('nodes-gap');
    expect(told.undetermined.map(({ component }) => component)).toEqual(
      expect.arrayContaining(['kubelet', 'containerd', 'runc', 'etcd']),
    );
    expect(code).toBe(3);
  });

  it('writes the same plan as YAML, and tells it in both languages', async () => {
    const folder = writeFolder(offered());
    const told = async (...flags: string[]) =>
      (await demarc('patch', 'plan', folder, '--cluster', CLUSTER, ...flags)).out;
    expect(load(await told('--format', 'yaml'))).toEqual(JSON.parse(await told('--format', 'json')));
    expect(await told()).toMatch(
      /Upgrade the cluster \(shop-prod, kube-apiserver\): 1\.31\.3-aliyun\.1 → 1\.31\.12/,
    );
    expect(await told('--lang', 'zh-CN')).toMatch(/升级集群/);
  });

  it('lets no name reorder or hide what it says, in YAML either', async () => {
    const files = offered();
    const clusters = files['cs/DescribeClustersV1.json'] as { clusters: { name: string }[] };
    for (const each of clusters.clusters) each.name = 'shop\u202edorp';
    (files[`cs/DescribeClusterDetail@${CLUSTER}.json`] as { name: string }).name = 'shop\u202edorp';
    const folder = writeFolder(files);
    const { out } = await demarc('patch', 'plan', folder, '--cluster', CLUSTER, '--format', 'yaml');
    expect(out).not.toContain('\u202e');
    expect(load(out)).toMatchObject({ clusterName: 'shop\u202edorp' });
  });

  it('takes no part of a cluster back', async () => {
    const files = filesOn({ next: '1.30.9-aliyun.1', runtime: 'containerd://2.1.5' });
    files[CATALOGUE] = [release('1.31.3-aliyun.1', ['1.6.38'], []), release('1.30.9-aliyun.1', [], [])];
    expect((await plan(files)).plan.steps).toEqual([]);
    const { rows } = await ask('CVE-2026-53488', files);
    expect(rows.find(({ scope }) => scope.kind === 'node-pool')?.remedy).toMatchObject({
      fixedIn: '2.1.9',
      target: null,
      offered: 'no',
    });
  });

  it('refuses a cluster that is not there', async () => {
    const { code, error } = await demarc(
      'patch',
      'plan',
      writeFolder(filesOf({ kubernetesNodes: [kubernetesNode()] })),
      '--cluster',
      'nope',
    );
    expect(code).toBe(2);
    expect(error).toMatch(/no cluster nope/);
  });
});
