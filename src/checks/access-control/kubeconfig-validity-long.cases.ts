import { defineCases } from '../kit/define-cases.ts';
import { absent, known } from '../kit/rows.ts';
import { ALICE, instant, kubeconfig } from '../kit/rows-identities.ts';

const until = (text: string) => kubeconfig({ expiresAt: known(instant(text)) });

export default defineCases('kubeconfigs', {
  'fail: one second over a year': {
    subject: until('2027-11-20T08:00:01Z'),
    saw: { identity: 'alice', accountId: ALICE, days: 365, expires: '2027-11-20' },
  },
  'fail: three years, as ACK issues it': { subject: until('2029-11-20T08:00:00Z') },
  'fail: longer than ACK issues it': { subject: until('2029-11-22T08:00:01Z'), severity: 'high' },
  'fail: a hundred years': { subject: until('2126-11-20T08:00:00Z'), severity: 'high' },
  'pass: exactly a year': { subject: until('2027-11-20T08:00:00Z') },
  'pass: a hundred days': { subject: kubeconfig() },
  'unknown: the end is not said': {
    subject: kubeconfig({ expiresAt: absent('cs/ListClusterKubeconfigStates', 'cert_expire_time') }),
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: ACK cannot tell the state of the certificate': {
    subject: kubeconfig({ certState: known('Unknown') }),
  },
  'not-applicable: it was removed': {
    subject: kubeconfig({ certState: known('Removed'), expiresAt: known(instant('2029-11-20')) }),
  },
  'not-applicable: a cloud service': {
    subject: kubeconfig({ cloudService: true, expiresAt: known(instant('2029-11-20')) }),
  },
});
