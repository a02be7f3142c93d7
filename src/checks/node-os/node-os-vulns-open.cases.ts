import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known, NODE, poolScope } from '../kit/rows.ts';
import { openVulnerabilities, vulnerability } from '../kit/rows-node-security.ts';

const SECURITY_CENTER = 'sas/DescribeVulList';
const gap = denied(SECURITY_CENTER).because;
const later = vulnerability({ name: known('oval:example:def:2'), necessity: known('later') });
const nntf = vulnerability({ name: known('oval:example:def:3'), necessity: known('nntf') });

export default defineCases('openVulnerabilities', {
  'fail: one that is to be fixed as soon as possible': {
    subject: openVulnerabilities({ open: [vulnerability(), later] }),
    saw: { node: NODE, count: 2, names: ['oval:example:def:1', 'oval:example:def:2'] },
    severity: 'high',
  },
  'fail: the worst is of the middle level': {
    subject: openVulnerabilities({ open: [later, nntf] }),
    severity: 'medium',
  },
  'fail: none is urgent': { subject: openVulnerabilities({ open: [nntf] }), severity: 'low' },
  'fail: a level that was not read may be the highest': {
    subject: openVulnerabilities({
      open: [vulnerability({ necessity: denied('cs/DescribeNodePoolVuls') }), nntf],
    }),
    severity: 'high',
  },
  'fail: one is open, whatever else was not read': {
    subject: openVulnerabilities({ open: [vulnerability()], gaps: [gap], lastScan: denied(SECURITY_CENTER) }),
    saw: { node: NODE, count: 1, names: ['oval:example:def:1'] },
  },
  'fail: every node of a pool has it': {
    subject: openVulnerabilities({ level: 'node-pool', scope: poolScope, open: [vulnerability()] }),
    saw: { node: 'workers', count: 1, names: ['oval:example:def:1'] },
  },
  'fail: the part that automation covers': {
    subject: openVulnerabilities({ part: 'automated', open: [vulnerability()] }),
    saw: { node: NODE, count: 1, names: ['oval:example:def:1'] },
  },
  'pass: none is open as of the last scan': { subject: openVulnerabilities() },
  'unknown: a report was refused': { subject: openVulnerabilities({ gaps: [gap] }), source: SECURITY_CENTER },
  'unknown: nothing tells when the node was scanned': {
    subject: openVulnerabilities({ lastScan: absent(SECURITY_CENTER, 'LastTs') }),
    source: SECURITY_CENTER,
  },
});
