import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { reach, right } from '../kit/rows-reach.ts';

const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');
const missing = unread.known ? [] : [unread.because];

export default defineCases('reach', {
  'fail: escalate': {
    subject: reach({ rights: [right('roles-escalate')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'critical',
  },
  'fail: bind with writing bindings': {
    subject: reach({ rights: [right('roles-bind')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'critical',
  },
  'fail: impersonate': {
    subject: reach({ rights: [right('impersonate')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'critical',
  },
  'fail: constrained impersonation': {
    subject: reach({ rights: [right('impersonate-constrained')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'critical',
  },
  'fail: in single namespaces less is at stake': {
    subject: reach({
      rights: [right('roles-bind', { namespace: 'b' }), right('roles-bind', { namespace: 'a' })],
    }),
    saw: { who: 'User dev', where: ['a', 'b'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'high',
  },
  'fail: the namespace of the system is as good as all': {
    subject: reach({ rights: [right('roles-bind', { namespace: 'kube-system' })] }),
    severity: 'critical',
  },
  'fail: named objects only': {
    subject: reach({ rights: [right('impersonate', { names: ['one'] })] }),
    severity: 'high',
  },
  'fail: bind alone, one grant short of everything': {
    subject: reach({ rights: [right('roles-bind-verb')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'high',
  },
  'fail: bind alone, in a single namespace': {
    subject: reach({ rights: [right('roles-bind-verb', { namespace: 'shop' })] }),
    severity: 'medium',
  },
  'fail: bind alone, of named roles': {
    subject: reach({ rights: [right('roles-bind-verb', { names: ['view'] })] }),
    severity: 'medium',
  },
  'fail: bind is part of more': {
    subject: reach({ rights: [right('roles-bind-verb'), right('roles-bind')] }),
    severity: 'critical',
  },
  'fail: it may do everything with named objects only': {
    subject: reach({ rights: [right('superuser', { names: ['one'] }), right('roles-escalate')] }),
  },
  'fail: what was read is enough': {
    subject: reach({ rights: [right('roles-escalate')], missing }),
  },
  'fail: a service account': {
    subject: reach({
      kind: 'ServiceAccount',
      namespace: 'shop',
      name: 'web',
      rights: [right('roles-escalate')],
    }),
    saw: {
      who: 'ServiceAccount shop/web',
      where: ['*'],
      through: ['ClusterRoleBinding ops → ClusterRole ops'],
    },
  },
  'pass: no dangerous right': { subject: reach() },
  'pass: another right': { subject: reach({ rights: [right('bindings-write')] }) },
  'unknown: a role was not read': {
    subject: reach({ missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: another right, and a role was not read': {
    subject: reach({ rights: [right('bindings-write')], missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: not all bindings were read': { subject: reach(), partial: ['bindings'], source: 'test/bindings' },
  'unknown: not all roles were read': { subject: reach(), partial: ['roles'], source: 'test/roles' },
  'not-applicable: it may do everything': {
    subject: reach({ rights: [right('superuser'), right('roles-escalate')] }),
  },
});
