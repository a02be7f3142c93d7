import type { Json, JsonObject } from '../kernel/json.ts';
import { ids } from './ids.ts';
import { imageVulnerabilityRecords } from './image-vulnerabilities.ts';
import { nodesOf, type PlacedNode } from './nodes.ts';
import type { ClusterSpec } from './specs.ts';
import { idOf, millisecondsAgo, requestId } from './values.ts';
import { uuidOf, vulnerabilityRecords } from './vulnerability-documents.ts';
import { podName } from './workloads.ts';

/** Security Center: edition, machines, vulnerabilities, alerts. */
export function securityCenterDocuments(clusters: readonly ClusterSpec[]): [string, Json][] {
  const nodes = clusters.flatMap(nodesOf);
  const machines = nodes.filter((placed) => placed.node.foreign !== true && placed.node.agent !== 'missing');
  const records = nodes.flatMap(vulnerabilityRecords);
  const alerts = alertsOf(nodes);
  const ofImages = imageVulnerabilityRecords(clusters);
  return [
    ['sas/DescribeVersionConfig', versionConfig()],
    ['sas/DescribeVulList', { RequestId: requestId('vul'), ...page(records.length), VulRecords: records }],
    [
      'sas/DescribeImageVulList',
      { RequestId: requestId('image-vul'), ...page(ofImages.length), VulRecords: ofImages },
    ],
    [
      'sas/DescribeCloudCenterInstances',
      {
        RequestId: requestId('assets'),
        Success: true,
        PageInfo: page(machines.length),
        Instances: machines.map(machine),
      },
    ],
    [
      'sas/DescribeSuspEvents',
      { RequestId: requestId('events'), ...page(alerts.length), SuspEvents: alerts },
    ],
  ];
}

function page(count: number): JsonObject {
  return { CurrentPage: 1, PageSize: 100, Count: count, TotalCount: count };
}

function versionConfig(): JsonObject {
  return {
    RequestId: requestId('edition'),
    Version: 7,
    VersionName: 'Ultimate',
    IsPostpay: false,
    PostPayModuleSwitch: '{"VUL":1,"HOST":0}',
    PostPayStatus: 0,
    VulFixCapacity: 2000,
    AssetLevel: 100,
    VmCores: 400,
    AllowPartialBuy: 1,
    SasLog: 1,
    CreateTime: millisecondsAgo(700),
    ReleaseTime: millisecondsAgo(-200),
  };
}

function machine(placed: PlacedNode): JsonObject {
  const { cluster, node } = placed;
  const online = node.agent !== 'offline';
  const records = vulnerabilityRecords(placed).length;
  return {
    InstanceId: placed.instance,
    InstanceName: `worker-k8s-for-cs-${cluster.id}`,
    Uuid: uuidOf(placed),
    ClusterId: cluster.id,
    ClusterName: cluster.name,
    RegionId: cluster.region,
    Region: cluster.region,
    IntranetIp: node.address,
    InternetIp: node.publicAddress ?? '',
    ClientStatus: online ? 'online' : 'offline',
    ClientSubStatus: online ? 'online' : 'offline',
    AuthVersion: 7,
    AuthVersionName: 'Ultimate',
    Status: 'Running',
    Os: 'linux',
    Vendor: 0,
    VulStatus: records > 0 ? 'YES' : 'NO',
    VulCount: records,
    RiskStatus: records > 0 ? 'YES' : 'NO',
    // JSON in a string, of strings and numbers.
    RiskCount: JSON.stringify({ vul: records, susAlarm: 0, health: 0 }),
    LastLoginTimestamp: millisecondsAgo(online ? 0.01 : 30),
  };
}

function alertsOf(nodes: readonly PlacedNode[]): JsonObject[] {
  const first = (cluster: string) => nodes.find((placed) => placed.cluster.id === cluster);
  return [
    alert(
      'Cryptocurrency mining process',
      'serious',
      first(ids.shopProd),
      {
        namespace: 'shop',
        pod: podName({ kind: 'Deployment', namespace: 'shop', name: 'image-resizer' }, 0),
      },
      2,
    ),
    alert(
      'Container escape through a mounted runtime socket',
      'serious',
      first(ids.oldCi),
      { namespace: 'ci', pod: 'runner-0' },
      9,
    ),
    alert('Log-on from an unusual place', 'suspicious', first(ids.dedicated), undefined, 1),
    alert('Proactive defence: reminder', 'remind', first(ids.labAuto), undefined, 20),
  ].flatMap((item) => (item === undefined ? [] : [item]));
}

function alert(
  name: string,
  level: string,
  placed: PlacedNode | undefined,
  pod: { namespace: string; pod: string } | undefined,
  days: number,
): JsonObject | undefined {
  if (placed === undefined) return undefined;
  return {
    Id: Number.parseInt(idOf('', `alert/${name}`, 7), 16),
    Name: name,
    AlarmEventType: pod === undefined ? 'Unusual Logon' : 'Container Runtime',
    AlarmEventName: name,
    AlarmUniqueInfo: idOf('', `unique/${name}`, 32),
    Level: level,
    EventStatus: 1,
    EventSubType: name,
    OccurrenceTimeStamp: millisecondsAgo(days + 0.5),
    LastTimeStamp: millisecondsAgo(days),
    Uuid: uuidOf(placed),
    InstanceId: placed.instance,
    InstanceName: `worker-k8s-for-cs-${placed.cluster.id}`,
    K8sClusterId: placed.cluster.id,
    K8sClusterName: placed.cluster.name,
    K8sNamespace: pod?.namespace ?? 'N/A',
    K8sPodName: pod?.pod ?? 'N/A',
    K8sNodeId: placed.instance,
    K8sNodeName: placed.name,
    ContainerId: pod === undefined ? '' : idOf('', `container/${name}`, 12),
    ContainerImageName: '',
    SecurityEventIds: idOf('', `event/${name}`, 9),
    Stages: '["Execution"]',
    TacticItems: [],
    Details: [],
    CanBeDealOnLine: false,
  };
}
