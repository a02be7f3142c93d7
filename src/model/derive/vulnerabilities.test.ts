import { describe, expect, it } from 'vitest';
import {
  CLUSTER_VULS,
  item,
  kubernetesNodes,
  N1,
  N2,
  N3,
  nodes,
  POOL_VULS,
  poolReport,
  pools,
  quiet,
  record,
  VUL_LIST,
  vulList,
  withEntries,
} from '../../../test/fixtures/node-security.ts';
import { read, recordedTables, refused } from '../../../test/fixtures/recorded.ts';
import type { Tables } from '../tables.ts';
import { isExcluded } from './open-vulnerabilities.ts';
import { isRuntimePackage } from './runtime-packages.ts';

type Entries = Parameters<typeof recordedTables>;
const tablesOf = (...changed: Entries): Tables => recordedTables(...withEntries(quiet, ...changed));
const names = (rows: readonly { name: { value: string } }[] | undefined) =>
  rows?.map(({ name }) => name.value);
const sources = (gaps: readonly { source: string }[] | undefined) => [
  ...new Set(gaps?.map(({ source }) => source)),
];

describe('vulnerabilityReports', () => {
  const reportOf = (id: string, ...changed: Entries) =>
    tablesOf(...changed).vulnerabilityReports.get(`c0aa/${id}`);

  it('has a row for every node, also for one without findings', () => {
    const table = tablesOf().vulnerabilityReports;
    expect(table.rows.map((row) => row.id)).toEqual([`c0aa/${N1}`, `c0aa/${N2}`, `c0aa/${N3}`]);
    expect(table.rows.every((row) => row.open.length + row.gaps.length === 0 && row.lastScan.known)).toBe(
      true,
    );
    expect(table.completeness('c0aa').state).toBe('complete');
  });

  it.each([
    [1, true, false],
    [2, true, false],
    [10, true, false],
    [11, true, true],
    [7, false, false],
    [8, false, true],
    [12, false, false],
  ])('sorts the state %i of Security Center', (status, open, restart) => {
    const report = reportOf(N1, vulList(record('i-1', 'oval:1', { Status: status })));
    expect([report?.open.length === 1, report?.restartPending.length === 1]).toEqual([open, restart]);
    expect(report?.gaps).toEqual([]);
  });

  it('does not read a state that is none into either', () => {
    for (const status of [20, 99, 'x']) {
      const report = reportOf(N1, vulList(record('i-1', 'oval:1', { Status: status })));
      expect([report?.open, sources(report?.gaps), sources(report?.statusGaps)]).toEqual([
        [],
        [VUL_LIST],
        [VUL_LIST],
      ]);
    }
  });

  it('takes what ACK lists for open, whatever the state', () => {
    const ack = poolReport('npauto', { 'i-1': [item('oval:1')] });
    expect(names(reportOf(N1, ack, vulList(record('i-1', 'oval:1', { Status: 8 })))?.open)).toEqual([
      'oval:1',
    ]);
    expect(names(reportOf(N1, ack, refused(VUL_LIST))?.open)).toEqual(['oval:1']);
  });

  it('keeps the gap of a pool to its nodes, and reports the pool too', () => {
    const denied = refused(`${POOL_VULS}@c0aa,nphand`);
    expect(sources(reportOf(N2, denied)?.gaps)).toEqual([POOL_VULS]);
    expect(reportOf(N1, denied)?.gaps).toEqual([]);
    expect(reportOf('nphand', denied)).toMatchObject({
      level: 'node-pool',
      open: [],
      scope: { kind: 'node-pool' },
    });
    expect(sources(reportOf('nphand', denied)?.gaps)).toEqual([POOL_VULS]);
    expect(sources(reportOf(N1, refused(VUL_LIST))?.statusGaps)).toEqual([VUL_LIST]);
  });

  it('believes the summary of a cluster where it covers all nodes of a pool', () => {
    const denied = refused(`${POOL_VULS}@c0aa,nphand`);
    const summary = (count: number) =>
      read(`${CLUSTER_VULS}@c0aa`, {
        vul_records: [
          {
            vul_name: 'oval:1',
            vul_type: 'cve',
            necessity: 'asap',
            nodepool_id: 'nphand',
            node_count: count,
          },
        ],
      });
    expect(names(reportOf('nphand', denied, summary(2))?.open)).toEqual(['oval:1']);
    const some = reportOf('nphand', denied, summary(1));
    expect([some?.open, sources(some?.gaps)]).toEqual([[], [POOL_VULS, CLUSTER_VULS]]);
    expect(reportOf('nphand', summary(2))).toBeUndefined();
  });

  it('reports a machine that no node list has with its pool', () => {
    const report = reportOf('npauto', poolReport('npauto', { 'i-gone': [item('oval:1')] }));
    expect([report?.level, names(report?.open)]).toEqual(['node-pool', ['oval:1']]);
  });

  it('says which lists a node could be in while its pool is not known', () => {
    const lost = reportOf(N1, refused('cs/DescribeClusterNodes@c0aa'));
    expect(sources(lost?.gaps)).toContain('cs/DescribeClusterNodes');
    const unlisted = reportOf(N1, refused(`${pools.source}@c0aa`), refused(`${POOL_VULS}@c0aa,npauto`));
    expect(sources(unlisted?.gaps)).toEqual([POOL_VULS]);
  });

  it('is partial while nodes or pools may be missing', () => {
    expect(tablesOf(refused('kubernetes/nodes@c0aa')).vulnerabilityReports.completeness('c0aa').state).toBe(
      'partial',
    );
    expect(
      tablesOf(refused('cs/DescribeClusterNodePools@c0aa')).vulnerabilityReports.completeness('c0aa').state,
    ).toBe('partial');
  });
});

describe('openVulnerabilities', () => {
  const rowsOf = (node: string, ...changed: Entries) =>
    tablesOf(...changed)
      .openVulnerabilities.rows.filter((row) => row.scope.node === node)
      .map((row) => [row.part, names(row.open), sources(row.gaps)]);

  it('splits what automation covers from the remainder', () => {
    const items = [
      item('later', { necessity: 'later' }),
      item('asap'),
      item('low', { necessity: 'nntf' }),
      item('kernel', { package_list: [{ name: 'openssl' }, { name: 'kernel-core' }] }),
      item('glibc', { package_list: [{ name: 'glibc-common' }] }),
    ];
    expect(rowsOf(N1, poolReport('npauto', { 'i-1': items }))).toEqual([
      ['automated', ['asap', 'later'], []],
      ['remainder', ['glibc', 'kernel', 'low'], []],
    ]);
  });

  it('has both parts where nothing is open, and one row where the pool repairs nothing', () => {
    expect(rowsOf(N1)).toEqual([
      ['automated', [], []],
      ['remainder', [], []],
    ]);
    expect(rowsOf(N2, poolReport('nphand', { 'i-2': [item('asap')] }))).toEqual([[undefined, ['asap'], []]]);
  });

  it('leaves both parts open for what cannot be told apart', () => {
    const unclear = [item('level', { necessity: 7 }), item('packages', { package_list: null })];
    expect(rowsOf(N1, poolReport('npauto', { 'i-1': unclear }))).toEqual([
      ['automated', [], [POOL_VULS]],
      ['remainder', [], [POOL_VULS]],
    ]);
    const told = [
      item('low', { necessity: 'nntf', package_list: null }),
      item('kernel', { necessity: 7, package_list: [{ name: 'kernel' }] }),
    ];
    expect(rowsOf(N1, poolReport('npauto', { 'i-1': told }))[1]).toEqual([
      'remainder',
      ['kernel', 'low'],
      [],
    ]);
  });

  it('does not split where the settings were not read', () => {
    const denied = [
      refused('cs/DescribeClusterNodePools@c0aa'),
      poolReport('npauto', { 'i-1': [item('asap')] }),
    ];
    expect(rowsOf(N1, ...denied)).toEqual([[undefined, ['asap'], []]]);
  });

  it('leaves the container runtime to the check of its own', () => {
    const items = [
      item('runc', { package_list: [{ name: 'runc' }] }),
      item('both', { package_list: [{ name: 'runc' }, { name: 'zlib' }] }),
    ];
    expect(rowsOf(N2, poolReport('nphand', { 'i-2': items }))).toEqual([[undefined, ['both'], []]]);
    const report = tablesOf(poolReport('nphand', { 'i-2': items })).vulnerabilityReports.get(`c0aa/${N2}`);
    expect(names(report?.open)).toEqual(['both', 'runc']);
  });

  it('tells kernel packages and globs', () => {
    expect(isExcluded('kernel-core', ['kernel'])).toBe(true);
    expect(isExcluded('openssl-libs', ['openssl'])).toBe(false);
    expect(isExcluded('openssl-libs', ['openssl*'])).toBe(true);
    expect(isExcluded('kernel', [])).toBe(false);
  });

  it('tells packages of a runtime by name', () => {
    for (const name of [
      'containerd',
      'containerd.io',
      'runc',
      'docker-ce',
      'docker',
      'kata-containers',
      'moby-engine',
    ]) {
      expect(isRuntimePackage(name), name).toBe(true);
    }
    for (const name of ['dockerfile-lint', 'runcible', 'kernel', 'python3-docker', ''])
      expect(isRuntimePackage(name), name).toBe(false);
  });
});

describe('osImages', () => {
  const images = (list: object[]) =>
    read('ecs/DescribeImages', { RegionId: 'cn-hangzhou', TotalCount: list.length, Images: { Image: list } });
  const both = images([
    { ImageId: 'aliyun_3_x64_20G_alibase_20261015.vhd', ImageOwnerAlias: 'system' },
    { ImageId: 'm-old', ImageOwnerAlias: 'self' },
  ]);
  const imagesOf = (...changed: Entries) =>
    tablesOf(...changed).osImages.rows.map((row) => [
      row.id,
      row.level,
      row.owner.known ? row.owner.value : row.owner.because.source,
    ]);

  it('has a row for each pool, and one for a node on another image', () => {
    expect(imagesOf(both)).toEqual([
      [`c0aa/${N2}`, 'node', 'custom'],
      ['c0aa/npauto', 'node-pool', 'system'],
      ['c0aa/nphand', 'node-pool', 'system'],
    ]);
  });

  it('judges nodes by themselves where the image of the pool or of the node was not read', () => {
    expect(imagesOf(both, refused('cs/DescribeClusterNodePools@c0aa')).map(([id]) => id)).toEqual(
      expect.arrayContaining([`c0aa/${N1}`, `c0aa/${N2}`, `c0aa/${N3}`]),
    );
    const lost = imagesOf(both, refused(`${nodes.source}@c0aa`), kubernetesNodes);
    expect(lost).toContainEqual([`c0aa/${N1}`, 'node', 'cs/DescribeClusterNodes']);
  });

  it('names the stronger evidence that was not read', () => {
    const gapsIn = (...changed: Entries) => sources(tablesOf(...changed).osImages.get('c0aa/npauto')?.gaps);
    const catalogue = read('cs/DescribeKubernetesVersionMetadata', [
      {
        version: '1.36.1-aliyun.1',
        images: [{ image_id: 'aliyun_3_x64_20G_alibase_20261015.vhd', image_category: 'system' }],
      },
    ]);
    expect(gapsIn(both)).toEqual([]);
    expect(gapsIn(refused('ecs/DescribeImages'), catalogue)).toEqual(['ecs/DescribeImages']);
    expect(gapsIn(images([]), catalogue)).toEqual([]);
    expect(gapsIn(images([]))).toEqual(['cs/DescribeKubernetesVersionMetadata']);
    expect(gapsIn()).toEqual(['ecs/DescribeImages', 'cs/DescribeKubernetesVersionMetadata']);
  });
});

describe('runtimeAlerts', () => {
  const events = (...list: object[]) =>
    read('sas/DescribeSuspEvents', { SuspEvents: list, TotalCount: list.length });
  const event = { Level: 'serious', EventStatus: 1, K8sClusterId: 'c0aa' };
  const alertsOf = (...changed: Entries) =>
    Object.fromEntries(
      tablesOf(...changed).runtimeAlerts.rows.map((row) => [row.id, [row.alerts.length, sources(row.gaps)]]),
    );

  it('puts each alert where it belongs', () => {
    const virtual = 'virtual-kubelet-cn-hangzhou-i';
    const node = { metadata: { name: virtual, labels: { type: 'virtual-kubelet' } }, spec: {}, status: {} };
    const items = [...(kubernetesNodes.document as { items: object[] }).items, node];
    const found = alertsOf(
      read('kubernetes/nodes@c0aa', { items }),
      events(
        { ...event, Id: 1, InstanceId: 'i-1' },
        { ...event, Id: 2, InstanceId: '', K8sNodeName: N2 },
        { ...event, Id: 3, InstanceId: '', K8sNodeName: virtual },
        { ...event, Id: 4, InstanceId: 'eci-1', K8sNodeName: 'N/A' },
        { ...event, Id: 5, InstanceId: 'i-elsewhere', K8sClusterId: 'N/A' },
      ),
    );
    expect(found).toEqual({
      c0aa: [1, []],
      [`c0aa/${N1}`]: [1, []],
      [`c0aa/${N2}`]: [1, []],
      [`c0aa/${N3}`]: [0, []],
      [`c0aa/${virtual}`]: [1, []],
    });
  });

  it('says on every row that the list was refused', () => {
    const found = alertsOf(refused('sas/DescribeSuspEvents'));
    expect(Object.values(found)).toEqual(Array(4).fill([0, ['sas/DescribeSuspEvents']]));
  });
});
