import type { Row } from '../../model/table.ts';
import { defineCases } from '../kit/define-cases.ts';
import { ACCOUNT, absent, known } from '../kit/rows.ts';
import { notice } from '../kit/rows-node-security.ts';

const NOTICES = 'sas/DescribeNoticeConfig';
const account: Row = {
  id: ACCOUNT,
  subject: ACCOUNT,
  scope: { kind: 'account', account: ACCOUNT },
  at: { source: 'sts/GetCallerIdentity', ids: [], path: '' },
};
const both = [notice('sas_suspicious'), notice('sas_vulnerability')];

export default defineCases('account', {
  'fail: alerts are sent to nobody': {
    subject: account,
    given: { securityCenterNotices: [notice('sas_suspicious', known(0)), notice('sas_vulnerability')] },
    saw: { projects: ['sas_suspicious'] },
  },
  'fail: one is off, though the list was cut': {
    subject: account,
    given: { securityCenterNotices: [...both, notice('yundun_sas_ak_leakage', known(0))] },
    partial: ['securityCenterNotices'],
    saw: { projects: ['yundun_sas_ak_leakage'] },
  },
  'pass: all that is of high risk is sent': { subject: account, given: { securityCenterNotices: both } },
  'pass: the weekly report is not of high risk': {
    subject: account,
    given: { securityCenterNotices: [...both, notice('weeklyreport', known(0))] },
  },
  'unknown: the list was refused': {
    subject: account,
    partial: ['securityCenterNotices'],
    source: 'test/securityCenterNotices',
  },
  'unknown: no setting of alerts is listed': {
    subject: account,
    given: { securityCenterNotices: [notice('sas_vulnerability')] },
    source: NOTICES,
  },
  'unknown: a channel was not read': {
    subject: account,
    given: { securityCenterNotices: [...both, notice('webshell', absent(NOTICES, 'Route'))] },
    source: NOTICES,
  },
});
