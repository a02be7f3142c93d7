import { defineCases } from '../kit/define-cases.ts';
import { absent, CLUSTER, denied, known } from '../kit/rows.ts';
import { clusterGrant, userPermissions } from '../kit/rows-accounts.ts';
import { ALICE, instant, kubeconfig } from '../kit/rows-identities.ts';

const admin = clusterGrant({ role: 'admin' });
const activity = 'cs/DescribeUserClusterActivityState';
const idle = { activeLately: known(false), lastActivity: known(instant('2026-07-01T08:00:00Z')) };

export default defineCases('userPermissions', {
  'fail: administrator of all clusters': {
    subject: userPermissions([clusterGrant({ cluster: 'all-clusters', role: 'admin' })]),
    given: { kubeconfigs: [kubeconfig()] },
    saw: { identity: 'alice', uid: ALICE, roles: ['admin'], clusters: ['all-clusters'] },
  },
  'fail: operator of a cluster that was last used long ago': {
    subject: userPermissions([clusterGrant({ role: 'ops' })]),
    given: { kubeconfigs: [kubeconfig(idle)] },
    saw: { identity: 'alice', uid: ALICE, roles: ['ops'], clusters: [CLUSTER] },
  },
  'fail: one known bad, the other unread': {
    subject: userPermissions([clusterGrant({ cluster: 'all-clusters', role: 'ops' }), admin]),
    given: { kubeconfigs: [kubeconfig({ activeLately: denied(activity) })] },
  },
  'pass: administrator of the cluster that is used': {
    subject: userPermissions([admin]),
    given: { kubeconfigs: [kubeconfig()] },
  },
  'pass: used within 90 days': {
    subject: userPermissions([admin]),
    given: {
      kubeconfigs: [
        kubeconfig({ activeLately: known(false), lastActivity: known(instant('2026-08-22T08:00:00Z')) }),
      ],
    },
  },
  'pass: a developer': { subject: userPermissions([clusterGrant()]) },
  'pass: who made the cluster': { subject: userPermissions([clusterGrant({ role: 'admin', owner: true })]) },
  'pass: a custom role': { subject: userPermissions([clusterGrant({ role: 'custom' })]) },
  'pass: nothing at all': { subject: userPermissions([]) },
  'unknown: permissions were refused': {
    subject: userPermissions([], { grants: denied('cs/DescribeUserPermission', ALICE) }),
    source: 'cs/DescribeUserPermission',
  },
  'unknown: no kubeconfig was read': { subject: userPermissions([admin]), source: activity },
  'unknown: the audit log was not read': {
    subject: userPermissions([admin]),
    given: { kubeconfigs: [kubeconfig({ activeLately: denied(activity, CLUSTER, ALICE) })] },
    source: activity,
  },
  'unknown: silence within a week says nothing of 90 days': {
    subject: userPermissions([admin]),
    given: {
      kubeconfigs: [
        kubeconfig({ activeLately: known(false), lastActivity: absent(activity, 'last_activity') }),
      ],
    },
    source: activity,
  },
});
