import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known, nodePool } from '../kit/rows.ts';

const unread = denied('cs/DescribeClusterNodePools', 'c0aa');

export default defineCases('nodePools', {
  'fail: a password is set': {
    subject: nodePool({ hasLoginPassword: known(true), keyPair: known('') }),
    saw: { name: 'workers', logon: 'login_password' },
  },
  'fail: a password, whatever else was read': {
    subject: nodePool({ hasLoginPassword: known(true), keyPair: unread, loginAsNonRoot: unread }),
  },
  'fail: the key pair logs on as root': {
    subject: nodePool({ loginAsNonRoot: known(false) }),
    severity: 'low',
    saw: { name: 'workers', logon: 'key_pair, root' },
  },
  'pass: a key pair and another user': { subject: nodePool() },
  'pass: neither password nor key pair': {
    subject: nodePool({ keyPair: known(''), hasLoginPassword: known(false), loginAsNonRoot: known(false) }),
  },
  'unknown: no key pair, and nothing about a password': {
    subject: nodePool({ keyPair: known('') }),
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: the key pair was not read': {
    subject: nodePool({ keyPair: unread }),
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: who logs on is not said': {
    subject: nodePool({ loginAsNonRoot: absent('cs/DescribeClusterNodePools', 'login_as_non_root') }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: an edge pool': {
    subject: nodePool({ type: known('edge'), hasLoginPassword: known(true) }),
  },
});
