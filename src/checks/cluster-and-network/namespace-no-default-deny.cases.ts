import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { defaultDeny, namespace, networkPolicy } from '../kit/rows-network.ts';

const shop = namespace('shop');
const both = ['ingress', 'egress'];
const dns = { ports: [{ port: 53, protocol: 'UDP' }] };
const unread = denied('kubernetes/networkpolicies.networking.k8s.io', 'c0aa');

export default defineCases('namespaces', {
  'fail: no policy': { subject: shop, saw: { namespace: 'shop', directions: both } },
  'fail: ingress only': {
    subject: shop,
    given: { networkPolicies: [networkPolicy({})] },
    saw: { namespace: 'shop', directions: ['egress'] },
  },
  'fail: a policy of some pods': {
    subject: shop,
    given: {
      networkPolicies: [
        networkPolicy({
          podSelector: { matchLabels: { app: 'web' } },
          policyTypes: ['Ingress', 'Egress'],
        }),
      ],
    },
    saw: { namespace: 'shop', directions: both },
  },
  'fail: another policy opens all pods again': {
    subject: shop,
    given: { networkPolicies: [defaultDeny(), networkPolicy({ ingress: [{}] })] },
    saw: { namespace: 'shop', directions: ['ingress'] },
  },
  'fail: a policy of another namespace': {
    subject: shop,
    given: { networkPolicies: [defaultDeny('ops')] },
  },
  'pass: both directions': { subject: shop, given: { networkPolicies: [defaultDeny()] } },
  'pass: two policies, one for each direction': {
    subject: shop,
    given: {
      networkPolicies: [
        networkPolicy({ policyTypes: ['Ingress'] }),
        networkPolicy({ policyTypes: ['Egress'], egress: [dns] }, {}, { name: 'q' }),
      ],
    },
  },
  'unknown: a policy was not read': {
    subject: shop,
    given: { networkPolicies: [networkPolicy({}, { policy: unread })] },
    source: 'kubernetes/networkpolicies.networking.k8s.io',
  },
  'unknown: the policies were not read': { subject: shop, partial: ['networkPolicies'] },
  'not-applicable: a namespace of the cluster': { subject: namespace('kube-system') },
});
