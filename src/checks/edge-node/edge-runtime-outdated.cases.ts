import { defineCases } from '../kit/define-cases.ts';
import { CLUSTER, denied, known, NODE } from '../kit/rows.ts';
import { componentAdvisories, openAdvisory } from '../kit/rows-advisories.ts';
import { vulnerability, vulnerabilityReport } from '../kit/rows-node-security.ts';

const edge = known(true);
const runtimeVersion = known('containerd://1.6.28');

export default defineCases('vulnerabilityReports', {
  'fail: a vulnerability of the runtime is open': {
    subject: vulnerabilityReport({
      edge,
      runtimeVersion,
      open: [vulnerability({ packages: known(['containerd']) })],
    }),
    saw: { node: NODE, runtime: 'containerd://1.6.28' },
  },
  'fail: a containerd that is no longer mended': {
    subject: vulnerabilityReport({ edge, runtimeVersion: known('containerd://1.5.13') }),
    saw: { node: NODE, runtime: 'containerd://1.5.13' },
  },
  'fail: a published advisory matches its version': {
    subject: vulnerabilityReport({ edge, runtimeVersion }),
    given: {
      componentAdvisories: [
        componentAdvisories({
          node: `${CLUSTER}/${NODE}`,
          component: 'containerd',
          version: known('1.6.28'),
          open: [openAdvisory],
        }),
      ],
    },
    saw: { node: NODE, runtime: 'containerd://1.6.28' },
  },
  'fail: docker': { subject: vulnerabilityReport({ edge, runtimeVersion: known('docker://19.3.15') }) },
  'pass: a current containerd without open vulnerabilities': {
    subject: vulnerabilityReport({ edge, runtimeVersion }),
  },
  'unknown: the version was not read': {
    subject: vulnerabilityReport({ edge, runtimeVersion: denied('kubernetes/nodes') }),
    source: 'kubernetes/nodes',
  },
  'unknown: the version has no reading': {
    subject: vulnerabilityReport({ edge, runtimeVersion: known('containerd://nightly') }),
    source: 'test/Document',
  },
  'unknown: the reports were refused': {
    subject: vulnerabilityReport({ edge, runtimeVersion, gaps: [denied('sas/DescribeVulList').because] }),
    source: 'sas/DescribeVulList',
  },
  'not-applicable: a cloud node': { subject: vulnerabilityReport({ edge: known(false), runtimeVersion }) },
});
