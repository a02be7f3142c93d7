import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { reach, right } from '../kit/rows-reach.ts';

const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');
const missing = unread.known ? [] : [unread.because];

const byGet = right('pods-exec-by-get', { through: ['ClusterRoleBinding view → ClusterRole view'] });
const running = (version: string) => ({ clusters: [cluster({ currentVersion: known(version) })] });
const detail = denied('cs/DescribeClusterDetail', 'c0aa');

export default defineCases('reach', {
  'fail: exec and attach': {
    subject: reach({ rights: [right('pods-exec')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'medium',
  },
  'fail: ephemeral containers': {
    subject: reach({ rights: [right('ephemeral-containers')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'medium',
  },
  'fail: forwarded ports': {
    subject: reach({ rights: [right('port-forward')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'medium',
  },
  'fail: in single namespaces less is at stake': {
    subject: reach({
      rights: [right('pods-exec', { namespace: 'b' }), right('pods-exec', { namespace: 'a' })],
    }),
    saw: { who: 'User dev', where: ['a', 'b'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'low',
  },
  'fail: the namespace of the system is as good as all': {
    subject: reach({ rights: [right('pods-exec', { namespace: 'kube-system' })] }),
    severity: 'medium',
  },
  'fail: named objects only': {
    subject: reach({ rights: [right('ephemeral-containers', { names: ['one'] })] }),
    severity: 'low',
  },
  'fail: get is enough before 1.35': {
    subject: reach({ rights: [byGet] }),
    given: running('1.34.9-aliyun.1'),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding view → ClusterRole view'] },
  },
  'fail: both ways before 1.35': {
    subject: reach({ rights: [right('pods-exec', { namespace: 'shop' }), byGet] }),
    given: running('1.33.3-aliyun.1'),
    saw: {
      who: 'User dev',
      where: ['*'],
      through: ['ClusterRoleBinding ops → ClusterRole ops', 'ClusterRoleBinding view → ClusterRole view'],
    },
  },
  'fail: create alone counts from 1.35 on': {
    subject: reach({ rights: [right('pods-exec', { namespace: 'shop' }), byGet] }),
    given: running('1.35.0-aliyun.1'),
    saw: { who: 'User dev', where: ['shop'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'low',
  },
  'fail: another right decides where the version was not read': {
    subject: reach({ rights: [right('port-forward'), byGet] }),
    given: { clusters: [cluster({ currentVersion: detail })] },
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
  },
  'fail: it may do everything with named objects only': {
    subject: reach({ rights: [right('superuser', { names: ['one'] }), right('pods-exec')] }),
  },
  'fail: what was read is enough': {
    subject: reach({ rights: [right('pods-exec')], missing }),
  },
  'fail: a service account': {
    subject: reach({
      kind: 'ServiceAccount',
      namespace: 'shop',
      name: 'web',
      rights: [right('pods-exec')],
    }),
    saw: {
      who: 'ServiceAccount shop/web',
      where: ['*'],
      through: ['ClusterRoleBinding ops → ClusterRole ops'],
    },
  },
  'pass: get is not enough from 1.35 on': {
    subject: reach({ rights: [byGet] }),
    given: running('1.35.0-aliyun.1'),
  },
  'unknown: the version was not read': {
    subject: reach({ rights: [byGet] }),
    given: { clusters: [cluster({ currentVersion: detail })] },
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the version is none': {
    subject: reach({ rights: [byGet] }),
    given: running('newest'),
    source: 'test/Document',
  },
  'unknown: the cluster is not listed': {
    subject: reach({ rights: [byGet] }),
    partial: ['clusters'],
    source: 'test/clusters',
  },
  'unknown: get is not enough, and a role was not read': {
    subject: reach({ rights: [byGet], missing }),
    given: running('1.36.1-aliyun.1'),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
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
    subject: reach({ rights: [right('superuser'), right('pods-exec')] }),
  },
});
