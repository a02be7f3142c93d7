import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';

export default defineCases('clusters', {
  'fail: the switch is off': {
    subject: cluster({ deletionProtection: known(false) }),
    saw: { name: 'shop-prod' },
  },
  'pass: the switch is on': { subject: cluster({ deletionProtection: known(true) }) },
  'unknown: the detail was refused': {
    subject: cluster({ deletionProtection: denied('cs/DescribeClusterDetail', 'c0aa') }),
    source: 'cs/DescribeClusterDetail',
  },
});
