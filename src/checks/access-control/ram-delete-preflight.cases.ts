import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { ALICE, identityMapping, kubeconfig } from '../kit/rows-identities.ts';
import { departingUser, muddled, roleRights, trusting } from '../kit/rows-ram-rights.ts';
import { clusterBinding, user } from '../kit/rows-rbac.ts';

const clusters = [cluster()];
const recycled = departingUser({ state: known('in-recycle-bin') });
const named = roleRights({ trust: trusting({ ram: ['acs:ram::1000000000000001:user/Alice'] }) });
const bindingOf = (name: string) => clusterBinding([user(name)]);
const given = { clusters, ramRights: [roleRights()] };
const saw = (state: string, ...remains: string[]) => ({ uid: ALICE, user: 'alice', state, remains });

export default defineCases('departingUsers', {
  'fail: a trust policy names a user of the recycle bin': {
    subject: recycled,
    given: { clusters, ramRights: [named] },
    saw: saw('in-recycle-bin', 'trust policy of deployer'),
  },
  'fail: a trust policy names a disabled user': {
    subject: departingUser(),
    given: { clusters, ramRights: [named, roleRights({ id: '3', trust: denied('ram/GetRole', 'x') })] },
    saw: saw('disabled', 'trust policy of deployer'),
  },
  'fail: a mapping lets a disabled user in': {
    subject: departingUser(),
    given: { ...given, identityMappings: [identityMapping()] },
    saw: saw('disabled', 'RAMIdentityMapping alice'),
  },
  'fail: a binding names a disabled user': {
    subject: departingUser(),
    given: { ...given, bindings: [bindingOf(`${ALICE}-1690000000`)] },
  },
  'fail: something is running': {
    subject: recycled,
    given: { ...given, kubeconfigs: [kubeconfig()] },
    saw: saw('in-recycle-bin', 'requests in c0aa within 7 days'),
  },
  'pass: nothing remains': {
    subject: departingUser(),
    given: { ...given, kubeconfigs: [kubeconfig({ activeLately: known(false) })] },
  },
  'pass: the whole account is trusted, not the user by name': { subject: recycled, given },
  'pass: the user of another account': {
    subject: recycled,
    given: { clusters, ramRights: [roleRights({ trust: trusting({ ram: ['acs:ram::2:user/alice'] }) })] },
  },
  'pass: bindings and mappings of the recycle bin are told elsewhere': {
    subject: recycled,
    given: { ...given, bindings: [bindingOf(ALICE)], identityMappings: [identityMapping()] },
  },
  'pass: a mapping to system:masters is told elsewhere': {
    subject: departingUser(),
    given: { ...given, identityMappings: [identityMapping({ groups: known(['system:masters']) })] },
  },
  'pass: nobody is asked of an expired kubeconfig': {
    subject: departingUser(),
    given: {
      ...given,
      kubeconfigs: [kubeconfig({ certState: known('Expired'), activeLately: denied('cs/x') })],
    },
  },
  'unknown: whether it is disabled was not read': {
    subject: departingUser({ state: denied('ram/GetLoginProfile', 'alice') }),
    given,
    source: 'ram/GetLoginProfile',
  },
  'unknown: a trust policy was refused': {
    subject: recycled,
    given: { clusters, ramRights: [roleRights({ trust: denied('ram/GetRole', 'deployer') })] },
    source: 'ram/GetRole',
  },
  'unknown: a trust policy says nothing clear': {
    subject: recycled,
    given: { clusters, ramRights: [roleRights({ trust: muddled() })] },
  },
  'unknown: the roles were not all read': { subject: recycled, given, partial: ['ramRights'] },
  'unknown: the clusters were not all read': { subject: recycled, given, partial: ['clusters'] },
  'unknown: activity was refused': {
    subject: recycled,
    given: { ...given, kubeconfigs: [kubeconfig({ activeLately: denied('cs/ListUserKubeConfigStates') })] },
    source: 'cs/ListUserKubeConfigStates',
  },
  'unknown: active, and the certificate was not read': {
    subject: recycled,
    given: { ...given, kubeconfigs: [kubeconfig({ certState: denied('cs/ListClusterKubeconfigStates') })] },
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: kubeconfigs are missing': { subject: recycled, given, partial: ['kubeconfigs'] },
  'unknown: bindings are missing': { subject: departingUser(), given, partial: ['bindings'] },
  'unknown: subjects of a binding were not read': {
    subject: departingUser(),
    given: { ...given, bindings: [clusterBinding([], { subjects: denied('kubernetes/rolebindings') })] },
    source: 'kubernetes/rolebindings',
  },
  'unknown: mappings are missing': { subject: departingUser(), given, partial: ['identityMappings'] },
  'unknown: a mapping does not say whom': {
    subject: departingUser(),
    given: { ...given, identityMappings: [identityMapping({ arn: denied('kubernetes/mappings') })] },
    source: 'kubernetes/mappings',
  },
  'unknown: its name was not read': {
    subject: departingUser({ name: denied('ims/ListUsersInRecycleBin') }),
    given,
    source: 'ims/ListUsersInRecycleBin',
  },
  'not-applicable: a user at work': { subject: departingUser({ state: known('in-use') }), given },
});
