import { defineCases } from '../kit/define-cases.ts';
import { absent, CLUSTER, denied, known, NODE } from '../kit/rows.ts';
import { componentAdvisories, openAdvisory } from '../kit/rows-advisories.ts';
import { vulnerability, vulnerabilityReport } from '../kit/rows-node-security.ts';

const VULS = 'cs/DescribeNodePoolVuls';
const of = (...names: string[]) => vulnerability({ packages: known(names) });

const open = componentAdvisories({
  node: `${CLUSTER}/${NODE}`,
  component: 'containerd',
  addon: undefined,
  version: known('2.1.6'),
  open: [openAdvisory],
});

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
  'fail: by its version, which no scan reports': {
    subject: vulnerabilityReport(),
    given: { componentAdvisories: [open] },
    saw: { node: NODE, count: 1, names: ['CVE-2026-1'], runtime: 'containerd://2.1.6' },
  },
  'fail: by its version, whatever no scan could tell': {
    subject: vulnerabilityReport({ gaps: [denied(VULS).because] }),
    given: { componentAdvisories: [open] },
  },
  'fail: what a scan reports under the same number counts once': {
    subject: vulnerabilityReport({
      open: [vulnerability({ packages: known(['containerd']), cves: known(['CVE-2026-1']) })],
    }),
    given: { componentAdvisories: [open] },
    saw: { node: NODE, count: 1, names: ['oval:example:def:1'], runtime: 'containerd://2.1.6' },
  },
  'pass: what is open is on another node': {
    subject: vulnerabilityReport(),
    given: { componentAdvisories: [{ ...open, node: `${CLUSTER}/another` }] },
  },
  'unknown: the version was not read, and may be open to any advisory': {
    subject: vulnerabilityReport({ runtimeVersion: denied('kubernetes/nodes') }),
    source: 'kubernetes/nodes',
  },
  'unknown: the version has no reading': {
    subject: vulnerabilityReport({ runtimeVersion: known('containerd://nightly') }),
    source: 'test/Document',
  },
  'unknown: another runtime, on which no advisories are known': {
    subject: vulnerabilityReport({ runtimeVersion: known('cri-o://1.30.1') }),
    source: 'test/Document',
  },
  'unknown: nothing was held against the advisories': {
    subject: vulnerabilityReport(),
    partial: ['componentAdvisories'],
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
