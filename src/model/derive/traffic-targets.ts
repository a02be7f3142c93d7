import { type Gap, type Known, seen, unseen } from '../../kernel/known.ts';
import { isOpen } from '../../network/posture.ts';
import { governs } from '../../network/reachability.ts';
import { selects, selectsEverything } from '../../network/selector.ts';
import type { Ingress } from '../facts/ingress.ts';
import type { NetworkPolicy } from '../facts/network-policy.ts';
import type { ServiceEndpoints } from '../facts/service-endpoints.ts';
import type { ServiceSelector } from '../facts/service-selector.ts';
import type { TrafficTarget } from '../facts/traffic-target.ts';
import { mapKnown } from '../normalise/fields.ts';
import { gapOf } from '../normalise/reading.ts';
import { type Completeness, createTable, type Row, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';

type Inputs = Pick<
  Tables,
  'clusters' | 'networkPolicies' | 'ingresses' | 'serviceSelectors' | 'serviceEndpoints' | 'podLabelSets'
>;
type Texts = readonly string[];

/** Every NetworkPolicy, Ingress and Service, and what it leads to. */
export function deriveTrafficTargets(tables: Inputs): Table<TrafficTarget> {
  const rows = [
    ...tables.networkPolicies.rows.map((row) => ofPolicy(row, tables)),
    ...tables.ingresses.rows.map((row) => ofIngress(row, tables)),
    ...tables.serviceSelectors.rows.map((row) => ofService(row, tables)),
  ];
  const completeness = new Map<string, Completeness>();
  for (const { id } of tables.clusters.rows) {
    const parts = [tables.networkPolicies, tables.ingresses, tables.serviceSelectors].map(
      (table: Table<Row>) => table.completeness(id),
    );
    const whole = parts.every(({ state }) => state === 'complete');
    const gaps = parts.flatMap((part) => part.gaps);
    completeness.set(id, { state: whole ? 'complete' : 'partial', gaps });
  }
  return createTable(rows, completeness);
}

type Named = Row & { cluster: string; namespace: string; name: string };

function toRow(
  { subject, scope, at, cluster, namespace, name }: Named,
  kind: TrafficTarget['kind'],
  open: Known<Texts>,
  missing: Known<Texts>,
): TrafficTarget {
  return { id: subject, subject, scope, at, cluster, kind, namespace, name, open, missing };
}

function nothing(like: Known<unknown>): Known<Texts> {
  return like.known ? seen([], like.at) : like;
}

function ofPolicy(row: NetworkPolicy, tables: Inputs): TrafficTarget {
  const open = mapKnown(row.policy, (policy) =>
    (['ingress', 'egress'] as const).filter((direction) => isOpen(policy, direction)),
  );
  return toRow(row, 'NetworkPolicy', open, missingPods(row, tables));
}

/** A policy for every pod is meant for pods to come; another one has to show that it selects one. */
function missingPods(row: NetworkPolicy, tables: Inputs): Known<Texts> {
  if (!row.policy.known) return row.policy;
  const policy = row.policy.value;
  const here = <T extends { namespace: string }>(item: T) => item.namespace === row.namespace;
  const shown =
    selectsEverything(policy.podSelector) ||
    tables.podLabelSets
      .of(row.cluster)
      .some(({ namespace, labels }) => governs(policy, { namespace, labels, hostNetwork: false })) ||
    tables.serviceSelectors
      .of(row.cluster)
      .some(
        (service) =>
          here(service) &&
          policy.podSelector.matchExpressions.length === 0 &&
          service.selector.known &&
          selects(policy.podSelector, service.selector.value) &&
          addressesBehind(service, tables).count > 0,
      );
  if (shown) return seen([], row.policy.at);
  const reason = 'no list shows a pod that it selects, and pods are not held against it';
  return unseen(gapOf('kubernetes/pods', [row.cluster], 'not-attempted', reason));
}

function ofIngress(row: Ingress, tables: Inputs): TrafficTarget {
  return toRow(row, 'Ingress', nothing(row.services), missingServices(row, tables));
}

function missingServices(row: Ingress, { serviceSelectors }: Inputs): Known<Texts> {
  const missing = mapKnown(row.services, (names) =>
    names.filter((name) => serviceSelectors.get(`${row.cluster}/${row.namespace}/${name}`) === undefined),
  );
  if (!missing.known || missing.value.length === 0) return missing;
  const gap = gapIn(serviceSelectors, row.cluster, 'kubernetes/services');
  return gap === undefined ? missing : unseen(gap);
}

function ofService(row: ServiceSelector, tables: Inputs): TrafficTarget {
  return toRow(row, 'Service', nothing(row.selector), missingEndpoints(row, tables));
}

function missingEndpoints(row: ServiceSelector, tables: Inputs): Known<Texts> {
  if (!row.selector.known) return row.selector;
  if (!row.type.known) return row.type;
  // Without a selector somebody else keeps the endpoints, and a name outside the cluster has none.
  if (row.selector.value.size === 0 || row.type.value === 'ExternalName') return seen([], row.selector.at);
  const { count, unread } = addressesBehind(row, tables);
  if (count > 0) return seen([], row.selector.at);
  const source = 'kubernetes/endpointslices.discovery.k8s.io';
  const gap = unread ?? gapIn(tables.serviceEndpoints, row.cluster, source);
  return gap === undefined ? seen(['endpoints'], row.selector.at) : unseen(gap);
}

function addressesBehind(
  { cluster, namespace, name }: Named,
  { serviceEndpoints }: Inputs,
): { count: number; unread: Gap | undefined } {
  const slices = slicesOf(serviceEndpoints).get(keyOf(cluster, namespace, name)) ?? [];
  let count = 0;
  let unread: Gap | undefined;
  for (const { addresses } of slices) {
    if (addresses.known) count += addresses.value;
    else unread ??= addresses.because;
  }
  return { count, unread };
}

/** By Service. Hundreds of clusters have Services of one name, so that an index of names alone would not do. */
function slicesOf(endpoints: Inputs['serviceEndpoints']): Map<string, ServiceEndpoints[]> {
  let slices = indexes.get(endpoints);
  if (slices === undefined) {
    slices = Map.groupBy(endpoints.rows, (slice) => keyOf(slice.cluster, slice.namespace, slice.service));
    indexes.set(endpoints, slices);
  }
  return slices;
}

const indexes = new WeakMap<Inputs['serviceEndpoints'], Map<string, ServiceEndpoints[]>>();

function keyOf(cluster: string, namespace: string, service: string): string {
  return `${cluster}\n${namespace}\n${service}`;
}

function gapIn(table: Table<Row>, cluster: string, source: string): Gap | undefined {
  const { state, gaps } = table.completeness(cluster);
  if (state === 'complete') return undefined;
  return gaps[0] ?? gapOf(source, [cluster], 'not-attempted', 'nothing was read of it');
}
