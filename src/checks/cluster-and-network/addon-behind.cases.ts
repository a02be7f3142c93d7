import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { addon } from '../kit/rows-configuration.ts';

const unread = denied('cs/DescribeAddon', 'c0aa', 'coredns');
const newer = (version: string, upgradable: boolean | undefined) => ({
  version,
  minimumClusterVersion: '1.22.0',
  upgradable,
});

export default defineCases('addons', {
  'fail: a newer version is out': {
    subject: addon({ newerVersions: known([newer('v1.12.2.0', true)]) }),
    saw: { addon: 'coredns', version: 'v1.12.1.3', newer: ['v1.12.2.0'] },
  },
  'fail: one of the newer versions can be installed': {
    subject: addon({ newerVersions: known([newer('v1.13.0.0', false), newer('v1.12.2.0', true)]) }),
  },
  'fail: whether it can be installed is not said': {
    subject: addon({ newerVersions: known([newer('v1.12.2.0', undefined)]) }),
  },
  'fail: the cluster is too old for it': {
    subject: addon({ newerVersions: known([newer('v1.13.0.0', false)]) }),
    severity: 'low',
  },
  'pass: nothing newer': { subject: addon() },
  'pass: the list names the installed version only': {
    subject: addon({ newerVersions: known([newer('v1.12.1.3', true)]) }),
  },
  'unknown: the component was not described': {
    subject: addon({ managed: unread, newerVersions: unread }),
    source: 'cs/DescribeAddon',
  },
  'unknown: who runs it was not read': {
    subject: addon({ managed: unread, newerVersions: known([newer('v1.12.2.0', true)]) }),
    source: 'cs/DescribeAddon',
  },
  'unknown: the installed version was not read': {
    subject: addon({
      version: denied('cs/ListClusterAddonInstances', 'c0aa'),
      newerVersions: known([newer('v1.12.2.0', true)]),
    }),
    source: 'cs/ListClusterAddonInstances',
  },
  'not-applicable: it runs on the side of ACK': {
    subject: addon({ managed: known(true), newerVersions: known([newer('v1.12.2.0', true)]) }),
  },
});
