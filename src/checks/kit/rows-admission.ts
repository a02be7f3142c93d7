import type { AdmissionPolicyBinding } from '../../model/facts/admission-policy-binding.ts';
import type { AdmissionWebhook } from '../../model/facts/admission-webhook.ts';
import type { ApiService } from '../../model/facts/api-service.ts';
import { CLUSTER, clusterScope, known } from './rows.ts';

// Rows about what the API server asks before it takes an object, with nothing wrong in them.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const inCluster = { scope: clusterScope, at, cluster: CLUSTER } as const;

/** Asks a Service of the cluster about every pod, and fails closed. */
export function admissionWebhook(changes: Partial<AdmissionWebhook> = {}): AdmissionWebhook {
  const subject = `${CLUSTER}/ValidatingWebhookConfiguration.admissionregistration.k8s.io/guard`;
  return {
    id: `${subject}/pods.guard.example.com`,
    subject,
    ...inCluster,
    kind: 'ValidatingWebhookConfiguration',
    configuration: 'guard',
    name: 'pods.guard.example.com',
    failurePolicy: known('Fail'),
    url: known(''),
    service: known('guard/webhook'),
    caBundle: known(true),
    rules: known([{ groups: [''], resources: ['pods'], operations: ['CREATE'] }]),
    ...changes,
  };
}

/** Denies pods that break the policy. */
export function policyBinding(changes: Partial<AdmissionPolicyBinding> = {}): AdmissionPolicyBinding {
  return {
    id: `${CLUSTER}/pods`,
    subject: `${CLUSTER}/ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io/pods`,
    ...inCluster,
    name: 'pods',
    policy: known('no-privileged-pods'),
    actions: known(['Deny']),
    resources: known(['pods']),
    ...changes,
  };
}

/** Served by an add-on whose certificate is verified. */
export function apiService(changes: Partial<ApiService> = {}): ApiService {
  const name = 'v1beta1.metrics.k8s.io';
  return {
    id: `${CLUSTER}/${name}`,
    subject: `${CLUSTER}/APIService.apiregistration.k8s.io/${name}`,
    ...inCluster,
    name,
    service: known('kube-system/metrics-server'),
    skipsVerification: known(false),
    ...changes,
  };
}
