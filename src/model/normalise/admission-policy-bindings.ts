import { dig, isObject, type Json } from '../../kernel/json.ts';
import { type Known, unseen } from '../../kernel/known.ts';
import type { AdmissionPolicyBinding } from '../facts/admission-policy-binding.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Table } from '../table.ts';
import { type Completeness, createTable } from '../table.ts';
import { completenessFrom, rowsOf } from './cluster-lists.ts';
import { Fields } from './fields.ts';
import { gapOf, type ItemList, type Reading } from './reading.ts';

const GROUP = 'admissionregistration.k8s.io';
const BINDINGS = `kubernetes/validatingadmissionpolicybindings.${GROUP}`;
const POLICIES = `kubernetes/validatingadmissionpolicies.${GROUP}`;

/** Bindings with what their policies are asked about. A cluster that does not know the kind has none. */
export function normaliseAdmissionPolicyBindings(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<AdmissionPolicyBinding> {
  const rows: AdmissionPolicyBinding[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const policies = reading.list(POLICIES, [cluster.id]);
    const found = rowsOf<AdmissionPolicyBinding>(
      reading.list(BINDINGS, [cluster.id]),
      cluster,
      (fields, { id, scope }, at) => {
        const name = fields.name('metadata', 'name');
        if (!name.known) return name;
        const policy = fields.name('spec', 'policyName');
        return {
          id: `${id}/${name.value}`,
          subject: `${id}/ValidatingAdmissionPolicyBinding.${GROUP}/${name.value}`,
          scope,
          at,
          cluster: id,
          name: name.value,
          policy,
          actions: fields.texts('spec', 'validationActions'),
          resources: policy.known ? resourcesOf(policy.value, policies, id) : policy,
        };
      },
    );
    rows.push(...found.rows);
    const gaps = found.completeness.gaps.filter(({ outcome }) => outcome !== 'absent');
    completeness.set(cluster.id, completenessFrom(gaps, found.rows.length > 0));
  }
  return createTable(rows, completeness);
}

function resourcesOf(policy: string, policies: ItemList, cluster: string): Known<readonly string[]> {
  const found = policies.items.find(({ value }) => dig(value, 'metadata', 'name') === policy);
  const [gap = gapOf(POLICIES, [cluster], 'absent', `there is no policy ${policy}`)] =
    policies.completeness.gaps;
  if (found === undefined) return unseen(gap);
  return new Fields(found.value, found.origin).parsed(
    ['spec', 'matchConstraints', 'resourceRules'],
    'a list of rules',
    toResources,
  );
}

function toResources(list: Json): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = list.map((rule) => (isObject(rule) ? dig(rule, 'resources') : undefined));
  const sound = found.every(
    (names): names is string[] => Array.isArray(names) && names.every((name) => typeof name === 'string'),
  );
  return sound ? [...new Set(found.flat())] : undefined;
}
