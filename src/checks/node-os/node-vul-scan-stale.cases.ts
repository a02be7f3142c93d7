import { DAY, parseInstant } from '../../kernel/time.ts';
import { defineCases } from '../kit/define-cases.ts';
import { absent, CASE_TIME, denied, known, NODE } from '../kit/rows.ts';
import { vulnerabilityScan } from '../kit/rows-node-security.ts';

const now = parseInstant(CASE_TIME) as number;
const gap = denied('sas/DescribeVulList').because;

export default defineCases('vulnerabilityScans', {
  'fail: more than seven days ago': {
    subject: vulnerabilityScan({ lastScan: known(now - 7 * DAY - 1) }),
    saw: { name: NODE, days: 7, day: '2026-11-13' },
  },
  'fail: a month ago': {
    subject: vulnerabilityScan({ lastScan: known(now - 30 * DAY) }),
    saw: { name: NODE, days: 30, day: '2026-10-21' },
  },
  'pass: seven days ago to the second': { subject: vulnerabilityScan({ lastScan: known(now - 7 * DAY) }) },
  'pass: recent, though another source was refused': { subject: vulnerabilityScan({ gaps: [gap] }) },
  'unknown: old, and another source was refused': {
    subject: vulnerabilityScan({ lastScan: known(now - 30 * DAY), gaps: [gap] }),
    source: 'sas/DescribeVulList',
  },
  'unknown: nothing tells': {
    subject: vulnerabilityScan({ lastScan: absent('sas/DescribeVulList', 'LastTs') }),
    source: 'sas/DescribeVulList',
  },
});
