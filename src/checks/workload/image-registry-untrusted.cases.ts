import { defineCases } from '../kit/define-cases.ts';
import { denied, known, podTemplate } from '../kit/rows.ts';
import { policyInstance } from '../kit/rows-configuration.ts';

const pod = (...images: string[]) =>
  podTemplate({ containers: images.map((image, index) => ({ name: `c${index}`, image })) });
const { pod: _pod, ...template } = pod('nginx:1');
const allow = (...repos: string[]) =>
  policyInstance({
    id: `c0aa/ACKAllowedRepos/${repos[0]}`,
    policy: 'ACKAllowedRepos',
    repositories: known(repos),
  });
const OWN = 'shop-registry-vpc.cn-hangzhou.cr.aliyuncs.com';
const ACS = 'registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs/coredns:v1';

export default defineCases('podTemplates', {
  'fail: anybody can publish on Docker Hub': {
    subject: pod('nginx:1', `${OWN}/shop/app:1`),
    saw: { containers: ['c0'], images: ['nginx:1'] },
  },
  'fail: whatever another image is': {
    subject: pod('ghcr.io/a/b:1', '$(IMAGE)', 'registry.example.com/c:1'),
  },
  'fail: in a template of a manifest, which has no policies': {
    subject: template,
    partial: ['policyInstances'],
  },
  'fail: the policy lists others': {
    subject: pod(`${OWN}/shop/app:1`, 'registry.example.com/a:1'),
    given: { policyInstances: [allow('registry.example.com/')] },
    saw: { containers: ['c0'], images: [`${OWN}/shop/app:1`] },
  },
  'fail: another registry that begins alike': {
    subject: pod('registry.example.com.attacker.example/a:1'),
    given: { policyInstances: [allow('registry.example.com')] },
  },
  'fail: one of two policies allows it': {
    subject: pod('registry.example.com/a:1'),
    given: { policyInstances: [allow('registry.example.com/'), allow('other.example.com/')] },
  },
  'fail: a list is known, another is not': {
    subject: pod('registry.example.com/a:1'),
    given: { policyInstances: [allow('other.example.com/')] },
    partial: ['policyInstances'],
  },
  'pass: ACK and an Enterprise Edition instance': { subject: pod(ACS, `${OWN}/shop/app:1`) },
  'pass: the policy allows it': {
    subject: pod('registry.example.com/shop/app:1'),
    given: { policyInstances: [allow('registry.example.com/shop/')] },
  },
  'pass: by a host alone': {
    subject: pod('registry.example.com/shop/app:1'),
    given: { policyInstances: [allow('registry.example.com')] },
  },
  'pass: Docker Hub where the policy says so': {
    subject: pod('nginx:1', 'bitnami/redis:7'),
    given: { policyInstances: [allow('nginx', 'docker.io/bitnami/')] },
  },
  'unknown: the policy holds elsewhere, and nobody says who that is': {
    subject: pod('registry.example.com/a:1'),
    given: { policyInstances: [{ ...allow('registry.example.com/'), namespaces: known('ops') }] },
    source: 'cs/DescribePolicyInstances',
  },
  'unknown: a policy of which the list was not read': {
    subject: pod('nginx:1'),
    given: {
      policyInstances: [{ ...allow('a'), repositories: denied('cs/DescribePolicyInstances', 'c0aa') }],
    },
    source: 'cs/DescribePolicyInstances',
  },
  'unknown: the policies were not read': {
    subject: pod('nginx:1'),
    partial: ['policyInstances'],
    source: 'test/policyInstances',
  },
  'unknown: another list may be missing': {
    subject: pod('registry.example.com/a:1'),
    given: { policyInstances: [allow('registry.example.com/')] },
    partial: ['policyInstances'],
    source: 'test/policyInstances',
  },
  'unknown: no reference': { subject: pod(`${OWN}/a:1`, '$(IMAGE)'), source: 'kubernetes/pods' },
});
