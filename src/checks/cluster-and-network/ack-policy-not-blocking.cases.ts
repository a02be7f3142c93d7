import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { policyInstance } from '../kit/rows-configuration.ts';

const unread = denied('cs/DescribePolicyInstances', 'c0aa');
const some = policyInstance({ namespaces: known('shop,ops') });
const everywhere = policyInstance({ id: 'c0aa/ACKPSPPrivilegedContainer/two' });

export default defineCases('policyInstances', {
  'fail: it only warns': {
    subject: policyInstance({ action: known('warn') }),
    saw: { policy: 'ACKPSPPrivilegedContainer', action: 'warn', namespaces: '*' },
  },
  'fail: it only warns, wherever that is': {
    subject: policyInstance({ action: known('warn'), namespaces: unread }),
  },
  'fail: it rejects in some namespaces': {
    subject: some,
    given: { policyInstances: [some] },
    severity: 'low',
    saw: { policy: 'ACKPSPPrivilegedContainer', action: 'deny', namespaces: 'shop,ops' },
  },
  'fail: another policy covers all namespaces': {
    subject: some,
    given: { policyInstances: [some, { ...everywhere, policy: 'ACKPSPHostNamespace' }] },
    severity: 'low',
  },
  'pass: it rejects everywhere': {
    subject: policyInstance(),
    given: { policyInstances: [policyInstance()] },
  },
  'pass: another instance of the policy covers all namespaces': {
    subject: some,
    given: { policyInstances: [some, everywhere] },
  },
  'unknown: the action was not read': {
    subject: policyInstance({ action: unread }),
    source: 'cs/DescribePolicyInstances',
  },
  'unknown: an action that is not documented': { subject: policyInstance({ action: known('dryrun') }) },
  'unknown: the namespaces were not read': {
    subject: policyInstance({ namespaces: unread }),
    source: 'cs/DescribePolicyInstances',
  },
  'unknown: some namespaces, and those of another instance were not read': {
    subject: some,
    given: { policyInstances: [some, { ...everywhere, namespaces: unread }] },
    source: 'cs/DescribePolicyInstances',
  },
  'unknown: some namespaces, and other instances were not read': {
    subject: some,
    given: { policyInstances: [some] },
    partial: ['policyInstances'],
  },
});
