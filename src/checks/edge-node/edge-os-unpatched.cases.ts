import { defineCases } from '../kit/define-cases.ts';
import { denied, known, NODE } from '../kit/rows.ts';
import { openVulnerabilities, vulnerability } from '../kit/rows-node-security.ts';

const edge = known(true);

export default defineCases('openVulnerabilities', {
  'fail: a vulnerability is open': {
    subject: openVulnerabilities({ edge, open: [vulnerability()] }),
    saw: { node: NODE, count: 1, names: ['oval:example:def:1'] },
  },
  'pass: none is open as of the last scan': { subject: openVulnerabilities({ edge }) },
  'unknown: the machine is outside the reach of Security Center': {
    subject: openVulnerabilities({ edge, gaps: [denied('sas/DescribeVulList').because] }),
    source: 'sas/DescribeVulList',
  },
  'unknown: whether it is an edge node was not read': {
    subject: openVulnerabilities({ edge: denied('kubernetes/nodes'), open: [vulnerability()] }),
    source: 'kubernetes/nodes',
  },
  'not-applicable: a cloud node': {
    subject: openVulnerabilities({ edge: known(false), open: [vulnerability()] }),
  },
});
