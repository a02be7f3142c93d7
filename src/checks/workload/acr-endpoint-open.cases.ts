import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { registry } from '../kit/rows-registries.ts';

const saw = { name: 'shop', registry: 'cri-1' };
const unread = denied('cr/GetInstanceEndpoint', 'cri-1');

export default defineCases('registries', {
  'fail: no white list': { subject: registry({ aclEnabled: known(false) }), saw: { ...saw, acl: 'off' } },
  'fail: no white list, whatever is on it': {
    subject: registry({ aclEnabled: known(false), aclEntries: unread }),
    saw: { ...saw, acl: 'off' },
  },
  'fail: a white list without entries': {
    subject: registry({ aclEntries: known([]) }),
    saw: { ...saw, acl: 'empty' },
  },
  'fail: every address is on it': {
    subject: registry({ aclEntries: known(['203.0.113.0/26', '0.0.0.0/0']) }),
    saw: { ...saw, acl: '203.0.113.0/26, 0.0.0.0/0' },
  },
  'fail: every address in halves': {
    subject: registry({ aclEntries: known(['0.0.0.0/1', '128.0.0.0/1']) }),
  },
  'fail: the name was not read': {
    subject: registry({ aclEnabled: known(false), name: denied('cr/ListInstance') }),
    saw: { ...saw, name: 'cri-1', acl: 'off' },
  },
  'pass: a white list of an office': { subject: registry() },
  'not-applicable: no public endpoint': {
    subject: registry({ publicEndpoint: known(false), aclEnabled: known(false), aclEntries: known([]) }),
  },
  'unknown: whether there is a public endpoint was not read': {
    subject: registry({ publicEndpoint: unread, aclEnabled: known(false) }),
    source: 'cr/GetInstanceEndpoint',
  },
  'unknown: whether there is a white list was not read': {
    subject: registry({ aclEnabled: unread }),
    source: 'cr/GetInstanceEndpoint',
  },
  'unknown: what is on it was not read': {
    subject: registry({ aclEntries: unread }),
    source: 'cr/GetInstanceEndpoint',
  },
  'unknown: an entry that is no block of addresses': {
    subject: registry({ aclEntries: known(['office']) }),
  },
});
