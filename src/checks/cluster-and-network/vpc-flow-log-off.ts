import { type Gap, unseen } from '../../kernel/known.ts';
import type { FlowLog } from '../../model/facts/vpc-flow-logs.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'vpc-flow-log-off',
  title: { en: 'No flow log of the VPC of the cluster', 'zh-CN': '集群所在专有网络未开启流日志' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'clusters',
  reads: ['vpcFlowLogs'],
  message: {
    en: 'No active flow log covers the VPC {vpc} of cluster {name}',
    'zh-CN': '集群 {name} 所在的专有网络 {vpc} 没有处于启动状态的流日志',
  },
  act: {
    step: {
      en: 'Create a flow log of VPC {vpc} and let it go to a logstore that your detection reads',
      'zh-CN': '为专有网络 {vpc} 创建流日志，并投递到安全检测使用的 Logstore',
    },
    console: { en: 'VPC > O&M and Monitoring > Flow Log', 'zh-CN': '专有网络 > 运维与监控 > 流日志' },
    call: 'aliyun vpc CreateFlowLog --RegionId {region} --ResourceType VPC --ResourceId {vpc} --TrafficType All --ProjectName <project> --LogStoreName <logstore>',
  },
  references: [
    'https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-describeflowlogs',
  ],
  applies({ type }) {
    const elsewhere = type.known && type.value === 'ExternalKubernetes';
    return elsewhere ? notApplicable('the nodes of a registered cluster are in networks of their own') : true;
  },
  judge(cluster, { tables }) {
    const network = tables.vpcFlowLogs.get(cluster.id);
    // Without a row the table is incomplete, and a pass no pass.
    if (network === undefined) return pass;
    const { vpc, vSwitches, flowLogs, missing } = network;
    if (!vpc.known) return unknown(vpc);
    const states = new Map([[vpc.value, stateOf(vpc.value, flowLogs)]]);
    for (const id of vSwitches.known ? vSwitches.value : []) states.set(id, stateOf(id, flowLogs));
    if (states.get(vpc.value) === 'on') return pass;
    const ofSwitches = [...states].filter(([id]) => id !== vpc.value).map(([, state]) => state);
    if (ofSwitches.length > 0 && ofSwitches.every((state) => state === 'on')) return pass;
    const open: Gap[] = [
      ...missing,
      ...[...states.values()].flatMap((state) => (typeof state === 'string' ? [] : state)),
    ];
    // Whether each vSwitch has a flow log of its own is asked only where some flow log is of a vSwitch.
    if (!vSwitches.known && flowLogs.some(mayBeOfVSwitch)) open.push(vSwitches.because);
    if (!cluster.type.known) open.push(cluster.type.because);
    if (open.length > 0) return unknown(...open.map((gap) => unseen(gap)));
    return fail(
      { name: clusterName(cluster), vpc: vpc.value },
      evidenceOf(vpc, ...flowLogs.map(({ status }) => status)),
    );
  },
});

type State = 'on' | 'off' | readonly Gap[];

/** Whether a VPC or a vSwitch has a flow log that is on; or why that is not clear. */
function stateOf(id: string, flowLogs: readonly FlowLog[]): State {
  const own = flowLogs.filter(({ resource }) => !resource.known || resource.value === id);
  if (own.some(({ resource, status }) => resource.known && status.known && status.value === 'Active'))
    return 'on';
  const open = own.flatMap(({ resource, status }): Gap[] => {
    if (status.known && status.value === 'Inactive') return [];
    if (!resource.known) return [resource.because];
    if (!status.known) return [status.because];
    const { source, ids } = status.at;
    return [gapOf(source, ids, 'absent', `the flow log of ${id} is ${status.value}`)];
  });
  return open.length > 0 ? open : 'off';
}

function mayBeOfVSwitch({ resourceType, status }: FlowLog): boolean {
  const other = resourceType.known && resourceType.value !== 'VSwitch';
  return !other && !(status.known && status.value === 'Inactive');
}
