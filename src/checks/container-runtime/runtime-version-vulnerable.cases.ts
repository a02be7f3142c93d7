import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known, NODE } from '../kit/rows.ts';
import { vulnerability, vulnerabilityReport } from '../kit/rows-node-security.ts';

const VULS = 'cs/DescribeNodePoolVuls';
const of = (...names: string[]) => vulnerability({ packages: known(names) });

export default defineCases('vulnerabilityReports', {
  'fail: containerd': {
    subject: vulnerabilityReport({ open: [of('containerd')] }),
    saw: { node: NODE, count: 1, names: ['oval:example:def:1'], runtime: 'containerd://2.1.6' },
  },
  'fail: runc beside other packages': { subject: vulnerabilityReport({ open: [of('glibc', 'runc')] }) },
  'fail: docker, and the version was not read': {
    subject: vulnerabilityReport({ open: [of('docker-ce')], runtimeVersion: denied('kubernetes/nodes') }),
    saw: { node: NODE, count: 1, names: ['oval:example:def:1'], runtime: '-' },
  },
  'fail: one was seen, whatever else was not read': {
    subject: vulnerabilityReport({ open: [of('containerd.io')], gaps: [denied(VULS).because] }),
  },
  'pass: what is open is not of the runtime': {
    subject: vulnerabilityReport({ open: [of('openssl', 'dockerfile-lint')] }),
  },
  'pass: nothing is open as of the last scan': { subject: vulnerabilityReport() },
  'unknown: a report was refused': {
    subject: vulnerabilityReport({ gaps: [denied(VULS).because] }),
    source: VULS,
  },
  'unknown: the packages of a finding were not read': {
    subject: vulnerabilityReport({ open: [vulnerability({ packages: absent(VULS, 'package_list') })] }),
    source: VULS,
  },
  'unknown: nothing tells when the node was scanned': {
    subject: vulnerabilityReport({ lastScan: absent('sas/DescribeVulList', 'LastTs') }),
    source: 'sas/DescribeVulList',
  },
});
