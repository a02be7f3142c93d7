import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known } from '../kit/rows.ts';

export default defineCases('clusters', {
  'fail: auditing is off': { subject: cluster({ auditEnabled: known(false) }), saw: { name: 'shop-prod' } },
  'pass: auditing is on': { subject: cluster() },
  'unknown: the setting was refused': {
    subject: cluster({ auditEnabled: denied('cs/GetClusterAuditProject', 'c0aa') }),
    source: 'cs/GetClusterAuditProject',
  },
  'unknown: the answer does not say': {
    subject: cluster({ auditEnabled: absent('cs/GetClusterAuditProject', 'audit_enabled') }),
    source: 'cs/GetClusterAuditProject',
  },
});
