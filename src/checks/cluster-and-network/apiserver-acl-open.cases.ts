import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known } from '../kit/rows.ts';
import { apiServerListener } from '../kit/rows-configuration.ts';

const subject = cluster({ publicEndpoint: known('https://47.0.0.1:6443') });
const behind = (changes: Parameters<typeof apiServerListener>[0]) => ({
  apiServerListeners: [apiServerListener(changes)],
});
const saw = (acl: string) => ({
  name: 'shop-prod',
  endpoint: 'https://47.0.0.1:6443',
  acl,
  port: '6443',
  loadBalancer: 'lb-1',
});
const unread = denied('slb/DescribeLoadBalancerTCPListenerAttribute', 'lb-1', '6443');

export default defineCases('clusters', {
  'fail: no access control': { subject, given: behind({ aclStatus: known('off') }), saw: saw('off') },
  'fail: off, whatever the list holds': {
    subject,
    given: behind({ aclStatus: known('off'), aclType: unread, aclEntries: unread }),
  },
  'fail: a black list never closes': {
    subject,
    given: behind({ aclType: known('black') }),
    saw: saw('black'),
  },
  'fail: a white list that is on but empty': {
    subject,
    given: behind({ aclEntries: known([]) }),
    saw: saw('white, empty'),
  },
  'fail: a white list with everyone in it': {
    subject,
    given: behind({ aclEntries: known(['203.0.113.0/26', '0.0.0.0/0']) }),
    saw: saw('203.0.113.0/26, 0.0.0.0/0'),
  },
  'fail: everyone in two halves': {
    subject,
    given: behind({ aclEntries: known(['128.0.0.0/1', '0.0.0.0/1']) }),
  },
  'pass: a white list of an office': { subject, given: behind({}) },
  'pass: half of the addresses is not everyone': {
    subject,
    given: behind({ aclEntries: known(['0.0.0.0/1']) }),
  },
  'unknown: the endpoint was not read': {
    subject: cluster({ publicEndpoint: denied('cs/DescribeClusterDetail', 'c0aa') }),
    given: behind({ aclStatus: known('off') }),
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the endpoint is no URL': {
    subject: cluster({ publicEndpoint: known('yes') }),
    given: behind({ aclStatus: known('off') }),
  },
  'unknown: the listener was not read': {
    subject,
    given: behind({ aclStatus: unread, aclType: unread, aclEntries: unread }),
    source: 'slb/DescribeLoadBalancerTCPListenerAttribute',
  },
  'unknown: the list was not read': {
    subject,
    given: behind({ aclEntries: denied('slb/DescribeAccessControlListAttribute', 'acl-1') }),
    source: 'slb/DescribeAccessControlListAttribute',
  },
  'unknown: the kind of list is not said': {
    subject,
    given: behind({ aclType: absent('slb/DescribeLoadBalancerTCPListenerAttribute', 'AclType') }),
  },
  'unknown: an entry is no block of addresses': {
    subject,
    given: behind({ aclEntries: known(['203.0.113.0/26', 'office']) }),
  },
  'unknown: a state that is not documented': { subject, given: behind({ aclStatus: known('paused') }) },
  'unknown: no listener': { subject, source: 'slb/DescribeLoadBalancers' },
  'not-applicable: no public endpoint': { subject: cluster(), given: behind({ aclStatus: known('off') }) },
});
