import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known } from '../kit/rows.ts';

const unread = denied('cs/DescribeClusterDetail', 'c0aa');

export default defineCases('clusters', {
  'fail: no key': { subject: cluster({ encryptionKmsKeyId: known('') }), saw: { name: 'shop-prod' } },
  'fail: a key, switched off': { subject: cluster({ encryptionDisabled: known(true) }) },
  'fail: no key, whatever the switch': {
    subject: cluster({ encryptionKmsKeyId: known(''), encryptionDisabled: unread }),
  },
  'fail: switched off, whatever the key': {
    subject: cluster({ encryptionKmsKeyId: unread, encryptionDisabled: known(true) }),
  },
  'pass: a key, switched on': { subject: cluster() },
  'unknown: meta_data says nothing of a key': {
    subject: cluster({ encryptionKmsKeyId: absent('cs/DescribeClusterDetail', 'meta_data') }),
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: a key, and the switch was not read': {
    subject: cluster({ encryptionDisabled: unread }),
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: no key, and the type was not read': {
    subject: cluster({ encryptionKmsKeyId: known(''), type: unread }),
    source: 'cs/DescribeClusterDetail',
  },
  'not-applicable: a registered cluster': {
    subject: cluster({ type: known('ExternalKubernetes'), encryptionKmsKeyId: known('') }),
  },
});
