import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known } from '../kit/rows.ts';

const unread = denied('cs/DescribeClusterDetail', 'c0aa');

export default defineCases('clusters', {
  'fail: automatic upgrades are off': {
    subject: cluster({ autoUpgrade: known(false) }),
    saw: { name: 'shop-prod', setting: 'operation_policy.cluster_auto_upgrade.enabled' },
  },
  'fail: they are on, without a maintenance window': {
    subject: cluster({ maintenanceWindow: known(false) }),
    saw: { name: 'shop-prod', setting: 'maintenance_window.enable' },
  },
  'fail: off, whatever the window': {
    subject: cluster({ autoUpgrade: known(false), maintenanceWindow: unread }),
  },
  'fail: no window, whatever the switch': {
    subject: cluster({ autoUpgrade: unread, maintenanceWindow: known(false) }),
  },
  'pass: on, with a window': { subject: cluster() },
  'unknown: the answer has no operation policy': {
    subject: cluster({ autoUpgrade: absent('cs/DescribeClusterDetail', 'operation_policy') }),
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the window was not read': {
    subject: cluster({ maintenanceWindow: unread }),
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: off, and the type was not read': {
    subject: cluster({ autoUpgrade: known(false), type: unread }),
    source: 'cs/DescribeClusterDetail',
  },
  'not-applicable: a dedicated cluster': {
    subject: cluster({ type: known('Kubernetes'), autoUpgrade: known(false) }),
  },
});
