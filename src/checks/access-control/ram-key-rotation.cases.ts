import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { accessKey } from '../kit/rows-accounts.ts';
import { instant } from '../kit/rows-identities.ts';

const unread = denied('ram/GetAccessKeyLastUsed', 'alice');

export default defineCases('accessKeys', {
  'fail: a year old, in use': {
    subject: accessKey({ createdAt: known(instant('2025-11-20T08:00:00Z')) }),
    saw: { user: 'alice', age: 365, idle: 2 },
  },
  'fail: old and never used': {
    subject: accessKey({ createdAt: known(instant('2026-08-01T08:00:00Z')), lastUsed: known('never') }),
    saw: { user: 'alice', age: 111, idle: '-' },
  },
  'fail: old, whatever is known of its use': {
    subject: accessKey({ createdAt: known(instant('2026-08-01T08:00:00Z')), lastUsed: unread }),
    saw: { user: 'alice', age: 111, idle: '?' },
  },
  'fail: idle for long, age not read': {
    subject: accessKey({ createdAt: unread, lastUsed: known(instant('2026-06-01T08:00:00Z')) }),
    saw: { user: 'alice', age: '?', idle: 172 },
  },
  'fail: one second more than 90 days': {
    subject: accessKey({ createdAt: known(instant('2026-08-22T07:59:59Z')) }),
  },
  'pass: exactly 90 days': { subject: accessKey({ createdAt: known(instant('2026-08-22T08:00:00Z')) }) },
  'pass: new and not used yet': { subject: accessKey({ lastUsed: known('never') }) },
  'pass: new, whatever is known of its use': { subject: accessKey({ lastUsed: unread }) },
  'pass: new, status not read': { subject: accessKey({ status: unread }) },
  'not-applicable: disabled': {
    subject: accessKey({ status: known('Inactive'), createdAt: known(instant('2020-01-01T00:00:00Z')) }),
  },
  'unknown: old, status not read': {
    subject: accessKey({ status: unread, createdAt: known(instant('2025-11-20T08:00:00Z')) }),
    source: 'ram/GetAccessKeyLastUsed',
  },
  'unknown: age not read': {
    subject: accessKey({ createdAt: denied('ram/ListAccessKeys', 'alice') }),
    source: 'ram/ListAccessKeys',
  },
});
