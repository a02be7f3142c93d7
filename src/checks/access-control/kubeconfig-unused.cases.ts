import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known } from '../kit/rows.ts';
import { ALICE, instant, kubeconfig } from '../kit/rows-identities.ts';

const idle = (since: string) =>
  kubeconfig({ activeLately: known(false), lastActivity: known(instant(since)) });
const source = 'cs/DescribeUserClusterActivityState';
const silent = absent(source, 'last_activity');

export default defineCases('kubeconfigs', {
  'fail: last used a second more than ninety days ago': {
    subject: idle('2026-08-22T07:59:59Z'),
    saw: { identity: 'alice', accountId: ALICE, days: 90 },
  },
  'fail: last used two years ago': { subject: idle('2024-11-20T08:00:00Z') },
  'pass: used within the last seven days': { subject: kubeconfig() },
  'pass: active, and no date': { subject: kubeconfig({ lastActivity: silent }) },
  'pass: last used exactly ninety days ago': { subject: idle('2026-08-22T08:00:00Z') },
  'unknown: silent for seven days, and no date': {
    subject: kubeconfig({ activeLately: known(false), lastActivity: silent }),
    source,
  },
  'unknown: there is no audit log to ask': {
    subject: kubeconfig({
      activeLately: denied(source, 'c0aa', ALICE),
      lastActivity: denied(source, 'c0aa', ALICE),
    }),
    source,
  },
  'unknown: ACK cannot tell the state of the certificate': {
    subject: kubeconfig({ certState: known('Unknown'), activeLately: known(false) }),
  },
  'not-applicable: it has expired': {
    subject: kubeconfig({ certState: known('Expired'), activeLately: known(false) }),
  },
  'not-applicable: a cloud service': {
    subject: kubeconfig({ cloudService: true, activeLately: known(false) }),
  },
});
