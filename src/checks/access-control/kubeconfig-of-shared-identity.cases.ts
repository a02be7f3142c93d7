import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { DEPLOYER, kubeconfig } from '../kit/rows-identities.ts';

const root = {
  accountId: '1000000000000001',
  accountName: known('example'),
  accountType: known('RootAccount'),
};
const role = (name: string) => ({
  accountId: DEPLOYER,
  accountName: known(name),
  accountType: known('RamRole'),
});
const unread = denied('cs/ListClusterKubeconfigStates', 'c0aa');

export default defineCases('kubeconfigs', {
  'fail: the account itself': {
    subject: kubeconfig(root),
    saw: { identity: 'example', accountId: '1000000000000001', kind: 'RootAccount' },
  },
  'fail: a role of CloudSSO': {
    subject: kubeconfig(role('AliyunReservedSSO-PlatformAdmin')),
    saw: { identity: 'AliyunReservedSSO-PlatformAdmin', accountId: DEPLOYER, kind: 'AliyunReservedSSO' },
  },
  'fail: a cloud service': {
    subject: kubeconfig({ ...role('aliyunserviceroleforarms'), cloudService: true }),
    saw: { identity: 'aliyunserviceroleforarms', accountId: DEPLOYER, kind: 'cloudServiceKubeConfig' },
  },
  'fail: a cloud service of a kind that was not read': {
    subject: kubeconfig({ cloudService: true, accountType: unread }),
  },
  'pass: a user': { subject: kubeconfig() },
  'pass: a role with a name of its own': { subject: kubeconfig(role('deploy-bot')) },
  'pass: the name only ends like one of CloudSSO': {
    subject: kubeconfig(role('not-AliyunReservedSSO-')),
  },
  'pass: the account itself, never issued': {
    subject: kubeconfig({ ...root, certState: known('Unissued') }),
  },
  'unknown: ACK cannot tell the state of the certificate': {
    subject: kubeconfig({ ...root, certState: known('Unknown') }),
  },
  'unknown: the state of the certificate was not read': {
    subject: kubeconfig({ ...root, certState: unread }),
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: the kind of identity was not read': {
    subject: kubeconfig({ ...root, accountType: unread }),
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: the name of a role was not read': {
    subject: kubeconfig({ ...role('x'), accountName: unread }),
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: a kind of identity that is not documented': {
    subject: kubeconfig({ accountType: known('Robot') }),
  },
});
