import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { SnapshotEntry } from '../../src/snapshot/snapshot.ts';
import { read, recordedTables, refused } from '../fixtures/recorded.ts';

// Inputs on which other tools were seen to err, as a whole cluster shows them.

const C = 'c0aa';
const RBAC = 'rbac.authorization.k8s.io';
const LISTS = [
  `clusterroles.${RBAC}`,
  `clusterrolebindings.${RBAC}`,
  `roles.${RBAC}`,
  `rolebindings.${RBAC}`,
];
const clusters = read('cs/DescribeClustersV1', {
  clusters: [
    {
      cluster_id: C,
      name: 'shop',
      region_id: 'cn-hangzhou',
      cluster_type: 'ManagedKubernetes',
      profile: 'Default',
      cluster_spec: 'ack.pro.small',
      current_version: '1.36.1-aliyun.1',
    },
  ],
  page_info: { total_count: 1 },
});

function assessed(...entries: SnapshotEntry[]): Promise<Assessment> {
  return assess({
    header: {
      kind: 'demarc-snapshot',
      version: 1,
      collectedAt: '2026-11-20T08:00:00Z',
      account: '1000000000000001',
      regions: ['cn-hangzhou'],
      scope: {},
    },
    async *entries() {
      yield* [clusters, ...entries];
    },
  });
}

const list = (name: string, ...items: object[]) => read(`kubernetes/${name}@${C}`, { metadata: {}, items });

/** A ClusterRole with one rule, bound to a group for the whole cluster. */
function granted(name: string, rule: object): SnapshotEntry[] {
  return [
    list(`clusterroles.${RBAC}`, { metadata: { name }, rules: [rule] }),
    list(`clusterrolebindings.${RBAC}`, {
      metadata: { name },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
      subjects: [{ apiGroup: RBAC, kind: 'Group', name: 'shop:developers' }],
    }),
    list(`roles.${RBAC}`),
    list(`rolebindings.${RBAC}`),
  ];
}

function verdicts({ findings }: Assessment, check: string): string[] {
  return findings.filter((finding) => finding.check === check).map(({ verdict }) => verdict);
}

function passes({ tallies }: Assessment, check: string): number {
  return tallies.filter((tally) => tally.check === check).reduce((sum, { pass }) => sum + pass, 0);
}

describe('rules of roles', () => {
  it.each([
    ['cronjobs in their plural', { apiGroups: ['batch'], resources: ['cronjobs'], verbs: ['create'] }],
    ['any resource of a group', { apiGroups: ['batch'], resources: ['*'], verbs: ['create'] }],
    ['any verb', { apiGroups: ['apps'], resources: ['deployments'], verbs: ['*'] }],
    ['any group', { apiGroups: ['*'], resources: ['pods'], verbs: ['create'] }],
  ])('that make workloads are found: %s', async (_name, rule) => {
    expect(verdicts(await assessed(...granted('dev', rule)), 'rbac-workload-create')).toContain('fail');
  });

  it.each([
    ['the singular, which the API server does not know', ['cronjob']],
    ['a name that only begins alike', ['cronjobsets']],
    ['a subresource alone', ['cronjobs/status']],
  ])('of something else are not: %s', async (_name, resources) => {
    const assessment = await assessed(
      ...granted('dev', { apiGroups: ['batch'], resources, verbs: ['create'] }),
    );
    expect(verdicts(assessment, 'rbac-workload-create')).not.toContain('fail');
    expect(passes(assessment, 'rbac-workload-create')).toBeGreaterThan(0);
  });

  it('exec into pods is the subresource, not the pod', async () => {
    const exec = { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] };
    const found = await assessed(...granted('dev', exec));
    expect(verdicts(found, 'rbac-pod-interactive')).toContain('fail');
    expect(verdicts(found, 'rbac-workload-create')).not.toContain('fail');
  });

  it('that ACK ships are judged where they are bound, not as roles', async () => {
    const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
    const ofBatch = { apiGroups: ['batch'], resources: ['*'], verbs: ['*'] };
    for (const [name, rule] of [
      ['cs:admin', everything],
      ['cs:ops', ofBatch],
      ['cs:ns:dev', ofBatch],
    ] as const)
      expect([name, verdicts(await assessed(...granted(name, rule)), 'rbac-wildcard')]).toEqual([name, []]);
    // A role of that name that allows everything is not the one that ACK ships.
    expect(verdicts(await assessed(...granted('cs:ops', everything)), 'rbac-wildcard')).toEqual(['fail']);
    expect(verdicts(await assessed(...granted('dev', everything)), 'rbac-wildcard')).toEqual(['fail']);
    expect(verdicts(await assessed(...granted('cs:admin', everything)), 'rbac-cluster-admin')).toContain(
      'fail',
    );
  });
});

describe('what was refused', () => {
  it('passes no check: each that rests on roles says unknown', async () => {
    const rule = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
    const whole = await assessed(...granted('viewer', rule));
    const passed = whole.tallies.filter(({ check, pass }) => check.startsWith('rbac-') && pass > 0);
    expect(passed.length).toBeGreaterThan(10);
    const denied = await assessed(...LISTS.map((name) => refused(`kubernetes/${name}@${C}`)));
    for (const { check } of passed) {
      expect([check, passes(denied, check)]).toEqual([check, 0]);
      expect([check, verdicts(denied, check)]).toEqual([check, expect.arrayContaining(['unknown'])]);
    }
  });

  it('and what an answer leaves out is unknown, never a value', () => {
    const [row] = recordedTables(read('cs/DescribeClustersV1', { clusters: [{ cluster_id: C }] })).clusters
      .rows;
    const fields = Object.entries(row ?? {}).filter(
      (entry): entry is [string, { known: boolean; inferred?: string }] =>
        typeof entry[1] === 'object' && entry[1] !== null && 'known' in entry[1],
    );
    expect(fields.length).toBeGreaterThan(15);
    const values = fields.filter(([, field]) => field.known && field.inferred === undefined);
    expect(values.map(([name]) => name)).toEqual([]);
  });
});

describe('a managed cluster', () => {
  const noPods = [list('pods'), list('nodes'), list('namespaces')];

  it('states what Alibaba Cloud holds of its control plane, though no pod of one is there', async () => {
    const { statements, ledger } = await assessed(...noPods);
    const [told] = statements.filter(({ check }) => check === 'resp-control-plane-provider');
    expect(told).toMatchObject({ scope: { cluster: C } });
    const rows = ledger.filter(({ layer, scope }) => layer === 'control-plane' && scope.kind === 'cluster');
    expect(rows.map(({ duty, party }) => [duty, party])).toEqual([
      ['publish-fix', 'alibaba-cloud'],
      ['apply-fix', 'alibaba-cloud'],
      ['protect', 'alibaba-cloud'],
    ]);
  });

  it('passes no check of its control plane for want of objects', async () => {
    const { tallies, catalogue } = await assessed(...noPods);
    const layers = new Map(catalogue.map(({ id, layer }) => [id, layer]));
    const ofProvider = tallies.filter(({ check }) =>
      ['control-plane', 'infrastructure'].includes(layers.get(check) ?? ''),
    );
    expect(ofProvider.filter(({ pass }) => pass > 0)).toEqual([]);
  });

  it('a file of a node that nobody found is no fail', async () => {
    const document = { files: [{ role: 'kubelet-config', path: '/x', exists: false }] };
    const node = list('nodes', { metadata: { name: 'node-1' }, status: { nodeInfo: {} } });
    const brought = await assessed(node, read(`kubernetes/node-files@${C},node-1`, document));
    expect(verdicts(brought, 'node-file-permissions')).toContain('unknown');
    expect(verdicts(brought, 'node-file-permissions')).not.toContain('fail');
    const unasked = await assessed(node);
    expect(verdicts(unasked, 'node-file-permissions')).toEqual(['unknown']);
  });
});

describe('owners', () => {
  const metadata = (name: string, owner?: object) => ({
    name,
    namespace: 'shop',
    uid: name,
    ...(owner === undefined ? {} : { ownerReferences: [{ controller: true, ...owner }] }),
  });
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'd' };

  it('ten ReplicaSets and their pods give one finding', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `web-${index}`);
    const spec = { containers: [{ name: 'c', image: 'a', securityContext: { privileged: true } }] };
    const sets = names.map((name) => ({
      metadata: metadata(name, deployment),
      spec: { replicas: 0, template: { spec } },
    }));
    const pods = names.map((name) => ({
      metadata: metadata(`${name}-x`, { apiVersion: 'apps/v1', kind: 'ReplicaSet', name, uid: name }),
      spec,
    }));
    const { findings } = await assessed(
      list('replicasets.apps', ...sets),
      list('jobs.batch'),
      list('pods', ...pods),
    );
    const found = findings.filter(({ check, verdict }) => check === 'pod-privileged' && verdict === 'fail');
    expect(found.map(({ subject }) => subject)).toEqual([`${C}/Deployment.apps/shop/web`]);
  });
});

describe('consoles', () => {
  const running = (image: string, name: string): SnapshotEntry[] => [
    list('replicasets.apps'),
    list('jobs.batch'),
    list('networkpolicies.networking.k8s.io'),
    list('pods', {
      metadata: { name, namespace: 'tools', uid: name, labels: { app: name } },
      spec: { containers: [{ name: 'c', image }] },
    }),
  ];
  const service = (type: string) =>
    list('services', {
      metadata: { name: 'svc', namespace: 'tools' },
      spec: { type, selector: { app: 'ui' }, ports: [] },
    });
  const ingress = list('ingresses.networking.k8s.io', {
    metadata: { name: 'in', namespace: 'tools' },
    spec: { defaultBackend: { service: { name: 'svc', port: { number: 80 } } } },
  });
  const IMAGE = 'kubernetesui/dashboard:v2.7.0';

  it.each([
    ['a load balancer', service('LoadBalancer'), list('ingresses.networking.k8s.io')],
    ['a port of the nodes', service('NodePort'), list('ingresses.networking.k8s.io')],
    ['an Ingress alone', service('ClusterIP'), ingress],
  ])('are found behind %s', async (_name, ...ways) => {
    const assessment = await assessed(...ways, ...running(IMAGE, 'ui'));
    expect(verdicts(assessment, 'admin-ui-exposed')).toContain('fail');
  });

  it('are told by their image, not by their name', async () => {
    const open = [service('LoadBalancer'), ingress];
    const named = await assessed(
      ...open,
      ...running('registry.example.com/shop/web:1', 'kubernetes-dashboard'),
    );
    expect(verdicts(named, 'admin-ui-exposed')).toEqual([]);
  });
});
