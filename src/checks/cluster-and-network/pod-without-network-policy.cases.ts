import { defineCases } from '../kit/define-cases.ts';
import { denied, podTemplate } from '../kit/rows.ts';
import { defaultDeny, networkPolicy } from '../kit/rows-network.ts';

const web = podTemplate({}, { labels: { app: 'web' } });
const ofWeb = { podSelector: { matchLabels: { app: 'web' } } };
const unread = denied('kubernetes/networkpolicies.networking.k8s.io', 'c0aa');

export default defineCases('podTemplates', {
  'fail: there is no policy': { subject: web, saw: { namespace: 'shop', policies: 0 } },
  'fail: the policy selects other labels': {
    subject: web,
    given: { networkPolicies: [networkPolicy({ podSelector: { matchLabels: { app: 'db' } } })] },
    saw: { namespace: 'shop', policies: 1 },
  },
  'fail: the policy is of another namespace': {
    subject: web,
    given: { networkPolicies: [defaultDeny('ops')] },
    saw: { namespace: 'shop', policies: 0 },
  },
  'fail: one of two labels is not enough': {
    subject: web,
    given: { networkPolicies: [networkPolicy({ podSelector: { matchLabels: { app: 'web', tier: 'x' } } })] },
  },
  'pass: a policy selects it': { subject: web, given: { networkPolicies: [networkPolicy(ofWeb)] } },
  'pass: a policy of every pod': { subject: podTemplate(), given: { networkPolicies: [defaultDeny()] } },
  'pass: an expression selects it': {
    subject: web,
    given: {
      networkPolicies: [
        networkPolicy({ podSelector: { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] } }),
      ],
    },
  },
  'pass: one selects it, and another was not read': {
    subject: web,
    given: {
      networkPolicies: [networkPolicy(ofWeb), networkPolicy({}, { id: 'c0aa/shop/q', policy: unread })],
    },
  },
  'unknown: a policy of the namespace was not read': {
    subject: web,
    given: { networkPolicies: [networkPolicy({}, { policy: unread })] },
    source: 'kubernetes/networkpolicies.networking.k8s.io',
  },
  'unknown: the policies were not read': { subject: web, partial: ['networkPolicies'] },
  'unknown: a label is not a text': {
    subject: podTemplate({}, { labels: { app: { redacted: true } } }),
    source: 'kubernetes/pods',
  },
  'not-applicable: a pod in the network of its node': { subject: podTemplate({ hostNetwork: true }) },
  'not-applicable: a component of the cluster': { subject: podTemplate({}, { namespace: 'kube-system' }) },
});
