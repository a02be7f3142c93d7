import type { Evidence } from '../../kernel/known.ts';
import type { Grant } from '../../rbac/allowed.ts';
import { compileRbac } from '../../rbac/compile-rbac.ts';
import { withImplicitGroups } from '../../rbac/implicit-groups.ts';
import { type DangerousReach, ReachReader } from '../../reach/reach.ts';
import { isShipped } from '../../reach/shipped.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { RbacBinding } from '../facts/rbac-binding.ts';
import type { ReachedRight, SubjectReach } from '../facts/subject-reach.ts';
import { evidenceAt } from '../normalise/fields.ts';
import { rbacId } from '../normalise/rbac-roles.ts';
import { gapOf } from '../normalise/reading.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';

/** What every subject that a binding names can do beyond what it was given, cluster by cluster. */
export function deriveReach(tables: Tables): Table<SubjectReach> {
  const rows: SubjectReach[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of tables.clusters.rows) {
    rows.push(...reachIn(cluster, tables));
    // Whom no binding names has nothing: only the bindings say who there is.
    completeness.set(cluster.id, tables.bindings.completeness(cluster.id));
  }
  return createTable(rows, completeness);
}

function reachIn(cluster: Cluster, tables: Tables): SubjectReach[] {
  const bindings = tables.bindings.of(cluster.id);
  const lists = [
    ...['Role', 'ClusterRole'].map((kind) => ({
      kind: `${kind}List`,
      items: tables.roles.of(cluster.id).flatMap((row) => (row.kind === kind ? [row.object] : [])),
    })),
    ...['RoleBinding', 'ClusterRoleBinding'].map((kind) => ({
      kind: `${kind}List`,
      items: bindings.flatMap((row) => (row.kind === kind ? [row.object] : [])),
    })),
  ];
  const policy = compileRbac(lists);
  const reader = new ReachReader(policy, { ignores: (grant) => isShipped(grant, policy) });
  const gaps = [
    ...tables.bindings.completeness(cluster.id).gaps,
    ...tables.roles.completeness(cluster.id).gaps,
  ];
  return subjectsOf(bindings, cluster).map((subject) => {
    const { rights, reasons } =
      subject.kind === 'Group' ? reader.ofGroups([subject.name]) : reader.beyondGroups(asUser(subject));
    const unread = reasons.map((reason) => gapOf(subject.at.source, [cluster.id], 'failed', reason));
    return {
      ...subject,
      rights: rights.map((right) => toRight(right, cluster.id, tables)),
      missing: [...gaps, ...unread],
    };
  });
}

type Named = Omit<SubjectReach, 'rights' | 'missing'>;

function subjectsOf(bindings: readonly RbacBinding[], cluster: Cluster): Named[] {
  const found = new Map<string, Named>();
  for (const { subjects, at } of bindings) {
    for (const { kind, name, namespace } of subjects.known ? subjects.value : []) {
      if (kind !== 'User' && kind !== 'Group' && kind !== 'ServiceAccount') continue;
      const place = kind === 'ServiceAccount' ? `${namespace}/${name}` : name;
      const subject = `${cluster.id}/${kind}/${place}`;
      if (found.has(subject)) continue;
      const where = kind === 'ServiceAccount' ? namespace : '';
      found.set(subject, {
        id: subject,
        subject,
        scope: cluster.scope,
        at,
        cluster: cluster.id,
        kind,
        namespace: where,
        name,
      });
    }
  }
  return [...found.values()];
}

/** A user's own groups stand in its certificate, which nobody can list: only the implied ones are added. */
function asUser({ kind, name, namespace }: Named) {
  const user = kind === 'ServiceAccount' ? `system:serviceaccount:${namespace}:${name}` : name;
  return withImplicitGroups({ user });
}

function toRight(reach: DangerousReach, cluster: string, tables: Tables): ReachedRight {
  return {
    right: reach.right,
    namespace: reach.namespace ?? '',
    names: reach.names ?? [],
    through: [...new Set(reach.because.map(throughText))],
    needed: [...new Set(reach.needed.map(throughText))],
    evidence: distinct(reach.because.flatMap((grant) => evidenceOf(grant, cluster, tables))),
  };
}

function throughText({ binding, role }: Grant): string {
  const where = binding.namespace === undefined ? '' : `${binding.namespace}/`;
  return `${binding.kind} ${where}${binding.name} → ${role.kind} ${role.name}`;
}

function evidenceOf({ binding, role, rule }: Grant, cluster: string, tables: Tables): Evidence[] {
  const bound = tables.bindings.get(rbacId(cluster, binding.kind, binding.namespace ?? '', binding.name));
  const held = tables.roles.get(rbacId(cluster, role.kind, role.namespace ?? '', role.name));
  const found: Evidence[] = [];
  if (bound?.roleRef.known) found.push(bound.roleRef.at);
  const rules = held?.object.rules;
  if (held !== undefined && Array.isArray(rules) && rules[rule] !== undefined)
    found.push(evidenceAt(held.at, `/rules/${rule}`, rules[rule]));
  return found;
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [
    ...new Map(
      evidence.map((each) => [[each.source, ...each.ids, each.page ?? 1, each.path].join('\n'), each]),
    ).values(),
  ];
}
