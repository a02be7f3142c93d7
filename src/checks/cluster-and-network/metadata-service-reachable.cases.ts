import { defineCases } from '../kit/define-cases.ts';
import { denied, known, podTemplate } from '../kit/rows.ts';
import { defaultDeny, networkPlugin, networkPolicy } from '../kit/rows-network.ts';

const pod = podTemplate();
const networkPlugins = [networkPlugin()];
const egress = (...to: { cidr: string; except?: string[] }[]) =>
  networkPolicy({ policyTypes: ['Egress'], egress: [{ to: to.map((ipBlock) => ({ ipBlock })) }] });
const open = { because: 'no policy denies it' };
const unread = denied('kubernetes/networkpolicies.networking.k8s.io', 'c0aa');

export default defineCases('podTemplates', {
  'fail: no policy': { subject: pod, given: { networkPlugins }, saw: open },
  'fail: ingress alone is denied': {
    subject: pod,
    given: { networkPlugins, networkPolicies: [networkPolicy({})] },
    saw: open,
  },
  'fail: a block with the address is allowed': {
    subject: pod,
    given: { networkPlugins, networkPolicies: [egress({ cidr: '100.64.0.0/10' })] },
    saw: open,
  },
  'fail: what one block excepts, another allows': {
    subject: pod,
    given: {
      networkPlugins,
      networkPolicies: [
        egress({ cidr: '0.0.0.0/0', except: ['100.100.100.200/32'] }, { cidr: '100.100.100.200/32' }),
      ],
    },
    saw: open,
  },
  'fail: a pod in the network of its node': {
    subject: podTemplate({ hostNetwork: true }),
    given: { networkPlugins, networkPolicies: [defaultDeny()] },
    saw: { because: 'hostNetwork' },
  },
  'fail: a pod in the network of its node, whatever was read': {
    subject: podTemplate({ hostNetwork: true }),
    partial: ['networkPolicies', 'networkPlugins'],
  },
  'fail: it is denied by a policy that nothing enforces': {
    subject: pod,
    given: {
      networkPlugins: [networkPlugin({ enforcesPolicies: known(false) })],
      networkPolicies: [defaultDeny()],
    },
    saw: { because: 'no policy is enforced' },
  },
  'pass: egress is denied': { subject: pod, given: { networkPlugins, networkPolicies: [defaultDeny()] } },
  'pass: the address is excepted': {
    subject: pod,
    given: {
      networkPlugins,
      networkPolicies: [egress({ cidr: '0.0.0.0/0', except: ['100.100.100.200/32'] })],
    },
  },
  'pass: names are looked up elsewhere': {
    subject: pod,
    given: {
      networkPlugins,
      networkPolicies: [
        networkPolicy({ policyTypes: ['Egress'], egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] }),
      ],
    },
  },
  'unknown: whether policies are enforced was not read': {
    subject: pod,
    given: {
      networkPlugins: [networkPlugin({ enforcesPolicies: denied('cs/ListClusterAddonInstances', 'c0aa') })],
      networkPolicies: [defaultDeny()],
    },
    source: 'cs/ListClusterAddonInstances',
  },
  'unknown: a policy was not read': {
    subject: pod,
    given: { networkPlugins, networkPolicies: [networkPolicy({}, { policy: unread })] },
    source: 'kubernetes/networkpolicies.networking.k8s.io',
  },
  'unknown: the policies were not read': {
    subject: pod,
    given: { networkPlugins },
    partial: ['networkPolicies'],
  },
  'not-applicable: an elastic container instance': { subject: podTemplate({}, { virtual: true }) },
});
