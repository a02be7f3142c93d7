import { dig, isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { RbacBinding, RbacSubject, RoleRef } from '../facts/rbac-binding.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { completenessFrom, rowsOf, type ToRow } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import { rbacId } from './rbac-roles.ts';
import type { Reading } from './reading.ts';

const GROUP = 'rbac.authorization.k8s.io';
const KINDS = [
  ['RoleBinding', `kubernetes/rolebindings.${GROUP}`],
  ['ClusterRoleBinding', `kubernetes/clusterrolebindings.${GROUP}`],
] as const;

/** RoleBindings and ClusterRoleBindings. */
export function normaliseRbacBindings(reading: Reading, clusters: Table<Cluster>): Table<RbacBinding> {
  const rows: RbacBinding[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const found = KINDS.map(([kind, source]) =>
      rowsOf(reading.list(source, [cluster.id], '/items'), cluster, toBinding(kind)),
    );
    const own = found.flatMap((list) => list.rows);
    rows.push(...own);
    const gaps = found.flatMap((list) => list.completeness.gaps);
    completeness.set(cluster.id, completenessFrom(gaps, own.length > 0));
  }
  return createTable(rows, completeness);
}

function toBinding(kind: RbacBinding['kind']): ToRow<RbacBinding> {
  return (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    if (!name.known) return name;
    const namespace = fields.name('metadata', 'namespace');
    if (kind === 'RoleBinding' && !namespace.known) return namespace;
    const place = kind === 'RoleBinding' && namespace.known ? namespace.value : '';
    const subjects = fields.parsed(['subjects'], 'a list of subjects', (value) => toSubjects(value, place));
    return {
      id: rbacId(cluster.id, kind, place, name.value),
      subject: `${cluster.id}/${kind}.${GROUP}/${place === '' ? '' : `${place}/`}${name.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      kind,
      namespace: place,
      name: name.value,
      roleRef: fields.parsed(['roleRef'], 'a reference to a role', toRoleRef),
      subjects: withDefault(subjects, [], 'a binding may name nobody'),
      object: fields.raw() as JsonObject,
    };
  };
}

function toRoleRef(value: Json): RoleRef | undefined {
  const kind = dig(value, 'kind');
  const name = dig(value, 'name');
  if (typeof kind !== 'string' || typeof name !== 'string' || name === '') return undefined;
  return { kind, name };
}

function toSubjects(value: Json, namespace: string): readonly RbacSubject[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const subjects = value.map((item) => toSubject(item, namespace));
  return subjects.every((subject) => subject !== undefined) ? (subjects as RbacSubject[]) : undefined;
}

function toSubject(value: Json, namespace: string): RbacSubject | undefined {
  if (!isObject(value)) return undefined;
  const { kind, name } = value;
  if (typeof kind !== 'string' || typeof name !== 'string' || kind === '') return undefined;
  const account = kind === 'ServiceAccount';
  const own = value.namespace ?? '';
  const apiGroup = value.apiGroup ?? '';
  if (typeof own !== 'string' || typeof apiGroup !== 'string') return undefined;
  return {
    kind,
    apiGroup: apiGroup === '' && !account ? GROUP : apiGroup,
    name,
    namespace: account && own === '' ? namespace : own,
  };
}
