import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { auditLogStore } from '../kit/rows-registries.ts';

const subject = cluster();
const keeping = (days: number) => ({ auditLogStores: [auditLogStore({ keptDays: known(days) })] });
const saw = { name: 'shop-prod', project: 'k8s-log-c0aa', logStore: 'audit-c0aa' };

export default defineCases('clusters', {
  'fail: a month': { subject, given: keeping(30), saw: { ...saw, days: 30 } },
  'fail: not quite half a year': { subject, given: keeping(179), saw: { ...saw, days: 179 } },
  'fail: half a year': { subject, given: keeping(180), severity: 'info', saw: { ...saw, days: 180 } },
  'fail: a day short of a year': { subject, given: keeping(364), severity: 'info' },
  'pass: a year': { subject, given: keeping(365) },
  'pass: for ever': { subject, given: keeping(3650) },
  'not-applicable: there is no audit log': {
    subject: cluster({ auditEnabled: known(false) }),
    given: keeping(30),
  },
  'unknown: whether there is an audit log was not read': {
    subject: cluster({ auditEnabled: denied('cs/GetClusterAuditProject', 'c0aa') }),
    given: keeping(30),
    source: 'cs/GetClusterAuditProject',
  },
  'unknown: the logstore was not read': {
    subject,
    given: { auditLogStores: [auditLogStore({ keptDays: denied('sls/GetLogStore', 'k8s-log-c0aa') })] },
    source: 'sls/GetLogStore',
  },
  'unknown: nothing was read of logstores': {
    subject,
    partial: ['auditLogStores'],
    source: 'test/auditLogStores',
  },
});
