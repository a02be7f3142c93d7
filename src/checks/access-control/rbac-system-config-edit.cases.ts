import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { reach, right } from '../kit/rows-reach.ts';

const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');
const missing = unread.known ? [] : [unread.because];

export default defineCases('reach', {
  'fail: every ConfigMap': {
    subject: reach({ rights: [right('configuration-change')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'high',
  },
  'fail: which RAM identity is which group': {
    subject: reach({ rights: [right('identity-mappings-write')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'high',
  },
  'fail: labels of namespaces': {
    subject: reach({ rights: [right('namespaces-change')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'high',
  },
  'fail: definitions of APIs': {
    subject: reach({ rights: [right('api-groups-change')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'high',
  },
  'fail: named objects only': {
    subject: reach({ rights: [right('configuration-change', { names: ['one'] })] }),
    severity: 'medium',
  },
  'fail: ConfigMaps of kube-system': {
    subject: reach({
      rights: [
        right('configuration-change', { namespace: 'kube-system' }),
        right('configuration-change', {
          namespace: 'shop',
          through: ['RoleBinding shop/web → Role web'],
        }),
      ],
    }),
    saw: {
      who: 'User dev',
      where: ['kube-system'],
      through: ['ClusterRoleBinding ops → ClusterRole ops'],
    },
    severity: 'high',
  },
  'pass: ConfigMaps of another namespace': {
    subject: reach({ rights: [right('configuration-change', { namespace: 'shop' })] }),
  },
  'unknown: ConfigMaps of another namespace, and a role was not read': {
    subject: reach({ rights: [right('configuration-change', { namespace: 'shop' })], missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'fail: it may do everything with named objects only': {
    subject: reach({ rights: [right('superuser', { names: ['one'] }), right('configuration-change')] }),
  },
  'fail: what was read is enough': {
    subject: reach({ rights: [right('configuration-change')], missing }),
  },
  'fail: a service account': {
    subject: reach({
      kind: 'ServiceAccount',
      namespace: 'shop',
      name: 'web',
      rights: [right('configuration-change')],
    }),
    saw: {
      who: 'ServiceAccount shop/web',
      where: ['*'],
      through: ['ClusterRoleBinding ops → ClusterRole ops'],
    },
  },
  'pass: no dangerous right': { subject: reach() },
  'pass: another right': { subject: reach({ rights: [right('pods-create')] }) },
  'unknown: a role was not read': {
    subject: reach({ missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: another right, and a role was not read': {
    subject: reach({ rights: [right('pods-create')], missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: not all bindings were read': { subject: reach(), partial: ['bindings'], source: 'test/bindings' },
  'unknown: not all roles were read': { subject: reach(), partial: ['roles'], source: 'test/roles' },
  'not-applicable: it may do everything': {
    subject: reach({ rights: [right('superuser'), right('configuration-change')] }),
  },
});
