import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { admissionWebhook, policyBinding } from '../kit/rows-admission.ts';
import { policyInstance } from '../kit/rows-configuration.ts';
import { namespace } from '../kit/rows-network.ts';

const shop = namespace('shop');
const labelled = (name: string) => namespace(name, { 'pod-security.kubernetes.io/enforce': 'baseline' });
const gatekeeper = admissionWebhook({ name: 'validation.gatekeeper.sh' });
const unread = denied('kubernetes/namespaces', 'c0aa');

export default defineCases('clusters', {
  'fail: nothing at all': { subject: cluster(), saw: { namespaces: 0 } },
  'fail: only the system is held to a level': {
    subject: cluster(),
    given: { namespaces: [shop, labelled('kube-system')] },
    saw: { namespaces: 2 },
  },
  'fail: rules that only warn': {
    subject: cluster(),
    given: {
      policyInstances: [policyInstance({ action: known('warn') })],
      admissionPolicyBindings: [policyBinding({ actions: known(['Warn', 'Audit']) })],
    },
  },
  'fail: a policy of other kinds': {
    subject: cluster(),
    given: { admissionPolicyBindings: [policyBinding({ resources: known(['deployments']) })] },
  },
  'fail: webhooks that change pods, or are asked when they go': {
    subject: cluster(),
    given: {
      admissionWebhooks: [
        admissionWebhook({ id: 'a', kind: 'MutatingWebhookConfiguration' }),
        admissionWebhook({
          id: 'b',
          rules: known([{ groups: [''], resources: ['pods'], operations: ['DELETE'] }]),
        }),
        admissionWebhook({
          id: 'c',
          rules: known([{ groups: ['apps'], resources: ['*'], operations: ['*'] }]),
        }),
      ],
    },
  },
  'pass: a namespace enforces a level': {
    subject: cluster(),
    given: { namespaces: [shop, labelled('ops')] },
  },
  'pass: a level is enforced, whatever else was read': {
    subject: cluster(),
    given: { namespaces: [labelled('ops')] },
    partial: ['namespaces', 'policyInstances', 'admissionPolicyBindings', 'admissionWebhooks'],
  },
  'pass: policy governance denies': { subject: cluster(), given: { policyInstances: [policyInstance()] } },
  'pass: a policy of the API server denies': {
    subject: cluster(),
    given: { admissionPolicyBindings: [policyBinding()] },
  },
  'pass: another engine is asked about pods': {
    subject: cluster(),
    given: { admissionWebhooks: [admissionWebhook()] },
  },
  'unknown: Gatekeeper, whose constraints may be its own': {
    subject: cluster(),
    given: { admissionWebhooks: [gatekeeper] },
    source: 'kubernetes/*.constraints.gatekeeper.sh',
  },
  'unknown: labels were not read': {
    subject: cluster(),
    given: { namespaces: [namespace('shop', {}, { labels: unread })] },
    source: 'kubernetes/namespaces',
  },
  'unknown: the action of a rule was not read': {
    subject: cluster(),
    given: { policyInstances: [policyInstance({ action: denied('cs/DescribePolicyInstances', 'c0aa') })] },
    source: 'cs/DescribePolicyInstances',
  },
  'unknown: namespaces were not read': { subject: cluster(), partial: ['namespaces'] },
  'unknown: policy governance was not read': { subject: cluster(), partial: ['policyInstances'] },
  'unknown: policies were not read': { subject: cluster(), partial: ['admissionPolicyBindings'] },
  'unknown: webhooks were not read': { subject: cluster(), partial: ['admissionWebhooks'] },
});
