import { defineCases } from '../kit/define-cases.ts';
import { absent, CLUSTER, cluster, denied, known } from '../kit/rows.ts';
import { admissionWebhook } from '../kit/rows-admission.ts';
import { policyInstance, service } from '../kit/rows-configuration.ts';

const subject = cluster();
const ratify = (changes: Parameters<typeof policyInstance>[0] = {}) =>
  policyInstance({ id: `${CLUSTER}/RatifyVerification/one`, policy: 'RatifyVerification', ...changes });
const verifier = { configuration: 'policy.sigstore.dev', name: 'policy.sigstore.dev' };
const ratifyService = service({ namespace: 'gatekeeper-system', name: 'ratify' });

export default defineCases('clusters', {
  'fail: nothing verifies signatures': {
    subject,
    given: { policyInstances: [policyInstance()], admissionWebhooks: [admissionWebhook()] },
    saw: { name: 'shop-prod', checks: ['-'] },
  },
  'fail: the policy only warns': {
    subject,
    given: { policyInstances: [ratify({ action: known('warn') })], services: [ratifyService] },
    saw: { name: 'shop-prod', checks: ['RatifyVerification (warn, *)'] },
  },
  'fail: the policy covers two namespaces': {
    subject,
    given: { policyInstances: [ratify({ namespaces: known('shop,pay') })] },
    saw: { name: 'shop-prod', checks: ['RatifyVerification (deny, shop,pay)'] },
  },
  'fail: a verifier that is not asked about pods': {
    subject,
    given: {
      admissionWebhooks: [
        admissionWebhook({
          ...verifier,
          rules: known([{ groups: ['apps'], resources: ['deployments'], operations: ['CREATE'] }]),
        }),
      ],
    },
    saw: { name: 'shop-prod', checks: ['-'] },
  },
  'pass: the policy denies in every namespace': { subject, given: { policyInstances: [ratify()] } },
  'pass: a verifier is asked about every pod': {
    subject,
    given: { admissionWebhooks: [admissionWebhook(verifier)] },
  },
  'unknown: the policies of an engine are not read': {
    subject,
    given: {
      admissionWebhooks: [admissionWebhook({ configuration: 'kyverno-resource-validating-webhook-cfg' })],
    },
    source: 'kubernetes/*.constraints.gatekeeper.sh',
  },
  'unknown: Ratify is there, and policy governance does not use it': {
    subject,
    given: { services: [ratifyService] },
    source: 'kubernetes/*.constraints.gatekeeper.sh',
  },
  'unknown: what the policy does was not read': {
    subject,
    given: { policyInstances: [ratify({ action: denied('cs/DescribePolicyInstances', CLUSTER) })] },
    source: 'cs/DescribePolicyInstances',
  },
  'unknown: what a webhook is asked about was not read': {
    subject,
    given: {
      admissionWebhooks: [admissionWebhook({ ...verifier, rules: absent('kubernetes/webhooks', 'rules') })],
    },
    source: 'kubernetes/webhooks',
  },
  'unknown: the policies were not all listed': {
    subject,
    partial: ['policyInstances'],
    source: 'test/policyInstances',
  },
  'unknown: the webhooks were not all listed': {
    subject,
    partial: ['admissionWebhooks'],
    source: 'test/admissionWebhooks',
  },
  'unknown: the Services were not all listed': { subject, partial: ['services'], source: 'test/services' },
});
