import { describe, expect, it } from 'vitest';
import { dig, isObject, type Json } from '../kernel/json.ts';
import { redact } from '../kernel/redact.ts';
import { kubernetesLists, listName } from '../operations/kubernetes.ts';
import { type Documents, sourceOf } from '../operations/operation.ts';
import { operations, variantIds } from '../operations/table.ts';
import { CANARIES } from './canaries.ts';
import { sampleFleet } from './fleet.ts';
import { people } from './identities.ts';
import { ids } from './ids.ts';
import { securityGroups } from './network.ts';

const fleet = sampleFleet();
const keys = [...fleet.documents.keys(), ...fleet.refusals.keys()];

function parse(key: string): { source: string; ids: string[] } {
  const [source = '', rest] = key.split('@');
  return { source, ids: rest === undefined ? [] : rest.split(',') };
}

const regionOfCluster = new Map<string, string>();
for (const cluster of dig(fleet.documents.get('cs/DescribeClustersV1'), 'clusters') as Json[]) {
  regionOfCluster.set(String(dig(cluster, 'cluster_id')), String(dig(cluster, 'region_id')));
}

/** The fleet as a collection that has read all of it would see it. */
const read: Documents = {
  of(source) {
    const found = [...fleet.documents].filter(([key]) => parse(key).source === source);
    return found.map(([key, document]) => {
      const entry = { ids: parse(key).ids, document };
      const region = entry.ids.find((id) => id.startsWith('RegionId='))?.slice('RegionId='.length);
      return region === undefined ? entry : { ...entry, region };
    });
  },
  regions: fleet.regions,
  clusters: [],
  isWanted: () => true,
  regionOf: (cluster) => regionOfCluster.get(cluster),
};

function asked(): Set<string> {
  const found = new Set<string>();
  for (const operation of operations) {
    for (const target of operation.targets(read)) {
      const all = [...target.ids, ...variantIds(operation)];
      found.add(all.length === 0 ? sourceOf(operation) : `${sourceOf(operation)}@${all.join(',')}`);
    }
  }
  return found;
}

describe('the sample fleet', () => {
  it('has a document or a refusal for every operation of the table', () => {
    const sources = new Set(keys.map((key) => parse(key).source));
    expect(operations.map(sourceOf).filter((source) => !sources.has(source))).toEqual([]);
  });

  it('answers every request that its own documents lead to', () => {
    expect([...asked()].filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('holds little that no request asks for', () => {
    const wanted = asked();
    const unasked = keys.filter((key) => !wanted.has(key));
    expect(unasked.sort()).toEqual([
      // Named by a pod's annotation.
      `ecs/DescribeSecurityGroupAttribute@${securityGroups.eciOpen}`,
    ]);
  });

  it('refuses only what it means to refuse', () => {
    const refused = [...fleet.refusals]
      .filter(([, refusal]) => refusal.httpStatus === 403)
      .map(([key]) => key);
    expect(refused.sort()).toEqual([
      `cs/ListClusterKubeconfigStates@${ids.oldCi}`,
      `cs/ListClusterKubeconfigStates@${ids.oldCi},cloudServiceKubeConfig=true`,
      'sas/DescribeNoticeConfig',
    ]);
  });

  it('answers no key twice', () => {
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names only account ids, clusters, pools and nodes that exist', () => {
    const pools = new Set<string>();
    for (const { document } of read.of('cs/DescribeClusterNodePools')) {
      for (const pool of dig(document, 'nodepools') as Json[])
        pools.add(String(dig(pool, 'nodepool_info', 'nodepool_id')));
    }
    for (const { document } of read.of('cs/DescribeClusterNodes')) {
      for (const node of dig(document, 'nodes') as Json[]) {
        const pool = dig(node, 'nodepool_id');
        if (pool !== '') expect(pools).toContain(pool);
      }
    }
    for (const [cluster, lists] of fleet.kubernetes) {
      expect(regionOfCluster.has(cluster)).toBe(true);
      const nodes = new Set(lists.get('nodes')?.map((node) => dig(node, 'metadata', 'name')));
      const namespaces = new Set(lists.get('namespaces')?.map((item) => dig(item, 'metadata', 'name')));
      for (const pod of lists.get('pods') ?? []) {
        expect(nodes).toContain(dig(pod, 'spec', 'nodeName'));
        expect(namespaces).toContain(dig(pod, 'metadata', 'namespace'));
      }
    }
  });

  it('points every alert at a pod that runs there', () => {
    for (const alert of dig(fleet.documents.get('sas/DescribeSuspEvents'), 'SuspEvents') as Json[]) {
      const name = dig(alert, 'K8sPodName');
      if (name === 'N/A') continue;
      const pods = fleet.kubernetes.get(String(dig(alert, 'K8sClusterId')))?.get('pods') ?? [];
      expect(pods.map((pod) => dig(pod, 'metadata', 'name'))).toContain(name);
    }
  });

  it('tells the same identities in kubeconfig states and in RAM', () => {
    const users = dig(fleet.documents.get('ram/ListUsers'), 'Users', 'User') as Json[];
    const roles = dig(fleet.documents.get('ram/ListRoles'), 'Roles', 'Role') as Json[];
    const present = new Set([
      ...users.map((user) => dig(user, 'UserId')),
      ...roles.map((role) => dig(role, 'RoleId')),
    ]);
    for (const person of Object.values(people)) {
      const inRam = present.has(person.uid) || person.kind === 'RootAccount';
      expect([person.name, inRam]).toEqual([person.name, person.state !== 'Deleted']);
    }
  });

  it('shows every cluster kind, pool kind, certificate state and account state', () => {
    const values = (source: string, list: string, ...path: string[]) =>
      new Set(
        read
          .of(source)
          .flatMap(({ document }) => (dig(document, list) as Json[]).map((item) => dig(item, ...path))),
      );
    expect(values('cs/DescribeClustersV1', 'clusters', 'cluster_type')).toEqual(
      new Set(['ManagedKubernetes', 'Kubernetes', 'ExternalKubernetes']),
    );
    expect(values('cs/DescribeClustersV1', 'clusters', 'profile')).toEqual(
      new Set(['Default', 'Serverless', 'Edge', 'Lingjun', 'Acs', undefined]),
    );
    expect(values('cs/DescribeClusterNodePools', 'nodepools', 'nodepool_info', 'type')).toEqual(
      new Set(['ess', 'edge', 'lingjun', 'hybrid']),
    );
    expect(values('cs/ListClusterKubeconfigStates', 'states', 'cert_state')).toEqual(
      new Set(['Unexpired', 'Expired', 'Unissued', 'Unknown', 'Removed']),
    );
    expect(values('cs/ListClusterKubeconfigStates', 'states', 'account_state')).toEqual(
      new Set(['Active', 'InActive', 'Deleted']),
    );
  });

  it('leaves exactly one API server unreachable besides that of the cluster being deleted', () => {
    const without = [...regionOfCluster.keys()].filter((cluster) => !fleet.kubernetes.has(cluster));
    expect(without.sort()).toEqual([ids.branch, ids.goneSoon].sort());
  });

  it('has every list of a reachable cluster, optional kinds excepted', () => {
    for (const lists of fleet.kubernetes.values()) {
      for (const list of kubernetesLists)
        if (!list.optional) expect([...lists.keys()]).toContain(listName(list));
    }
  });

  it('is JSON, the same every time', () => {
    const text = (value: unknown) => JSON.stringify(value);
    const flat = (one: typeof fleet) => ({
      documents: Object.fromEntries(one.documents),
      kubernetes: Object.fromEntries(
        [...one.kubernetes].map(([id, lists]) => [id, Object.fromEntries(lists)]),
      ),
    });
    const once = flat(fleet);
    expect(JSON.parse(text(once))).toEqual(once);
    expect(hasUndefined(once)).toBe(false);
    expect(text(flat(sampleFleet()))).toBe(text(once));
  });

  it('plants every canary, and the redactor finds each', () => {
    const documents: Json[] = [
      ...fleet.documents.values(),
      ...[...fleet.kubernetes.values()].flatMap((lists) => [...lists.values()].flat()),
    ];
    const raw = JSON.stringify(documents);
    expect(CANARIES.filter((canary) => !raw.includes(canary))).toEqual([]);
    const clean = JSON.stringify(documents.map(redact));
    expect(CANARIES.filter((canary) => clean.includes(canary))).toEqual([]);
  });
});

function hasUndefined(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.some(hasUndefined);
  return isObject(value) && Object.values(value).some(hasUndefined);
}
