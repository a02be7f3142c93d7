import { defineCases } from '../kit/define-cases.ts';
import { denied, known, podTemplate, restrictedContainer } from '../kit/rows.ts';
import { defaultDeny, ingress, networkPlugin, networkPolicy, serviceSelector } from '../kit/rows-network.ts';

const of = (image: string, more = {}) =>
  podTemplate({ containers: [{ ...restrictedContainer, image }], ...more }, { labels: { app: 'web' } });
const image = 'kubernetesui/dashboard:v2.7.0';
const dashboard = of(image);
const networkPlugins = [networkPlugin()];
const balanced = serviceSelector({ type: known('LoadBalancer') });
const own = networkPolicy({ ingress: [{ from: [{ podSelector: {} }] }] });
const unread = denied('kubernetes/services', 'c0aa');

export default defineCases('podTemplates', {
  'fail: a load balancer': {
    subject: dashboard,
    given: { serviceSelectors: [balanced], networkPolicies: [defaultDeny()], networkPlugins },
    saw: { image, ways: ['LoadBalancer shop/web'] },
  },
  'fail: a load balancer, and policies were not read': {
    subject: dashboard,
    given: { serviceSelectors: [balanced] },
    partial: ['networkPolicies', 'networkPlugins', 'ingresses'],
  },
  'fail: an Ingress': {
    subject: dashboard,
    given: { serviceSelectors: [serviceSelector()], ingresses: [ingress()], networkPlugins },
    saw: { image, ways: ['Ingress shop/web'] },
  },
  'fail: nothing isolates it': {
    subject: dashboard,
    given: { networkPlugins },
    severity: 'medium',
    saw: { image, ways: ['every pod of the cluster'] },
  },
  'fail: other namespaces are let in': {
    subject: dashboard,
    given: {
      networkPolicies: [networkPolicy({ ingress: [{ from: [{ namespaceSelector: {} }] }] })],
      networkPlugins,
    },
    severity: 'medium',
  },
  'fail: nothing enforces the policy': {
    subject: dashboard,
    given: { networkPolicies: [own], networkPlugins: [networkPlugin({ enforcesPolicies: known(false) })] },
    severity: 'medium',
  },
  'fail: it is in the network of its node': { subject: of(image, { hostNetwork: true }) },
  'fail: a mirror of it': {
    subject: of('registry.example.com/mirror/kubernetesui/dashboard:v2.7.0'),
    severity: 'medium',
  },
  'fail: Tiller': { subject: of('gcr.io/kubernetes-helm/tiller:v2.17.0'), severity: 'medium' },
  'pass: its own namespace only': {
    subject: dashboard,
    given: { serviceSelectors: [serviceSelector()], networkPolicies: [own], networkPlugins },
  },
  'pass: a load balancer for other pods': {
    subject: dashboard,
    given: {
      serviceSelectors: [{ ...balanced, selector: known(new Map([['app', 'db']])) }],
      networkPolicies: [own],
      networkPlugins,
    },
  },
  'unknown: a selector was not read': {
    subject: dashboard,
    given: { serviceSelectors: [{ ...balanced, selector: unread }], networkPolicies: [own], networkPlugins },
    source: 'kubernetes/services',
  },
  'unknown: services were not read': {
    subject: dashboard,
    given: { networkPolicies: [own], networkPlugins },
    partial: ['serviceSelectors'],
  },
  'unknown: policies were not read': {
    subject: dashboard,
    given: { networkPlugins },
    partial: ['networkPolicies'],
  },
  'unknown: whether policies are enforced was not read': {
    subject: dashboard,
    given: {
      networkPolicies: [own],
      networkPlugins: [networkPlugin({ enforcesPolicies: denied('cs/ListClusterAddonInstances', 'c0aa') })],
    },
    source: 'cs/ListClusterAddonInstances',
  },
  'not-applicable: another workload': { subject: podTemplate() },
  'not-applicable: a name that only ends alike': { subject: of('example.com/team/my-kiali-tests:1') },
});
