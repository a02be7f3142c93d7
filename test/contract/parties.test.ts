import { describe, expect, it } from 'vitest';
import type { Assessment, BasisFact, LedgerRow } from '../../src/model/assessment.ts';
import type { Duty, Layer } from '../../src/model/layer.ts';
import { assessFiles, type Files, refused, without } from './folder.ts';
import { autoUpgrade, EDGE_NODE, EDGE_POOL, edgePool, imageEvidence, paths, scenarios } from './scenarios.ts';
import {
  CLUSTER,
  CUSTOM_IMAGE,
  cluster,
  everyLeg,
  filesOf,
  NODE,
  node,
  POOL,
  pool,
  SYSTEM_IMAGE,
  vulnerabilities,
} from './world.ts';

function scenario(name: string): Promise<Assessment> {
  return assessFiles(scenarios[name] as Files);
}

function rows(assessment: Assessment, id: string, layer: Layer, duty: Duty): LedgerRow[] {
  return assessment.ledger.filter(
    (row) =>
      (row.scope.node ?? row.scope.nodePool ?? row.scope.cluster ?? row.scope.account) === id &&
      row.layer === layer &&
      row.duty === duty,
  );
}

/** The party of a duty, or of each part of it. */
function party(assessment: Assessment, id: string, layer: Layer, duty: Duty): string {
  return rows(assessment, id, layer, duty)
    .map((row) => `${row.party}${row.part === undefined ? '' : ` (${row.part})`}`)
    .sort()
    .join(', ');
}

function facts(assessment: Assessment, id: string, layer: Layer, duty: Duty): BasisFact[] {
  return rows(assessment, id, layer, duty).flatMap(({ basis }) => basis.flatMap((item) => item.facts));
}

function fact(
  assessment: Assessment,
  id: string,
  layer: Layer,
  duty: Duty,
  field: string,
): BasisFact | undefined {
  return facts(assessment, id, layer, duty).find((item) => item.field === field);
}

const at = (assessment: Assessment, id: string, layer: Layer, duty: Duty) =>
  rows(assessment, id, layer, duty)[0];

describe('contract: a managed cluster with a plain pool', async () => {
  const plain = await scenario('plain');

  it('is read in the column of managed clusters', () => {
    for (const id of [CLUSTER, POOL, NODE])
      expect(
        new Set(
          plain.ledger
            .filter(({ scope }) => (scope.node ?? scope.nodePool ?? scope.cluster) === id)
            .map((row) => row.configuration),
        ),
      ).toEqual(new Set(['managed']));
  });

  it('has its control plane and infrastructure from Alibaba Cloud, all else from the customer', () => {
    for (const [layer, duty] of [
      ['control-plane', 'publish-fix'],
      ['control-plane', 'apply-fix'],
      ['control-plane', 'protect'],
      ['infrastructure', 'protect'],
    ] as const)
      expect(party(plain, CLUSTER, layer, duty)).toBe('alibaba-cloud');
    for (const [layer, duty] of [
      ['workload', 'apply-fix'],
      ['cluster-and-network', 'configure'],
      ['access-control', 'revoke'],
    ] as const)
      expect(party(plain, CLUSTER, layer, duty)).toBe('customer');
  });

  it('gets its fixes published by Alibaba Cloud and applies them itself', () => {
    for (const id of [POOL, NODE]) {
      for (const layer of ['node-os', 'kubelet', 'container-runtime'] as const) {
        expect(party(plain, id, layer, 'publish-fix')).toBe('alibaba-cloud');
        expect(party(plain, id, layer, 'apply-fix')).toBe('customer');
      }
      expect(party(plain, id, 'node-os', 'activate-fix')).toBe('customer');
      expect(party(plain, id, 'container-runtime', 'protect')).toBe('customer');
    }
  });

  it('says so on documents: the switch that is off was read', () => {
    expect(fact(plain, POOL, 'node-os', 'apply-fix', 'management.auto_vul_fix')).toMatchObject({
      value: false,
      source: 'cs/DescribeClusterNodePoolDetail',
      ids: [CLUSTER, POOL],
    });
    expect(at(plain, POOL, 'node-os', 'apply-fix')?.confidence).toBe('documented');
    expect(at(plain, CLUSTER, 'control-plane', 'apply-fix')?.confidence).toBe('documented');
  });
});

describe('contract: automated OS patching', async () => {
  const automated = await scenario('automated');
  const withPool = (change: Record<string, unknown>, more: Parameters<typeof filesOf>[0] = {}) =>
    assessFiles(filesOf({ pools: [pool({ ...everyLeg, ...change })], ...more }));

  it("is Alibaba Cloud's when every leg holds, and each leg is a named fact", () => {
    for (const id of [POOL, NODE]) {
      expect(party(automated, id, 'node-os', 'apply-fix')).toBe('alibaba-cloud');
      expect(at(automated, id, 'node-os', 'apply-fix')).toMatchObject({
        configuration: 'managed-node-pool',
        confidence: 'documented',
      });
    }
    const values = Object.fromEntries(
      facts(automated, POOL, 'node-os', 'apply-fix').map((item) => [item.field, item.value]),
    );
    expect(values).toMatchObject({
      'nodepool_info.type': 'ess',
      'management.auto_vul_fix': true,
      'management.auto_vul_fix_policy.vul_level': 'asap,later,nntf',
      'management.auto_vul_fix_policy.exclude_packages': '',
      'scaling_group.image_type': 'AliyunLinux3',
      'maintenance_window.enable': true,
      vuls_fix_service_purchased: true,
    });
  });

  it('leaves the restart to the customer, and publishing to Alibaba Cloud', () => {
    expect(party(automated, POOL, 'node-os', 'activate-fix')).toBe('customer');
    expect(party(automated, POOL, 'node-os', 'publish-fix')).toBe('alibaba-cloud');
  });

  const missing: [leg: string, files: Files, field: string, value: unknown][] = [
    [
      'repair is off',
      filesOf({ pools: [pool({ management: { ...(everyLeg.management as object), auto_vul_fix: false } })] }),
      'management.auto_vul_fix',
      false,
    ],
    [
      'pool of another type',
      filesOf({ pools: [pool({ ...everyLeg, nodepool_info: { type: 'lingjun' } })] }),
      'nodepool_info.type',
      'lingjun',
    ],
    [
      'OS that is not supported',
      filesOf({ pools: [pool({ ...everyLeg, scaling_group: { image_type: 'CentOS' } })] }),
      'scaling_group.image_type',
      'CentOS',
    ],
    [
      'no maintenance window',
      filesOf({ cluster: cluster({ maintenance_window: { enable: false } }), pools: [pool(everyLeg)] }),
      'maintenance_window.enable',
      false,
    ],
    [
      'repair not bought',
      filesOf({ pools: [pool(everyLeg)], purchased: false }),
      'vuls_fix_service_purchased',
      false,
    ],
    [
      "the pool's own window is off",
      filesOf({ pools: [pool({ ...everyLeg, maintenance_window: { enable: false } })] }),
      'maintenance_window.enable',
      false,
    ],
  ];
  for (const [leg, files, field, value] of missing) {
    it(`is the customer's where a leg is missing: ${leg}`, async () => {
      const assessment = await assessFiles(files);
      for (const id of [POOL, NODE]) {
        expect(party(assessment, id, 'node-os', 'apply-fix')).toBe('customer');
        expect(fact(assessment, id, 'node-os', 'apply-fix', field)?.value).toEqual(value);
        expect(party(assessment, id, 'node-os', 'publish-fix')).toBe('alibaba-cloud');
      }
    });
  }

  it('counts the window of the pool before that of the cluster', async () => {
    const own = await withPool(
      { maintenance_window: { enable: true } },
      { cluster: cluster({ maintenance_window: { enable: false } }) },
    );
    expect(party(own, POOL, 'node-os', 'apply-fix')).toBe('alibaba-cloud');
  });

  const bare = pool({ ...everyLeg, management: { ...(everyLeg.management as object) } });
  const unread: [leg: string, files: Files, field: string, source: string][] = [
    [
      'repair',
      filesOf({ pools: [pool({ management: { auto_vul_fix: undefined } })] }),
      'management.auto_vul_fix',
      'cs/DescribeClusterNodePool',
    ],
    [
      'the type of the pool',
      filesOf({ pools: [pool({ ...everyLeg, nodepool_info: { type: undefined } })] }),
      'nodepool_info.type',
      'cs/DescribeClusterNodePool',
    ],
    [
      'packages of the wrong type',
      filesOf({
        pools: [
          pool({
            management: {
              auto_vul_fix: true,
              auto_vul_fix_policy: { vul_level: 'asap', exclude_packages: [] },
            },
          }),
        ],
      }),
      'management.auto_vul_fix_policy.exclude_packages',
      'cs/DescribeClusterNodePool',
    ],
    [
      'an empty level',
      filesOf({
        pools: [pool({ management: { auto_vul_fix: true, auto_vul_fix_policy: { vul_level: '' } } })],
      }),
      'management.auto_vul_fix_policy.vul_level',
      'cs/DescribeClusterNodePool',
    ],
    [
      'a level that is not documented',
      filesOf({
        pools: [pool({ management: { auto_vul_fix: true, auto_vul_fix_policy: { vul_level: 'soon' } } })],
      }),
      'management.auto_vul_fix_policy.vul_level',
      'cs/DescribeClusterNodePool',
    ],
    [
      'the window',
      filesOf({ cluster: cluster({ maintenance_window: undefined }), pools: [pool(everyLeg)] }),
      'maintenance_window.enable',
      'cs/DescribeClusterDetail',
    ],
    [
      'the image type',
      filesOf({ pools: [pool({ ...everyLeg, scaling_group: { image_type: undefined } })] }),
      'scaling_group.image_type',
      'cs/DescribeClusterNodePool',
    ],
    [
      'the image',
      filesOf({ pools: [pool({ ...everyLeg, scaling_group: { image_id: undefined } })] }),
      'scaling_group.image_id',
      'cs/DescribeClusterNodePool',
    ],
    [
      'the purchase',
      without(filesOf({ pools: [bare] }), paths.vulnerabilities, paths.edition),
      'vuls_fix_service_purchased',
      'cs/DescribeNodePoolVuls',
    ],
    [
      'the purchase, refused',
      refused(filesOf({ pools: [bare] }), paths.vulnerabilities, paths.edition),
      'vuls_fix_service_purchased',
      'cs/DescribeNodePoolVuls',
    ],
  ];
  for (const [leg, files, field, source] of unread) {
    it(`is nobody's to tell where a leg was not read: ${leg}`, async () => {
      const assessment = await assessFiles(files);
      expect(party(assessment, POOL, 'node-os', 'apply-fix')).toBe('unknown');
      expect(at(assessment, POOL, 'node-os', 'apply-fix')?.state).toBe('unproven');
      const found = fact(assessment, POOL, 'node-os', 'apply-fix', field);
      expect(found?.value ?? null).toBeNull();
      expect(found?.source).toContain(source);
    });
  }

  it('names the permission that would cure an unread leg', async () => {
    const assessment = await assessFiles(
      refused(filesOf({ pools: [bare] }), paths.vulnerabilities, paths.edition),
    );
    expect(at(assessment, POOL, 'node-os', 'apply-fix')?.because?.join()).toContain(
      'cs:DescribeNodePoolVuls',
    );
  });

  it("is the customer's where one leg is missing and another was not read", async () => {
    const assessment = await assessFiles(
      without(
        filesOf({ pools: [pool({ scaling_group: { image_type: undefined } })] }),
        paths.vulnerabilities,
        paths.edition,
      ),
    );
    expect(party(assessment, POOL, 'node-os', 'apply-fix')).toBe('customer');
  });

  it('takes an absent level for asap, an absent list of packages for the kernel, and says that it infers', async () => {
    const assessment = await scenario('automated by default');
    expect(party(assessment, POOL, 'node-os', 'apply-fix')).toBe(
      'alibaba-cloud (automated), customer (remainder)',
    );
    for (const row of rows(assessment, POOL, 'node-os', 'apply-fix')) expect(row.confidence).toBe('inferred');
    expect(
      fact(assessment, POOL, 'node-os', 'apply-fix', 'management.auto_vul_fix_policy.vul_level'),
    ).toMatchObject({ value: 'asap', note: expect.any(String) });
    expect(
      fact(assessment, POOL, 'node-os', 'apply-fix', 'management.auto_vul_fix_policy.exclude_packages'),
    ).toMatchObject({ value: 'kernel', note: expect.any(String) });
  });

  it("leaves what it does not cover as a row of the customer's own", async () => {
    const levels = await withPool({
      management: {
        auto_vul_fix: true,
        auto_vul_fix_policy: { vul_level: 'asap,later', exclude_packages: '' },
      },
    });
    const packages = await withPool({
      management: {
        auto_vul_fix: true,
        auto_vul_fix_policy: { vul_level: 'asap,later,nntf', exclude_packages: 'kernel,openssl' },
      },
    });
    for (const assessment of [levels, packages])
      expect(party(assessment, POOL, 'node-os', 'apply-fix')).toBe(
        'alibaba-cloud (automated), customer (remainder)',
      );
    const remainder = (assessment: Assessment) =>
      JSON.stringify(
        rows(assessment, POOL, 'node-os', 'apply-fix').find((row) => row.part === 'remainder')?.basis,
      );
    expect(remainder(levels)).toContain('nntf');
    expect(remainder(packages)).toContain('openssl');
  });

  it('trusts the edition of Security Center only where ACK does not say whether repair was bought', async () => {
    const absent = { ...filesOf({ pools: [bare] }), [paths.vulnerabilities]: { vul_records: [] } };
    expect(party(await assessFiles(absent), POOL, 'node-os', 'apply-fix')).toBe('alibaba-cloud');
    const free = {
      ...filesOf({ pools: [bare] }),
      [paths.edition]: { Version: 1, VulFixCapacity: 0, IsPostpay: false },
    };
    expect(party(await assessFiles(free), POOL, 'node-os', 'apply-fix')).toBe('alibaba-cloud');
    expect(
      party(
        await assessFiles({ ...free, [paths.vulnerabilities]: vulnerabilities(false) }),
        POOL,
        'node-os',
        'apply-fix',
      ),
    ).toBe('customer');
  });
});

describe('contract: custom images', () => {
  const on = (image: string) =>
    filesOf({
      pools: [pool({ ...everyLeg, scaling_group: { image_id: image } })],
      nodes: [node({ image_id: image })],
    });
  const cases: [
    name: string,
    image: string,
    ecs: [string, string][],
    catalogue: [string, string][],
    party: string,
  ][] = [
    ['the owner alias of a custom image', CUSTOM_IMAGE, [[CUSTOM_IMAGE, 'self']], [], 'customer'],
    ['the owner alias of an image shared in', CUSTOM_IMAGE, [[CUSTOM_IMAGE, 'others']], [], 'customer'],
    [
      'the owner alias of an image of the marketplace',
      CUSTOM_IMAGE,
      [[CUSTOM_IMAGE, 'marketplace']],
      [],
      'customer',
    ],
    [
      'the owner alias before the catalogue',
      SYSTEM_IMAGE,
      [[SYSTEM_IMAGE, 'self']],
      [[SYSTEM_IMAGE, 'system']],
      'customer',
    ],
    [
      'the owner alias before the form of the id',
      CUSTOM_IMAGE,
      [[CUSTOM_IMAGE, 'system']],
      [],
      'alibaba-cloud',
    ],
    ['the catalogue where ECS lists no such image', SYSTEM_IMAGE, [], [[SYSTEM_IMAGE, 'self']], 'customer'],
    [
      'the catalogue before the form of the id',
      CUSTOM_IMAGE,
      [],
      [[CUSTOM_IMAGE, 'system']],
      'alibaba-cloud',
    ],
    ['the form of an id that nobody lists, a public image', SYSTEM_IMAGE, [], [], 'alibaba-cloud'],
    ['the form of an id that nobody lists, an image of an account', CUSTOM_IMAGE, [], [], 'customer'],
  ];
  for (const [name, image, ecs, catalogue, expected] of cases) {
    it(`are told by ${name}`, async () => {
      const assessment = await assessFiles({ ...on(image), ...imageEvidence(ecs, catalogue) });
      for (const id of [POOL, NODE]) {
        expect(party(assessment, id, 'node-os', 'apply-fix')).toBe(expected);
        const cites = JSON.stringify(at(assessment, id, 'node-os', 'apply-fix')?.basis).includes(
          'If you use custom OS images',
        );
        expect(cites).toBe(expected === 'customer');
      }
    });
  }

  it('are told by the form of the id, as an inference, where neither list was read', async () => {
    for (const [image, expected] of [
      [SYSTEM_IMAGE, 'alibaba-cloud'],
      [CUSTOM_IMAGE, 'customer'],
    ] as const) {
      const assessment = await assessFiles(without(on(image), paths.images, paths.versions));
      expect(at(assessment, POOL, 'node-os', 'apply-fix')).toMatchObject({
        party: expected,
        confidence: 'inferred',
      });
    }
  });

  it('are not told by an id of no known form that nobody lists', async () => {
    const assessment = await assessFiles({ ...on('golden-image'), ...imageEvidence([], []) });
    expect(party(assessment, POOL, 'node-os', 'apply-fix')).toBe('unknown');
  });

  it('are told for each node: one may run an older image than its pool', async () => {
    const files = filesOf({
      pools: [pool(everyLeg)],
      nodes: [node(), node({ instance_id: 'i-2', node_name: 'older', image_id: CUSTOM_IMAGE })],
    });
    const assessment = await assessFiles({
      ...files,
      ...imageEvidence(
        [
          [SYSTEM_IMAGE, 'system'],
          [CUSTOM_IMAGE, 'self'],
        ],
        [],
      ),
    });
    expect(party(assessment, POOL, 'node-os', 'apply-fix')).toBe('alibaba-cloud');
    expect(party(assessment, NODE, 'node-os', 'apply-fix')).toBe('alibaba-cloud');
    expect(party(assessment, 'older', 'node-os', 'apply-fix')).toBe('customer');
  });
});

describe('contract: kubelet upgrades', () => {
  const parties = async (files: Files) => {
    const assessment = await assessFiles(files);
    return [POOL, NODE].map((id) => party(assessment, id, 'kubelet', 'apply-fix'));
  };
  const both = (name: string) => [name, name];

  it("are Alibaba Cloud's by cluster auto-upgrade, on documents", async () => {
    const assessment = await scenario('automated');
    expect(at(assessment, POOL, 'kubelet', 'apply-fix')).toMatchObject({
      party: 'alibaba-cloud',
      confidence: 'documented',
    });
    expect(
      fact(assessment, POOL, 'kubelet', 'apply-fix', 'operation_policy.cluster_auto_upgrade.enabled'),
    ).toMatchObject({ value: true });
  });

  it("are Alibaba Cloud's in auto mode, by inference", async () => {
    const assessment = await scenario('auto mode');
    expect(at(assessment, POOL, 'kubelet', 'apply-fix')).toMatchObject({
      party: 'alibaba-cloud',
      confidence: 'inferred',
      configuration: 'managed-node-pool',
    });
    expect(at(assessment, CLUSTER, 'control-plane', 'apply-fix')).toMatchObject({
      configuration: 'managed-node-pool',
      confidence: 'inferred',
    });
  });

  it("are Alibaba Cloud's by the legacy switches together, and by none of them alone", async () => {
    const legacy = (management: object) => filesOf({ pools: [pool({ management })] });
    expect(await parties(legacy({ enable: true, auto_upgrade: true }))).toEqual(both('alibaba-cloud'));
    expect(
      await parties(
        legacy({ enable: true, auto_upgrade: true, auto_upgrade_policy: { auto_upgrade_kubelet: false } }),
      ),
    ).toEqual(both('customer'));
    expect(await parties(legacy({ enable: true, auto_upgrade: false }))).toEqual(both('customer'));
    expect(await parties(legacy({ enable: false, auto_upgrade: true }))).toEqual(both('customer'));
  });

  it("are nobody's to tell where cluster auto-upgrade is absent, and say which field", async () => {
    const files = filesOf({ cluster: cluster({ operation_policy: undefined }) });
    expect(await parties(files)).toEqual(both('unknown'));
    expect(
      fact(
        await assessFiles(files),
        POOL,
        'kubelet',
        'apply-fix',
        'operation_policy.cluster_auto_upgrade.enabled',
      )?.value,
    ).toBeNull();
  });

  it("are nobody's to tell where a legacy switch is there without its other half", async () => {
    expect(await parties(filesOf({ pools: [pool({ management: { enable: true } })] }))).toEqual(
      both('unknown'),
    );
  });

  it("are the customer's where every way is read and off", async () => {
    expect(
      await parties(filesOf({ pools: [pool({ management: { enable: false, auto_upgrade: false } })] })),
    ).toEqual(both('customer'));
  });

  it("never move the container runtime, which stays the customer's", async () => {
    for (const name of ['automated', 'auto mode', 'legacy switches', 'edge'])
      expect(party(await scenario(name), POOL, 'container-runtime', 'apply-fix'), name).toBe('customer');
  });
});

describe('contract: serverless and virtual nodes', () => {
  const name = 'virtual-kubelet-cn-hangzhou-i';

  it("have their pods' runtime from Alibaba Cloud, and the customer recreates the pods", async () => {
    for (const kind of ['serverless', 'virtual node in a managed cluster']) {
      const assessment = await scenario(kind);
      expect(party(assessment, name, 'pod-runtime', 'publish-fix'), kind).toBe('alibaba-cloud');
      expect(party(assessment, name, 'pod-runtime', 'protect'), kind).toBe('alibaba-cloud');
      expect(party(assessment, name, 'pod-runtime', 'activate-fix'), kind).toBe('customer');
      expect(party(assessment, name, 'container-runtime', 'protect'), kind).toBe('customer');
      expect(at(assessment, name, 'pod-runtime', 'activate-fix')?.configuration, kind).toBe('serverless');
      expect(JSON.stringify(at(assessment, name, 'pod-runtime', 'activate-fix')?.basis)).toContain(
        'Recreate the pod',
      );
    }
  });

  it('leave the cluster beside them as it is', async () => {
    const mixed = await scenario('virtual node in a managed cluster');
    expect(at(mixed, CLUSTER, 'workload', 'configure')?.configuration).toBe('managed');
    expect(at(await scenario('serverless'), CLUSTER, 'workload', 'configure')?.configuration).toBe(
      'serverless',
    );
  });

  it('are told by label, taint or name, and are no ECS nodes whatever list has them', async () => {
    const renamed = {
      metadata: { name: 'eci-1', labels: { type: 'virtual-kubelet' } },
      spec: {},
      status: {},
    };
    const files = filesOf({
      nodes: [node({ node_name: 'eci-1', instance_id: 'eci-1', nodepool_id: '', is_aliyun_node: undefined })],
      kubernetesNodes: [renamed],
    });
    const { scopes } = await assessFiles(files);
    expect(scopes.flatMap((scope) => (scope.node === 'eci-1' ? [scope.kind] : []))).toEqual(['virtual-node']);
  });
});

describe('contract: edge clusters', async () => {
  const edge = await scenario('edge');

  it('split what is shared: Alibaba Cloud publishes, the customer applies and keeps stable', () => {
    for (const id of [EDGE_POOL, EDGE_NODE]) {
      expect(party(edge, id, 'node-os', 'publish-fix')).toBe('alibaba-cloud');
      expect(party(edge, id, 'node-os', 'apply-fix')).toBe('customer');
      expect(party(edge, id, 'edge-node', 'apply-fix')).toBe('customer');
      expect(party(edge, id, 'edge-node', 'maintain')).toBe('customer');
      expect(at(edge, id, 'edge-node', 'maintain')?.configuration).toBe('edge');
    }
  });

  it('cite table and guide on kubelet, and say that they conflict', () => {
    for (const id of [EDGE_POOL, EDGE_NODE]) {
      expect(party(edge, id, 'kubelet', 'publish-fix')).toBe('alibaba-cloud');
      expect(at(edge, id, 'kubelet', 'apply-fix')).toMatchObject({
        party: 'customer',
        confidence: 'conflicting',
      });
      expect(at(edge, id, 'kubelet', 'apply-fix')?.basis.length).toBeGreaterThan(1);
    }
  });

  it('name the field that makes a pool one of the edge', () => {
    for (const [layer, duty] of [
      ['node-os', 'apply-fix'],
      ['kubelet', 'apply-fix'],
      ['edge-node', 'maintain'],
    ] as const)
      expect(fact(edge, EDGE_POOL, layer, duty, 'nodepool_info.type')?.value, layer).toBe('edge');
  });

  it('have cloud pools like any managed cluster', async () => {
    expect(at(edge, POOL, 'node-os', 'apply-fix')).toMatchObject({
      configuration: 'managed',
      party: 'customer',
    });
    const automated = await assessFiles(
      filesOf({ cluster: cluster({ profile: 'Edge', ...autoUpgrade }), pools: [pool(everyLeg), edgePool] }),
    );
    expect(at(automated, POOL, 'node-os', 'apply-fix')).toMatchObject({
      configuration: 'managed-node-pool',
      party: 'alibaba-cloud',
    });
    expect(at(automated, POOL, 'kubelet', 'apply-fix')).toMatchObject({ party: 'alibaba-cloud' });
    expect(at(automated, EDGE_POOL, 'kubelet', 'apply-fix')).toMatchObject({ party: 'customer' });
  });
});

describe('contract: outside the model', () => {
  it("a dedicated control plane is the customer's, never Alibaba Cloud's", async () => {
    for (const [name, assumed] of [
      ['dedicated', 'managed'],
      ['registered', null],
    ] as const) {
      const assessment = await scenario(name);
      for (const layer of ['control-plane', 'infrastructure'] as const)
        for (const row of assessment.ledger.filter((item) => item.layer === layer)) {
          expect(row, name).toMatchObject({
            configuration: 'outside-model',
            assumed,
            party: 'customer',
            confidence: 'inferred',
          });
        }
    }
  });

  it('has the nearest column as an assumption', async () => {
    const nearest: [name: string, id: string, assumed: string][] = [
      ['lingjun', CLUSTER, 'managed'],
      ['lingjun', POOL, 'managed'],
      ['acs', CLUSTER, 'serverless'],
      ['hybrid pool', POOL, 'managed'],
      ['unknown profile', CLUSTER, 'managed'],
      ['unknown type', CLUSTER, 'managed'],
    ];
    for (const [name, id, assumed] of nearest) {
      const assessment = await scenario(name);
      const found = assessment.ledger.filter(
        ({ scope }) => (scope.node ?? scope.nodePool ?? scope.cluster) === id,
      );
      for (const row of found) expect(row, name).toMatchObject({ configuration: 'outside-model', assumed });
    }
  });

  it('quotes a value that is not known', async () => {
    expect(
      fact(await scenario('unknown profile'), CLUSTER, 'control-plane', 'apply-fix', 'profile')?.value,
    ).toBe('Quantum');
    expect(
      fact(await scenario('unknown type'), CLUSTER, 'control-plane', 'apply-fix', 'cluster_type')?.value,
    ).toBe('QuantumKubernetes');
    expect(
      fact(await scenario('hybrid pool'), POOL, 'node-os', 'apply-fix', 'nodepool_info.type')?.value,
    ).toBe('hybrid');
  });

  it('never gives a reason that the facts beside it belie', async () => {
    const assessment = await scenario('lingjun cluster with a pool of ECS instances');
    for (const layer of ['node-os', 'kubelet'] as const) {
      const row = at(assessment, POOL, layer, 'apply-fix');
      expect(row).toMatchObject({ configuration: 'outside-model', party: 'customer' });
      expect(row?.basis.map(({ rule }) => rule)).not.toEqual(
        expect.arrayContaining(['os-automation-leg-missing']),
      );
      expect(row?.basis.map(({ rule }) => rule)).not.toEqual(
        expect.arrayContaining(['kubelet-upgrades-by-hand']),
      );
    }
  });

  it('says of a node without a pool that it is unassigned', async () => {
    const assessment = await scenario('unassigned node');
    expect(at(assessment, NODE, 'node-os', 'apply-fix')).toMatchObject({
      configuration: 'outside-model',
      party: 'customer',
      confidence: 'inferred',
    });
    expect(assessment.statements.map(({ check }) => check)).toContain('resp-node-unassigned');
  });

  it('leaves findings and states where they are', async () => {
    const found = [
      {
        instance_id: 'i-1',
        node_name: NODE,
        vul_list: [{ name: 'oval:example:def:1', necessity: 'asap', package_list: [{ name: 'openssl' }] }],
      },
    ];
    for (const name of ['dedicated', 'registered', 'lingjun', 'unknown profile', 'hybrid pool']) {
      const assessment = await assessFiles({
        ...scenarios[name],
        [paths.vulnerabilities]: vulnerabilities(true, found),
      });
      expect(
        assessment.findings.map(({ check }) => check),
        name,
      ).toContain('node-os-vulns-open');
      expect(at(assessment, POOL, 'node-os', 'apply-fix')?.state, name).toBe('breached');
    }
  });
});

describe('contract: what decides was not read', () => {
  it('leaves a cluster whose kind was not read to nobody, and the customer his own', async () => {
    const assessment = await assessFiles(refused(filesOf(), paths.clusters, paths.detail));
    for (const duty of ['publish-fix', 'apply-fix', 'protect'] as const)
      expect(party(assessment, CLUSTER, 'control-plane', duty)).toBe('unknown');
    expect(party(assessment, CLUSTER, 'workload', 'configure')).toBe('customer');
    expect(party(assessment, CLUSTER, 'access-control', 'revoke')).toBe('customer');
  });

  it("does not give the provider what a customer's own cluster would owe", async () => {
    const assessment = await assessFiles(
      without(scenarios['registered, no list of clusters'] as Files, paths.detail),
    );
    expect(party(assessment, POOL, 'node-os', 'publish-fix')).toBe('unknown');
  });

  it('of duplicate information takes the same answer whichever page comes first', async () => {
    const twice = (first: unknown, second: unknown) => ({
      ...without(filesOf(), paths.detail),
      [paths.clusters]: { clusters: [first], page_info: { page_number: 1, page_size: 1, total_count: 2 } },
      [paths.clusters.replace('.json', '.2.json')]: {
        clusters: [second],
        page_info: { page_number: 2, page_size: 1, total_count: 2 },
      },
    });
    const [on, off] = [cluster(autoUpgrade), cluster()];
    const one = await assessFiles(twice(on, off));
    const other = await assessFiles(twice(off, on));
    expect(party(one, POOL, 'kubelet', 'apply-fix')).toBe(party(other, POOL, 'kubelet', 'apply-fix'));
    expect(party(one, POOL, 'kubelet', 'apply-fix')).not.toBe('alibaba-cloud');
  });
});
