import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { reach, right } from '../kit/rows-reach.ts';

const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');
const missing = unread.known ? [] : [unread.because];

export default defineCases('reach', {
  'fail: everything': {
    subject: reach({ rights: [right('superuser')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'high',
  },
  'fail: everything in single namespaces': {
    subject: reach({
      rights: [
        right('superuser', {
          namespace: 'shop',
          through: ['RoleBinding shop/admins → ClusterRole cluster-admin'],
        }),
      ],
    }),
    saw: {
      who: 'User dev',
      where: ['shop'],
      through: ['RoleBinding shop/admins → ClusterRole cluster-admin'],
    },
    severity: 'medium',
  },
  'fail: everything in the namespace of the system': {
    subject: reach({ rights: [right('superuser', { namespace: 'kube-system' })] }),
    severity: 'high',
  },
  'fail: named objects only': {
    subject: reach({ rights: [right('superuser', { names: ['one'] })] }),
    severity: 'medium',
  },
  'fail: what was read is enough': {
    subject: reach({ rights: [right('superuser')], missing }),
  },
  'fail: a service account': {
    subject: reach({
      kind: 'ServiceAccount',
      namespace: 'shop',
      name: 'web',
      rights: [right('superuser')],
    }),
    saw: {
      who: 'ServiceAccount shop/web',
      where: ['*'],
      through: ['ClusterRoleBinding ops → ClusterRole ops'],
    },
  },
  'pass: no dangerous right': { subject: reach() },
  'pass: another right': { subject: reach({ rights: [right('every-object-read-or-written')] }) },
  'unknown: a role was not read': {
    subject: reach({ missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: another right, and a role was not read': {
    subject: reach({ rights: [right('every-object-read-or-written')], missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: not all bindings were read': { subject: reach(), partial: ['bindings'], source: 'test/bindings' },
  'unknown: not all roles were read': { subject: reach(), partial: ['roles'], source: 'test/roles' },
});
