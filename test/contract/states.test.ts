import { describe, expect, it } from 'vitest';
import type { Assessment, LedgerRow } from '../../src/model/assessment.ts';
import type { Duty, Layer } from '../../src/model/layer.ts';
import { assessFiles, type Files, refused, without } from './folder.ts';
import { paths, scenarios } from './scenarios.ts';
import {
  CLUSTER,
  everyLeg,
  filesOf,
  kubernetesNode,
  NODE,
  node,
  POOL,
  pool,
  vulnerabilities,
} from './world.ts';

function row(
  assessment: Assessment,
  id: string,
  layer: Layer,
  duty: Duty,
  part?: string,
): LedgerRow | undefined {
  return assessment.ledger.find(
    (item) =>
      (item.scope.node ?? item.scope.nodePool ?? item.scope.cluster ?? item.scope.account) === id &&
      item.layer === layer &&
      item.duty === duty &&
      (part === undefined || item.part === part),
  );
}

const open = (necessity: string, name = 'openssl') => [
  {
    instance_id: 'i-1',
    node_name: NODE,
    vul_list: [
      {
        name: 'oval:example:def:1',
        alias_name: 'x',
        necessity,
        cve_list: ['CVE-2026-0001'],
        need_reboot: false,
        package_list: [{ name }],
      },
    ],
  },
];

const docker = kubernetesNode({ status: { nodeInfo: { containerRuntimeVersion: 'docker://19.3.15' } } });
const second = node({ instance_id: 'i-2', node_name: 'second' });
const secondOnDocker = kubernetesNode({
  metadata: { name: 'second' },
  spec: { providerID: 'cn-hangzhou.i-2' },
  status: { nodeInfo: { containerRuntimeVersion: 'docker://19.3.15' } },
});

describe("contract: states of the customer's duties", () => {
  it('are breached by a fail, in the row of its scope and every enclosing one', async () => {
    const assessment = await assessFiles(filesOf({ kubernetesNodes: [docker] }));
    expect(row(assessment, NODE, 'container-runtime', 'apply-fix')?.state).toBe('breached');
    expect(row(assessment, POOL, 'container-runtime', 'apply-fix')?.state).toBe('breached');
  });

  it("of a node are its own and its pool's, not those of the node beside it", async () => {
    const assessment = await assessFiles(
      filesOf({ nodes: [node(), second], kubernetesNodes: [kubernetesNode(), secondOnDocker] }),
    );
    expect(row(assessment, NODE, 'container-runtime', 'apply-fix')?.state).toBe('met');
    expect(row(assessment, 'second', 'container-runtime', 'apply-fix')?.state).toBe('breached');
    expect(row(assessment, POOL, 'container-runtime', 'apply-fix')?.state).toBe('breached');
    // The pool's switch counts in both of its nodes.
    for (const id of [NODE, 'second'])
      expect(row(assessment, id, 'node-os', 'apply-fix')?.checks).toContain('nodepool-automation-off');
  });

  it('stay breached beside an unknown', async () => {
    const assessment = await assessFiles(
      filesOf({
        nodes: [node(), second],
        kubernetesNodes: [
          docker,
          kubernetesNode({
            metadata: { name: 'second' },
            spec: { providerID: 'cn-hangzhou.i-2' },
            status: { nodeInfo: { containerRuntimeVersion: undefined } },
          }),
        ],
      }),
    );
    expect(row(assessment, POOL, 'container-runtime', 'apply-fix')?.state).toBe('breached');
    expect(row(assessment, 'second', 'container-runtime', 'apply-fix')?.state).toBe('unproven');
  });

  it('are unproven by an unknown, which names source and cure', async () => {
    const assessment = await assessFiles(refused(filesOf(), paths.kubernetesNodes));
    const found = row(assessment, POOL, 'container-runtime', 'apply-fix');
    expect(found?.state).toBe('unproven');
    expect(found?.unread).toBe(true);
    expect(found?.because?.join()).toMatch(/kubernetes\/nodes.*list nodes/);
  });

  it('are unproven where no check covers them, which is no unread source', async () => {
    const assessment = await assessFiles(filesOf());
    const bare = assessment.ledger.filter(({ party, checks }) => party === 'customer' && checks.length === 0);
    for (const found of bare) expect([found.state, found.unread ?? false]).toEqual(['unproven', false]);
  });

  it('are unproven where the party is unknown', async () => {
    const { ledger } = await assessFiles(
      refused(filesOf({ pools: [pool(everyLeg)] }), paths.vulnerabilities, paths.edition),
    );
    for (const found of ledger.filter(({ party }) => party === 'unknown'))
      expect(found.state).toBe('unproven');
  });

  it('are met by a pass alone, with the age of its evidence', async () => {
    const assessment = await assessFiles(filesOf());
    expect(row(assessment, NODE, 'container-runtime', 'apply-fix')).toMatchObject({
      state: 'met',
      evidenceAt: expect.any(String),
      evidenceAgeDays: expect.any(Number),
    });
    const met = assessment.ledger.filter(({ state }) => state === 'met' || state === 'verified');
    for (const found of met) expect(found.evidenceAgeDays).toBeGreaterThanOrEqual(0);
  });

  it('are unproven once the scan behind them is older than a week', async () => {
    const scanned = (updated: string): Files => ({
      ...filesOf(),
      [`cs/DescribeClusterTasks@${CLUSTER}.json`]: {
        tasks: [
          { task_id: 'T-1', task_type: 'nodepool_vul_scan', state: 'success', created: updated, updated },
        ],
        page_info: { total_count: 1 },
      },
    });
    const runtime = async (updated: string) =>
      row(await assessFiles(scanned(updated)), NODE, 'container-runtime', 'apply-fix');
    expect(await runtime('2026-11-14T08:00:00Z')).toMatchObject({ state: 'met', evidenceAgeDays: 6 });
    expect(await runtime('2026-11-12T08:00:00Z')).toMatchObject({ state: 'unproven' });
  });

  it('of a pool whose nodes were not all listed are not met by the rest', async () => {
    const files = scenarios['pages of Kubernetes nodes that ACK does not list'] as Files;
    const less = await assessFiles(without(files, paths.kubernetesNodes.replace('.json', '.2.json')));
    expect(row(less, POOL, 'container-runtime', 'apply-fix')?.state).toBe('unproven');
  });

  it('are waived by a waiver of every fail, below any unknown', async () => {
    const waivers = [
      { check: 'runtime-docker-retired', owner: 'ops', reason: 'migration', expires: '2026-12-31' },
    ];
    const waived = await assessFiles(filesOf({ kubernetesNodes: [docker] }), { waivers });
    expect(row(waived, NODE, 'container-runtime', 'apply-fix')?.state).toBe('waived');
    const unproven = await assessFiles(
      without(filesOf({ kubernetesNodes: [docker] }), paths.vulnerabilities),
      { waivers },
    );
    expect(row(unproven, NODE, 'container-runtime', 'apply-fix')?.state).toBe('unproven');
  });
});

describe("contract: states of Alibaba Cloud's duties", () => {
  const automated = filesOf({ pools: [pool(everyLeg)] });

  it('are overdue where a fix that is its to apply is still open, and not by a switch', async () => {
    const assessment = await assessFiles({
      ...automated,
      [paths.vulnerabilities]: vulnerabilities(true, open('asap')),
    });
    for (const id of [NODE, POOL])
      expect(row(assessment, id, 'node-os', 'apply-fix')).toMatchObject({
        party: 'alibaba-cloud',
        state: 'overdue',
      });
    expect(assessment.findings.find(({ check }) => check === 'node-os-vulns-open')?.party).toBe(
      'alibaba-cloud',
    );
  });

  it("are told from the remainder, which is the customer's", async () => {
    const part = {
      pools: [
        pool({
          management: {
            auto_vul_fix: true,
            auto_vul_fix_policy: { vul_level: 'asap', exclude_packages: 'kernel' },
          },
        }),
      ],
    };
    const low = await assessFiles({
      ...filesOf(part),
      [paths.vulnerabilities]: vulnerabilities(true, open('nntf')),
    });
    expect(row(low, NODE, 'node-os', 'apply-fix', 'remainder')).toMatchObject({
      party: 'customer',
      state: 'breached',
    });
    expect(row(low, NODE, 'node-os', 'apply-fix', 'automated')?.state).not.toBe('overdue');
    const kernel = await assessFiles({
      ...filesOf(part),
      [paths.vulnerabilities]: vulnerabilities(true, open('asap', 'kernel')),
    });
    expect(row(kernel, NODE, 'node-os', 'apply-fix', 'remainder')?.state).toBe('breached');
    const high = await assessFiles({
      ...filesOf(part),
      [paths.vulnerabilities]: vulnerabilities(true, open('asap')),
    });
    expect(row(high, NODE, 'node-os', 'apply-fix', 'automated')).toMatchObject({
      party: 'alibaba-cloud',
      state: 'overdue',
    });
  });

  it('are unverified unless evidence says more', async () => {
    const assessment = await assessFiles(filesOf());
    expect(row(assessment, CLUSTER, 'infrastructure', 'protect')?.state).toBe('unverified');
    const bare = await assessFiles(without(filesOf(), paths.versions));
    expect(row(bare, CLUSTER, 'control-plane', 'apply-fix')?.state).toBe('unverified');
  });

  it('are overdue where a newer patch of the control plane has been out for long', async () => {
    const files = filesOf();
    const releases = (files[paths.versions] as Record<string, unknown>[]).concat({
      version: '1.36.9-aliyun.1',
      release_date: '2026-07-01T00:00:00Z',
      creatable: true,
      images: [],
      runtimes: [],
    });
    const assessment = await assessFiles({ ...files, [paths.versions]: releases });
    expect(row(assessment, CLUSTER, 'control-plane', 'apply-fix')?.state).toBe('overdue');
  });

  it('never lean on a waiver', async () => {
    const waivers = [{ check: 'node-os-vulns-open', owner: 'ops', reason: 'x', expires: '2026-12-31' }];
    const assessment = await assessFiles(
      { ...automated, [paths.vulnerabilities]: vulnerabilities(true, open('asap')) },
      { waivers },
    );
    expect(row(assessment, NODE, 'node-os', 'apply-fix')?.state).toBe('overdue');
  });
});

describe('contract: waivers', () => {
  const busy = scenarios.busy as Files;
  const waiver = { check: 'pod-privileged', owner: 'ops', reason: 'legacy', expires: '2026-12-31' };

  it('match a check, a subject by glob, and a cluster', async () => {
    const applied = async (change: object) =>
      (await assessFiles(busy, { waivers: [{ ...waiver, ...change }] })).waivers;
    expect((await applied({})).applied).toBeGreaterThan(0);
    expect((await applied({ subject: `${CLUSTER}/*/shop/*` })).applied).toBeGreaterThan(0);
    expect((await applied({ cluster: CLUSTER })).applied).toBeGreaterThan(0);
    expect((await applied({ subject: `${CLUSTER}/*/other/*` })).unmatched).toHaveLength(1);
    expect((await applied({ cluster: 'c0zz' })).unmatched).toHaveLength(1);
  });

  it('stand beside the finding, which stays', async () => {
    const [before, after] = [await assessFiles(busy), await assessFiles(busy, { waivers: [waiver] })];
    const named = ({ findings }: Assessment) => findings.filter(({ check }) => check === 'pod-privileged');
    expect(named(after)).toHaveLength(named(before).length);
    expect(named(after)[0]?.waiver).toEqual({ owner: 'ops', reason: 'legacy', expires: '2026-12-31' });
    expect(named(after)[0]?.fingerprint).toBe(named(before)[0]?.fingerprint);
  });

  it('hold on the day they name and come back the day after', async () => {
    const on = async (expires: string) => {
      const assessment = await assessFiles(busy, { waivers: [{ ...waiver, expires }] });
      const found = assessment.findings.find(({ check }) => check === 'pod-privileged');
      return [
        found?.waiver !== undefined,
        found?.waiverExpired !== undefined,
        assessment.waivers.expired.length,
      ];
    };
    expect(await on('2026-11-20')).toEqual([true, false, 0]);
    expect(await on('2026-11-19')).toEqual([false, true, 1]);
  });

  it('do not cover what could not be told', async () => {
    const waivers = [{ ...waiver, check: 'rrsa-off' }];
    const assessment = await assessFiles(refused(filesOf(), paths.detail, paths.clusters), { waivers });
    expect(assessment.findings.filter(({ waiver: own }) => own !== undefined)).toEqual([]);
    expect(assessment.waivers.unmatched).toHaveLength(1);
  });
});

describe('contract: fingerprints', () => {
  it('outlive everything but check and subject', async () => {
    const busy = scenarios.busy as Files;
    const prints = async (files: Files) =>
      new Map(
        (await assessFiles(files)).findings.map(({ check, subject, part, fingerprint }) => [
          `${check} ${subject} ${part}`,
          fingerprint,
        ]),
      );
    const [one, later] = [
      await prints(busy),
      await prints({
        ...busy,
        'demarc-export.json': {
          collectedAt: '2026-11-21T08:00:00Z',
          accountId: '1000000000000001',
          region: 'cn-hangzhou',
        },
      }),
    ];
    for (const [key, print] of later) if (one.has(key)) expect(print).toBe(one.get(key));
    expect(one.size).toBeGreaterThan(20);
  });

  it('are those of the same thing before and after it could be told', async () => {
    const [read, unread] = [
      await assessFiles(filesOf({ kubernetesNodes: [docker] })),
      await assessFiles(
        filesOf({
          kubernetesNodes: [kubernetesNode({ status: { nodeInfo: { containerRuntimeVersion: undefined } } })],
        }),
      ),
    ];
    const of = ({ findings }: Assessment) =>
      findings.find(({ check, scope }) => check === 'runtime-docker-retired' && scope.kind === 'node');
    expect([of(read)?.verdict, of(unread)?.verdict]).toEqual(['fail', 'unknown']);
    expect(of(read)?.fingerprint).toBe(of(unread)?.fingerprint);
  });
});

describe('contract: sources', () => {
  it('are one line a request, what was not exported not attempted, with its cure', async () => {
    const { sources } = await assessFiles({
      'cs/DescribeClustersV1.json': {
        clusters: [{ cluster_id: CLUSTER, region_id: 'cn-hangzhou', cluster_type: 'ManagedKubernetes' }],
        page_info: { total_count: 1 },
      },
    });
    const line = (source: string) => sources.filter((item) => item.source === source);
    expect(line('cs/DescribeClustersV1')).toMatchObject([{ outcome: 'read', ids: [] }]);
    for (const [source, cure] of [
      ['cs/DescribeClusterDetail', 'cs:DescribeClusterDetail'],
      ['cs/DescribeClusterNodePools', 'cs:DescribeClusterNodePools'],
      ['ram/ListUsers', 'ram:ListUsers'],
      ['ecs/DescribeImages', 'ecs:DescribeImages'],
      ['kubernetes/pods', 'kubernetes: list pods'],
    ] as const)
      expect(line(source)).toMatchObject([{ outcome: 'not-attempted', cure }]);
    expect(new Set(sources.map(({ source, ids }) => [source, ...ids].join())).size).toBe(sources.length);
  });

  it('keep each outcome, and a refusal its cure', async () => {
    const files: Files = {
      ...without(filesOf(), paths.pools, paths.nodes, paths.addons, paths.edition),
      [paths.pools.replace('.json', '.error.json')]: {
        httpStatus: 403,
        code: 'StatusForbidden',
        message: 'RAM policy Forbidden',
      },
      [paths.nodes.replace('.json', '.error.json')]: {
        httpStatus: 429,
        code: 'Throttling.User',
        message: '',
      },
      [paths.addons.replace('.json', '.error.json')]: {
        httpStatus: 404,
        code: 'ErrorClusterNotFound',
        message: '',
      },
      [paths.edition]: '{"Version":',
    };
    const { sources } = await assessFiles(files);
    const outcome = (source: string) => sources.find((item) => item.source === source);
    expect(outcome('cs/DescribeClusterNodePools')).toMatchObject({
      outcome: 'denied',
      cure: 'cs:DescribeClusterNodePools',
    });
    expect(outcome('cs/DescribeClusterNodes')).toMatchObject({ outcome: 'throttled' });
    expect(outcome('cs/ListClusterAddonInstances')).toMatchObject({ outcome: 'absent' });
    expect(outcome('sas/DescribeVersionConfig')).toMatchObject({ outcome: 'failed' });
  });

  it('tell a refusal by its message where the code does not', async () => {
    const files = {
      ...without(filesOf(), paths.pools),
      [paths.pools.replace('.json', '.error.json')]: {
        httpStatus: 400,
        code: 'ErrorCheck',
        message: 'STSToken policy Forbidden for action cs:DescribeClusterNodePools',
      },
    };
    const { sources } = await assessFiles(files);
    expect(sources.find(({ source }) => source === 'cs/DescribeClusterNodePools')?.outcome).toBe('denied');
  });

  it('of which a page is missing are not read', async () => {
    const files = without(
      scenarios['pages of nodes'] as Files,
      paths.kubernetesNodes.replace('.json', '.2.json'),
    );
    const { sources } = await assessFiles(files);
    expect(sources.find(({ source }) => source === 'kubernetes/nodes')?.outcome).toBe('failed');
  });
});
