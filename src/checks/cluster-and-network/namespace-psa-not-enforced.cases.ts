import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { namespace } from '../kit/rows-network.ts';

const enforce = 'pod-security.kubernetes.io/enforce';

export default defineCases('namespaces', {
  'fail: no label': { subject: namespace('shop'), saw: { namespace: 'shop', level: '-' } },
  'fail: everything is allowed': {
    subject: namespace('shop', { [enforce]: 'privileged' }),
    saw: { namespace: 'shop', level: 'privileged' },
  },
  'fail: it only warns and records': {
    subject: namespace('shop', {
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'latest',
    }),
  },
  'pass: baseline': { subject: namespace('shop', { [enforce]: 'baseline' }) },
  'pass: restricted': { subject: namespace('shop', { [enforce]: 'restricted' }) },
  'pass: a level that is none is taken for restricted': {
    subject: namespace('shop', { [enforce]: 'strict' }),
  },
  'unknown: the labels were not read': {
    subject: namespace('shop', {}, { labels: denied('kubernetes/namespaces', 'c0aa') }),
    source: 'kubernetes/namespaces',
  },
  'not-applicable: a namespace of the cluster': { subject: namespace('kube-system') },
});
