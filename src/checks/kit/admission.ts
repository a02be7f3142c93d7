import type { Gap } from '../../kernel/known.ts';
import type { AdmissionWebhook, WebhookRule } from '../../model/facts/admission-webhook.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Tables } from '../../model/tables.ts';
import { enforcesPodSecurity } from './pod-security-labels.ts';
import { isSystemNamespace } from './system-namespaces.ts';

type AdmissionTables = Pick<
  Tables,
  'namespaces' | 'policyInstances' | 'admissionPolicyBindings' | 'admissionWebhooks'
>;

/** Whether something in the cluster can refuse a pod for what it asks; a gap where that cannot be told. */
export function admissionControl(cluster: string, tables: AdmissionTables): boolean | Gap {
  if (refuses(cluster, tables)) return true;
  const webhooks = tables.admissionWebhooks.of(cluster);
  const asked = webhooks.filter(asksAboutPods);
  // Gatekeeper asks about everything; what it refuses is in its constraints.
  const engine = asked.find((webhook) => !isGatekeeper(webhook));
  if (engine !== undefined) return true;
  return gapsOf(cluster, tables, asked)[0] ?? false;
}

function refuses(cluster: string, tables: AdmissionTables): boolean {
  return (
    tables.namespaces.of(cluster).some((row) => !isSystemNamespace(row.name) && enforcesPodSecurity(row)) ||
    tables.policyInstances.of(cluster).some(({ action }) => action.known && action.value === 'deny') ||
    tables.admissionPolicyBindings
      .of(cluster)
      .some(
        ({ actions, resources }) =>
          actions.known && actions.value.includes('Deny') && resources.known && hasPods(resources.value),
      )
  );
}

function gapsOf(cluster: string, tables: AdmissionTables, asked: readonly AdmissionWebhook[]): Gap[] {
  const fields = [
    ...tables.namespaces.of(cluster).map(({ labels }) => labels),
    ...tables.policyInstances.of(cluster).map(({ action }) => action),
    ...tables.admissionPolicyBindings.of(cluster).flatMap(({ actions, resources }) => [actions, resources]),
    ...tables.admissionWebhooks.of(cluster).map(({ rules }) => rules),
  ];
  const unread = fields.flatMap((field) => (field.known ? [] : [field.because]));
  if (asked.length === 0) return unread;
  const source = 'kubernetes/*.constraints.gatekeeper.sh';
  const reason = 'constraints of Gatekeeper that policy governance did not deploy are not held against it';
  return [...unread, gapOf(source, [cluster], 'not-attempted', reason)];
}

function asksAboutPods({ kind, rules }: AdmissionWebhook): boolean {
  if (kind !== 'ValidatingWebhookConfiguration' || !rules.known) return false;
  return rules.value.some(
    ({ groups, resources, operations }) =>
      groups.some((group) => group === '' || group === '*') &&
      hasPods(resources) &&
      operations.some((operation) => operation === 'CREATE' || operation === '*'),
  );
}

function isGatekeeper({ name }: AdmissionWebhook): boolean {
  return name.endsWith('gatekeeper.sh');
}

function hasPods(resources: readonly string[]): boolean {
  return resources.some((name) => name === 'pods' || name === '*' || name === '*/*');
}

const SECURITY_KINDS: ReadonlySet<string> = new Set([
  '*',
  '*/*',
  'pods',
  'pods/ephemeralcontainers',
  'secrets',
  'serviceaccounts',
  'namespaces',
  'roles',
  'rolebindings',
  'clusterroles',
  'clusterrolebindings',
  'validatingwebhookconfigurations',
  'mutatingwebhookconfigurations',
]);

/** Kinds among its rules with which a cluster is attacked. */
export function securityKinds(rules: readonly WebhookRule[]): string[] {
  const writes = rules.filter(({ operations }) =>
    operations.some((operation) => ['CREATE', 'UPDATE', '*'].includes(operation)),
  );
  const named = writes.flatMap(({ resources }) => resources.filter((name) => SECURITY_KINDS.has(name)));
  return [...new Set(named)];
}
