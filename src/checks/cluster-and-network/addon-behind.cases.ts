import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { componentAdvisories, openAdvisory } from '../kit/rows-advisories.ts';
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
  'fail: a published advisory matches, although nothing newer is offered': {
    subject: addon(),
    given: { componentAdvisories: [componentAdvisories({ open: [openAdvisory] })] },
    saw: { addon: 'coredns', version: 'v1.12.1.3', newer: ['-'] },
    severity: 'high',
  },
  'fail: a published advisory matches what runs, and the offer was not read': {
    subject: addon({ newerVersions: unread }),
    given: { componentAdvisories: [componentAdvisories({ open: [openAdvisory] })] },
    severity: 'high',
  },
  'fail: pods run an older version than the listed one': {
    subject: addon(),
    given: { componentAdvisories: [componentAdvisories({ runningBehind: ['v1.9.3.6'] })] },
    saw: { addon: 'coredns', version: 'v1.9.3.6', newer: ['v1.12.1.3'] },
  },
  'unknown: a published advisory matches, and who runs it was not read': {
    subject: addon({ managed: unread }),
    given: { componentAdvisories: [componentAdvisories({ open: [openAdvisory] })] },
    source: 'cs/DescribeAddon',
  },
  'unknown: what runs of it was not read': {
    subject: addon(),
    given: {
      componentAdvisories: [componentAdvisories({ gaps: [denied('kubernetes/pods', 'c0aa').because] })],
    },
    source: 'kubernetes/pods',
  },
  'pass: what is open is another component, or in another cluster': {
    subject: addon(),
    given: {
      componentAdvisories: [
        componentAdvisories({ component: 'flannel', addon: 'flannel', open: [openAdvisory] }),
        componentAdvisories({ id: 'other', cluster: 'c0bb', open: [openAdvisory] }),
      ],
    },
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
