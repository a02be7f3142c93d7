import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { securityCenter } from '../kit/rows-node-security.ts';

const VERSION = 'sas/DescribeVersionConfig';
const unread = denied(VERSION);

export default defineCases('securityCenter', {
  'fail: the free edition has neither': {
    subject: securityCenter({
      edition: known(1),
      containerProtection: known(false),
      vulnerabilityFix: known(false),
    }),
    saw: { edition: 1, missing: ['container-protection', 'vulnerability-repair'] },
  },
  'fail: repair was bought, container protection was not': {
    subject: securityCenter({ edition: known(5), containerProtection: known(false) }),
    saw: { edition: 5, missing: ['container-protection'] },
  },
  'fail: one is known to be missing, the other was not read': {
    subject: securityCenter({ edition: unread, containerProtection: unread, vulnerabilityFix: known(false) }),
    saw: { edition: '-', missing: ['vulnerability-repair'] },
  },
  'pass: the Ultimate edition': { subject: securityCenter() },
  'unknown: container protection was not read': {
    subject: securityCenter({ containerProtection: unread }),
    source: VERSION,
  },
  'unknown: repair was not read': { subject: securityCenter({ vulnerabilityFix: unread }), source: VERSION },
});
