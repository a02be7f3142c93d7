import type { Complaint, FixRule, Proposal } from './fix-rule.ts';
import { valueAt } from './pod-place.ts';

const POD_SECURITY = 'pod-security.kubernetes.io/';
const BASELINE = 'baseline';
// The cloud controller manager reads both spellings.
const ADDRESS_TYPES = [
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type',
  'service.beta.kubernetes.io/alicloud-loadbalancer-address-type',
];

/** Labels and annotations of other objects than pods. Why each is safe or not is told in docs/fixes.md. */
export const objectRules: readonly FixRule[] = [
  { check: 'namespace-psa-not-enforced', propose: withPodSecurity },
  { check: 'service-internet-exposed', propose: onIntranet },
];

/** Warnings and audit entries keep no pod out: they show what would be, before somebody enforces it. */
function withPodSecurity({ document, path }: Complaint): readonly Proposal[] {
  if (path.at(-1) !== 'labels') return [];
  const label = (mode: string) => [...path, POD_SECURITY + mode];
  const steps = ['warn', 'audit']
    .filter((mode) => valueAt(document, label(mode)) === undefined)
    .map((mode): Proposal => {
      const change = { path: label(mode), how: 'set', value: BASELINE } as const;
      return { change, safety: 'safe', opens: true };
    });
  return [...steps, { change: { path: label('enforce'), how: 'set', value: BASELINE }, safety: 'unsafe' }];
}

function onIntranet({ document, path }: Complaint): readonly Proposal[] {
  if (path.at(-1) !== 'annotations') return [];
  const names = ADDRESS_TYPES.map((name) => [...path, name]);
  const known = names.find((name) => valueAt(document, name) !== undefined) ?? (names[0] as string[]);
  return [{ change: { path: known, how: 'set', value: 'intranet' }, safety: 'unsafe' }];
}
