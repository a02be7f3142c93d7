import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known } from '../kit/rows.ts';

const off = known(false);

export default defineCases('clusters', {
  'fail: RRSA is off': { subject: cluster({ rrsa: off }), saw: { name: 'shop-prod' } },
  'pass: RRSA is on': { subject: cluster() },
  'unknown: neither document says': {
    subject: cluster({ rrsa: absent('cs/DescribeClusterDetail', 'rrsa_config.enabled') }),
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: off, and the type was not read': {
    subject: cluster({ rrsa: off, type: denied('cs/DescribeClusterDetail', 'c0aa') }),
    source: 'cs/DescribeClusterDetail',
  },
  'not-applicable: a registered cluster': {
    subject: cluster({ rrsa: off, type: known('ExternalKubernetes') }),
  },
});
