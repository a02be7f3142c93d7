import { dig } from '../kernel/json.ts';
import type { Evidence, Known } from '../kernel/known.ts';
import { toInstantText } from '../kernel/time.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { GroupClaim } from '../model/facts/group-claim.ts';
import type { IdentityMapping } from '../model/facts/identity-mapping.ts';
import type { Kubeconfig } from '../model/facts/kubeconfig.ts';
import type { RbacBinding } from '../model/facts/rbac-binding.ts';
import type { Access } from '../model/identity.ts';

const OUT_OF_FORCE = new Set(['Expired', 'Unissued', 'Removed']);

function at(cluster: Cluster): Pick<Access, 'cluster' | 'clusterName'> {
  return cluster.name.known
    ? { cluster: cluster.id, clusterName: cluster.name.value }
    : { cluster: cluster.id };
}

function evidenceOf(...fields: Known<unknown>[]): Evidence[] {
  return fields.flatMap((field) => (field.known ? [field.at] : []));
}

/** The kubeconfig that ACK issued; where the state of its certificate is not told, it may open the cluster. */
export function kubeconfigAccess(kubeconfig: Kubeconfig, cluster: Cluster): Access {
  const { certState, expiresAt, lastActivity } = kubeconfig;
  const access: Access = {
    kind: 'kubeconfig',
    ...at(cluster),
    subject: kubeconfig.subject,
    effective: effect(certState),
    detail: certState.known ? certState.value : certState.because.reason,
    evidence: evidenceOf(certState, expiresAt),
  };
  if (expiresAt.known) access.expiresAt = toInstantText(expiresAt.value);
  if (lastActivity.known) access.lastActivity = toInstantText(lastActivity.value);
  return access;
}

function effect(certState: Kubeconfig['certState']): boolean | null {
  if (!certState.known) return null;
  if (certState.value === 'Unexpired') return true;
  return OUT_OF_FORCE.has(certState.value) ? false : null;
}

/** Requests within the last week: something of the identity's is running. */
export function activityAccess(kubeconfig: Kubeconfig, cluster: Cluster): Access | undefined {
  const { activeLately, lastActivity } = kubeconfig;
  if (activeLately.known && !activeLately.value) return undefined;
  // Nobody who has no kubeconfig is asked about.
  if (!activeLately.known && effect(kubeconfig.certState) === false) return undefined;
  const access: Access = {
    kind: 'activity',
    ...at(cluster),
    subject: kubeconfig.subject,
    effective: activeLately.known ? true : null,
    detail: activeLately.known ? 'active' : activeLately.because.reason,
    evidence: evidenceOf(activeLately, lastActivity),
  };
  if (lastActivity.known) access.lastActivity = toInstantText(lastActivity.value);
  return access;
}

/** A mapping of ack-ram-authenticator: it lets the RAM identity in under a Kubernetes name. */
export function mappingAccess(mapping: IdentityMapping, cluster: Cluster): Access {
  const { username, groups, arn } = mapping;
  const names = [
    ...(username.known ? [username.value] : []),
    ...(groups.known ? groups.value.map((group) => `Group ${group}`) : []),
  ];
  return {
    kind: 'identity-mapping',
    ...at(cluster),
    subject: mapping.subject,
    effective: true,
    detail: names.join(', '),
    evidence: evidenceOf(arn, username, groups),
  };
}

/** A binding that names the identity: its rights, for whoever still has a credential, and for its id restored. */
export function bindingAccess(binding: RbacBinding, cluster: Cluster): Access {
  const { roleRef } = binding;
  const role = roleRef.known ? `${roleRef.value.kind}/${roleRef.value.name}` : roleRef.because.reason;
  const where = binding.namespace === '' ? '' : ` in ${binding.namespace}`;
  const since = dig(binding.object, 'metadata', 'creationTimestamp');
  return {
    ...(typeof since === 'string' && { since }),
    kind: 'binding',
    ...at(cluster),
    subject: binding.subject,
    effective: true,
    detail: `${role}${where}`,
    evidence: evidenceOf(binding.subjects, roleRef),
  };
}

/** A certificate of the cluster's own signer: nobody can revoke it before it expires. */
export function certificateAccess(claim: GroupClaim, cluster: Cluster, time: number): Access | undefined {
  if (claim.by.kind !== 'certificate') return undefined;
  const { expiresAt, commonName } = claim.by;
  const groups = claim.groups.known ? claim.groups.value.map((group) => `Group ${group}`) : [];
  const access: Access = {
    kind: 'certificate',
    ...at(cluster),
    subject: claim.subject,
    effective: expiresAt.known ? expiresAt.value > time : null,
    detail: [commonName, ...groups].join(', '),
    evidence: evidenceOf(claim.groups, expiresAt),
  };
  if (expiresAt.known) access.expiresAt = toInstantText(expiresAt.value);
  return access;
}
