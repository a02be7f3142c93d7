import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { addon } from '../kit/rows-configuration.ts';
import { instant } from '../kit/rows-identities.ts';
import { clusterInspection } from '../kit/rows-registries.ts';

const subject = cluster();
const addons = [addon({ id: 'c0aa/security-inspector', name: 'security-inspector' })];
const weekOld = known(instant('2026-11-13T08:00:00Z'));
const older = known(instant('2026-11-13T07:59:59Z'));
const never = known('never' as const);
const ran = (
  lastCheck: ReturnType<typeof clusterInspection>['lastCheck'],
  lastReport = never as typeof lastCheck,
) => ({
  addons,
  clusterInspections: [clusterInspection({ lastCheck, lastReport })],
});
const unread = denied('cs/ListClusterInspectReports', 'c0aa');

export default defineCases('clusters', {
  'fail: never inspected': {
    subject,
    given: ran(never),
    saw: { name: 'shop-prod', missing: ['inspection'] },
  },
  'fail: inspected more than a week ago': {
    subject,
    given: ran(older, older),
    saw: { name: 'shop-prod', missing: ['inspection'] },
  },
  'fail: workloads cannot be inspected': {
    subject,
    given: { ...ran(weekOld), addons: [addon()] },
    saw: { name: 'shop-prod', missing: ['security-inspector'] },
  },
  'fail: neither': {
    subject,
    given: { ...ran(never), addons: [] },
    saw: { name: 'shop-prod', missing: ['inspection', 'security-inspector'] },
  },
  'fail: workloads cannot be inspected, whatever else was not read': {
    subject,
    given: { ...ran(older, unread), addons: [] },
    saw: { name: 'shop-prod', missing: ['security-inspector'] },
  },
  'fail: never inspected, and which add-ons there are was not read': {
    subject,
    given: { ...ran(never), addons: [] },
    partial: ['addons'],
    saw: { name: 'shop-prod', missing: ['inspection'] },
  },
  'pass: a week ago': { subject, given: ran(weekOld) },
  'pass: inspected, and never checked': { subject, given: ran(never, weekOld) },
  'pass: checked lately, and the reports were not read': { subject, given: ran(weekOld, unread) },
  'pass: a serverless cluster without the add-on': {
    subject: cluster({ profile: known('Serverless') }),
    given: { ...ran(weekOld), addons: [] },
  },
  'unknown: a report may be newer': {
    subject,
    given: ran(older, unread),
    source: 'cs/ListClusterInspectReports',
  },
  'unknown: the checks were not read': {
    subject,
    given: ran(denied('cs/ListClusterChecks', 'c0aa')),
    source: 'cs/ListClusterChecks',
  },
  'unknown: the add-ons were not read': {
    subject,
    given: { ...ran(weekOld), addons: [] },
    partial: ['addons'],
    source: 'test/addons',
  },
  'unknown: the kind of cluster was not read': {
    subject: cluster({ profile: denied('cs/DescribeClusterDetail', 'c0aa') }),
    given: { ...ran(weekOld), addons: [] },
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: nothing was read of inspections': {
    subject,
    partial: ['clusterInspections'],
    source: 'test/clusterInspections',
  },
});
