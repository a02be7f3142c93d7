import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { flowLog, vpcFlowLogs } from '../kit/rows-registries.ts';

const subject = cluster();
const saw = { name: 'shop-prod', vpc: 'vpc-1' };
const gap = denied('vpc/DescribeFlowLogs').because;
const having = (...flowLogs: ReturnType<typeof flowLog>[]) => ({
  vpcFlowLogs: [vpcFlowLogs({ flowLogs })],
});
const ofSwitch = (id: string, changes: Parameters<typeof flowLog>[0] = {}) =>
  flowLog({ id: `fl-${id}`, resourceType: known('VSwitch'), resource: known(id), ...changes });

export default defineCases('clusters', {
  'fail: no flow log': { subject, given: having(), saw },
  'fail: it is off': { subject, given: having(flowLog({ status: known('Inactive') })), saw },
  'fail: another VPC': { subject, given: having(flowLog({ resource: known('vpc-2') })), saw },
  'fail: one of two vSwitches': { subject, given: having(ofSwitch('vsw-1')), saw },
  'fail: the flow log of a vSwitch is off': {
    subject,
    given: having(ofSwitch('vsw-1'), ofSwitch('vsw-2', { status: known('Inactive') })),
    saw,
  },
  'fail: no flow log, whatever the vSwitches are': {
    subject,
    given: {
      vpcFlowLogs: [vpcFlowLogs({ flowLogs: [], vSwitches: denied('cs/DescribeClusterDetail', 'c0aa') })],
    },
    saw,
  },
  'pass: the VPC has one': { subject, given: having(flowLog()) },
  'pass: the VPC has one, though more was not read': {
    subject,
    given: { vpcFlowLogs: [vpcFlowLogs({ missing: [gap] })] },
  },
  'pass: one of two flow logs of the VPC': {
    subject,
    given: having(flowLog({ id: 'fl-0', status: known('Inactive') }), flowLog()),
  },
  'pass: every vSwitch has one': { subject, given: having(ofSwitch('vsw-1'), ofSwitch('vsw-2')) },
  'not-applicable: a registered cluster': {
    subject: cluster({ type: known('ExternalKubernetes') }),
    given: having(),
  },
  'unknown: it is being started': {
    subject,
    given: having(flowLog({ status: known('Activating') })),
    source: 'test/Document',
  },
  'unknown: whether it is on was not read': {
    subject,
    given: having(flowLog({ status: denied('vpc/DescribeFlowLogs') })),
    source: 'vpc/DescribeFlowLogs',
  },
  'unknown: of what it is was not read': {
    subject,
    given: having(flowLog({ resource: denied('vpc/DescribeFlowLogs') })),
    source: 'vpc/DescribeFlowLogs',
  },
  'unknown: the flow logs were not read': {
    subject,
    given: { vpcFlowLogs: [vpcFlowLogs({ flowLogs: [], missing: [gap] })] },
    source: 'vpc/DescribeFlowLogs',
  },
  'unknown: the VPC was not read': {
    subject,
    given: { vpcFlowLogs: [vpcFlowLogs({ vpc: denied('cs/DescribeClusterDetail', 'c0aa') })] },
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the vSwitches were not read, and some flow log is of one': {
    subject,
    given: {
      vpcFlowLogs: [
        vpcFlowLogs({
          flowLogs: [ofSwitch('vsw-9')],
          vSwitches: denied('cs/DescribeClusterDetail', 'c0aa'),
        }),
      ],
    },
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: what kind of cluster it is was not read': {
    subject: cluster({ type: denied('cs/DescribeClusterDetail', 'c0aa') }),
    given: having(),
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: nothing was read of networks': { subject, partial: ['vpcFlowLogs'], source: 'test/vpcFlowLogs' },
});
