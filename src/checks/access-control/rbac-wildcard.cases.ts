import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { clusterRole, everything, namespacedRole, rule } from '../kit/rows-rbac.ts';

const star = (changes: Parameters<typeof rule>[0]) =>
  clusterRole('tools', { rules: known([rule(), rule(changes)]) });
const collector = rule({ verbs: ['delete', 'get', 'list'], apiGroups: ['*'], resources: ['*'] });

export default defineCases('roles', {
  'fail: every verb': {
    subject: star({ verbs: ['*'] }),
    saw: { role: 'clusterrole/tools', members: ['verbs'] },
  },
  'fail: every resource': {
    subject: star({ resources: ['*'] }),
    saw: { role: 'clusterrole/tools', members: ['resources'] },
  },
  'fail: every API group': {
    subject: star({ apiGroups: ['*'] }),
    saw: { role: 'clusterrole/tools', members: ['apiGroups'] },
  },
  'fail: everything': {
    subject: clusterRole('tools', { rules: known(everything) }),
    saw: { role: 'clusterrole/tools', members: ['apiGroups', 'resources', 'verbs'] },
  },
  'fail: a star among others': { subject: star({ resources: ['pods', '*'] }) },
  'fail: a Role': {
    subject: namespacedRole('tools', { rules: known([rule({ verbs: ['*'] })]) }),
    saw: { role: 'role/tools -n shop', members: ['verbs'] },
  },
  'fail: a shipped name with more than is shipped': {
    subject: clusterRole('system:controller:generic-garbage-collector', {
      rules: known([rule({ verbs: ['*'], apiGroups: ['*'], resources: ['*'] })]),
    }),
  },
  'fail: shipped content under a name of its own': {
    subject: clusterRole('my-collector', { rules: known([collector]) }),
  },
  'fail: a Role that calls itself cluster-admin': {
    subject: namespacedRole('cluster-admin', { rules: known(everything) }),
  },
  'fail: a preset of ACK that was widened to everything': {
    subject: clusterRole('cs:ops', { rules: known(everything) }),
  },
  'fail: every verb on URLs': { subject: star({ verbs: ['*'], nonResourceURLs: ['/debug/*'] }) },
  'pass: everything named': { subject: clusterRole() },
  'pass: no rule': { subject: clusterRole('empty', { rules: known([]) }) },
  'pass: a star that is the name of an object': { subject: star({ resourceNames: ['*'] }) },
  'pass: a star inside a word': { subject: star({ resources: ['pods/*'] }) },
  'pass: cluster-admin': { subject: clusterRole('cluster-admin', { rules: known(everything) }) },
  "pass: ACK's administrator": { subject: clusterRole('cs:admin', { rules: known(everything) }) },
  'pass: a preset of ACK': {
    subject: clusterRole('cs:ops', {
      rules: known([rule({ verbs: ['*'], apiGroups: ['networking.istio.io'], resources: ['*'] })]),
    }),
  },
  'pass: the garbage collector': {
    subject: clusterRole('system:controller:generic-garbage-collector', { rules: known([collector]) }),
  },
  'not-applicable: put together from others': {
    subject: clusterRole('admin', { aggregated: true, rules: known(everything) }),
  },
  'unknown: rules were not read': {
    subject: clusterRole('tools', {
      rules: denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa'),
    }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
});
