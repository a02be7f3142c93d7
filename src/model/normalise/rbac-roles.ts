import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { PolicyRule, RbacRole } from '../facts/rbac-role.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { completenessFrom, rowsOf, type ToRow } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

const GROUP = 'rbac.authorization.k8s.io';
const KINDS = [
  ['Role', `kubernetes/roles.${GROUP}`],
  ['ClusterRole', `kubernetes/clusterroles.${GROUP}`],
] as const;

/** Roles and ClusterRoles. */
export function normaliseRbacRoles(reading: Reading, clusters: Table<Cluster>): Table<RbacRole> {
  const rows: RbacRole[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const found = KINDS.map(([kind, source]) =>
      rowsOf(reading.list(source, [cluster.id], '/items'), cluster, toRole(kind)),
    );
    const own = found.flatMap((list) => list.rows);
    rows.push(...own);
    const gaps = found.flatMap((list) => list.completeness.gaps);
    completeness.set(cluster.id, completenessFrom(gaps, own.length > 0));
  }
  return createTable(rows, completeness);
}

function toRole(kind: RbacRole['kind']): ToRow<RbacRole> {
  return (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    if (!name.known) return name;
    const namespace = fields.name('metadata', 'namespace');
    if (kind === 'Role' && !namespace.known) return namespace;
    const place = kind === 'Role' && namespace.known ? `${namespace.value}/` : '';
    return {
      id: rbacId(cluster.id, kind, place.slice(0, -1), name.value),
      subject: `${cluster.id}/${kind}.${GROUP}/${place}${name.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      kind,
      namespace: place.slice(0, -1),
      name: name.value,
      rules: withDefault(
        fields.parsed(['rules'], 'a list of rules', toRules),
        [],
        'a role may have no rules',
      ),
      aggregated: isObject(fields.raw('aggregationRule')),
      object: fields.raw() as JsonObject,
    };
  };
}

/** The id of a role or binding in its table. */
export function rbacId(cluster: string, kind: string, namespace: string, name: string): string {
  return `${cluster}/${kind}/${namespace}/${name}`;
}

function toRules(value: Json): readonly PolicyRule[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const rules = value.map(toRule);
  return rules.every((rule) => rule !== undefined) ? (rules as PolicyRule[]) : undefined;
}

function toRule(value: Json): PolicyRule | undefined {
  if (!isObject(value)) return undefined;
  const verbs = texts(value.verbs);
  const apiGroups = texts(value.apiGroups);
  const resources = texts(value.resources);
  const resourceNames = texts(value.resourceNames);
  const nonResourceURLs = texts(value.nonResourceURLs);
  if (verbs === undefined || apiGroups === undefined || resources === undefined) return undefined;
  if (resourceNames === undefined || nonResourceURLs === undefined) return undefined;
  // The API refuses rules without verbs: one that was read so has lost them.
  return verbs.length === 0 ? undefined : { verbs, apiGroups, resources, resourceNames, nonResourceURLs };
}

function texts(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? (value as string[])
    : undefined;
}
