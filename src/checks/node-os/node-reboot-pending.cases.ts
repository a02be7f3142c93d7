import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known, NODE, poolScope } from '../kit/rows.ts';
import { vulnerability, vulnerabilityReport } from '../kit/rows-node-security.ts';

const SECURITY_CENTER = 'sas/DescribeVulList';
const pending = vulnerability({ status: known(8), reportedBy: ['security-center'] });
const gap = denied(SECURITY_CENTER).because;

export default defineCases('vulnerabilityReports', {
  'fail: Security Center says that a restart is pending': {
    subject: vulnerabilityReport({ restartPending: [pending] }),
    saw: { node: NODE, count: 1, names: ['oval:example:def:1'] },
  },
  'fail: one was seen, though the list was cut': {
    subject: vulnerabilityReport({ restartPending: [pending], statusGaps: [gap], gaps: [gap] }),
  },
  'pass: nothing waits as of the last scan': { subject: vulnerabilityReport() },
  'pass: an open vulnerability whose fix will need a restart is not one that waits for it': {
    subject: vulnerabilityReport({ open: [vulnerability({ needsReboot: known(true) })] }),
  },
  'pass: the report of ACK, which has no states, was refused': {
    subject: vulnerabilityReport({ gaps: [denied('cs/DescribeNodePoolVuls').because] }),
  },
  'unknown: the list of Security Center was refused': {
    subject: vulnerabilityReport({ gaps: [gap], statusGaps: [gap] }),
    source: SECURITY_CENTER,
  },
  'unknown: nothing tells that Security Center looks at the node': {
    subject: vulnerabilityReport({ lastScan: absent(SECURITY_CENTER, 'LastTs') }),
    source: SECURITY_CENTER,
  },
  'not-applicable: a pool': { subject: vulnerabilityReport({ level: 'node-pool', scope: poolScope }) },
});
