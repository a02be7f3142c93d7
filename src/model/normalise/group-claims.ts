import { dig, isObject, type Json } from '../../kernel/json.ts';
import { type Known, seen, type Unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { GroupClaim } from '../facts/group-claim.ts';
import type { RbacBinding } from '../facts/rbac-binding.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { completenessFrom } from './cluster-lists.ts';
import { Fields } from './fields.ts';
import type { Item, Reading } from './reading.ts';

const REQUESTS = 'kubernetes/certificatesigningrequests.certificates.k8s.io';
const KIND = 'CertificateSigningRequest.certificates.k8s.io';
const RBAC = 'rbac.authorization.k8s.io';

/** Bindings, and certificates that the cluster has issued and still knows of. */
export function normaliseGroupClaims(reading: Reading, tables: Tables): Table<GroupClaim> {
  const rows: GroupClaim[] = tables.bindings.rows.map(claimOfBinding);
  const completeness = new Map<string, Completeness>();
  for (const cluster of tables.clusters.rows) {
    const requests = reading.list(REQUESTS, [cluster.id], '/items');
    const bindings = tables.bindings.completeness(cluster.id);
    const gaps = [...bindings.gaps, ...requests.completeness.gaps];
    for (const item of requests.items) {
      const found = certificatesOf(item, cluster);
      if (Array.isArray(found)) rows.push(...found);
      else gaps.push(found.because);
    }
    completeness.set(cluster.id, completenessFrom(gaps, tables.bindings.of(cluster.id).length > 0));
  }
  return createTable(rows, completeness);
}

/** A binding as a claim of the groups that it names. */
export function claimOfBinding(binding: RbacBinding): GroupClaim {
  const { id, subject, scope, at, cluster, subjects } = binding;
  return { id, subject, scope, at, cluster, groups: groupsOf(subjects), by: { kind: 'binding', binding } };
}

function groupsOf(subjects: RbacBinding['subjects']): Known<readonly string[]> {
  if (!subjects.known) return subjects;
  const groups = subjects.value.filter(({ kind, apiGroup }) => kind === 'Group' && apiGroup === RBAC);
  return seen(
    groups.map(({ name }) => name),
    subjects.at,
  );
}

/** A request that was not answered yet, or refused, has no certificate. */
function certificatesOf({ value, origin }: Item, cluster: Cluster): GroupClaim[] | Unseen {
  const name = new Fields(value, origin).name('metadata', 'name');
  if (!name.known) return name;
  const certificates = dig(value, 'status', 'certificates');
  if (certificates === undefined || certificates === null) return [];
  const found = Array.isArray(certificates) ? certificates : [certificates];
  return found.map((_certificate, index): GroupClaim => {
    const place = ['status', 'certificates', ...(Array.isArray(certificates) ? [index] : [])];
    const fields = new Fields(value, origin);
    return {
      id: `${cluster.id}/${KIND}//${name.value}/${index}`,
      subject: `${cluster.id}/${KIND}/${name.value}`,
      scope: cluster.scope,
      at: origin,
      cluster: cluster.id,
      groups: fields.texts(...place, 'subject', 'O'),
      by: {
        kind: 'certificate',
        request: name.value,
        commonName: firstText(fields.raw(...place, 'subject', 'CN')),
        expiresAt: fields.instant(...place, 'notAfter'),
      },
    };
  });
}

function firstText(value: Json | undefined): string {
  const [first] = Array.isArray(value) ? value : isObject(value) ? [] : [value];
  return typeof first === 'string' ? first : '';
}
