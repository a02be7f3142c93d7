import type { Json, JsonObject } from '../kernel/json.ts';
import { ids } from './ids.ts';
import type { ClusterSpec } from './specs.ts';
import { chinaTime, daysAgo, idOf, keyOf, millisecondsAgo, REGIONS, requestId } from './values.ts';

interface Records {
  /** How long the audit log is kept; ACK sets thirty days. */
  auditDays?: number;
  /** The flow log of its VPC. */
  flowLog?: 'Active' | 'Inactive';
  /** Days since the last finished inspection and the last finished cluster check. */
  inspectedDaysAgo?: number;
  checkedDaysAgo?: number;
}

const records: ReadonlyMap<string, Records> = new Map([
  [ids.payVault, { auditDays: 365, flowLog: 'Active', inspectedDaysAgo: 0.9 }],
  [ids.shopProd, { auditDays: 180, flowLog: 'Active', inspectedDaysAgo: 1.1, checkedDaysAgo: 40 }],
  [ids.dedicated, { auditDays: 365 }],
  [ids.mediaProd, { flowLog: 'Inactive', checkedDaysAgo: 75 }],
]);

/** What is kept of a cluster and who looked at it: audit log stores, flow logs, checks, inspections. */
export function clusterRecords(clusters: readonly ClusterSpec[]): [string, Json][] {
  return [...REGIONS.map((region) => flowLogs(region, clusters)), ...clusters.flatMap(recordsOf)];
}

function recordsOf(cluster: ClusterSpec): [string, Json][] {
  const { id, name, audit } = cluster;
  // Of a cluster that is going, ACK answers nothing more.
  if (cluster.state === 'deleting') return [];
  const { checkedDaysAgo, inspectedDaysAgo } = records.get(id) ?? {};
  const checks = checkedDaysAgo === undefined ? [] : [clusterCheck(name, checkedDaysAgo)];
  const reports = inspectedDaysAgo === undefined ? [] : [report(name, inspectedDaysAgo)];
  return [
    [keyOf('cs/ListClusterChecks', id), { checks }],
    [keyOf('cs/ListClusterInspectReports', id), { reports, nextToken: '' }],
    ...(audit ? [auditLogStore(cluster)] : []),
  ];
}

function clusterCheck(name: string, days: number): JsonObject {
  return {
    check_id: idOf('', `check/${name}`, 24),
    type: 'ClusterUpgrade',
    status: 'Succeeded',
    message: 'task succeed',
    created_at: chinaTime(days + 0.01),
    finished_at: chinaTime(days),
  };
}

function report(name: string, days: number): JsonObject {
  return {
    reportId: idOf('', `report/${name}`, 26),
    startTime: chinaTime(days + 0.01),
    endTime: chinaTime(days),
    status: 'completed',
    summary: { code: 'warning', normalCount: 61, adviceCount: 4, warnCount: 2, errorCount: 0 },
  };
}

function auditLogStore({ id }: ClusterSpec): [string, Json] {
  const store = `audit-${id}`;
  return [
    keyOf('sls/GetLogStore', `k8s-log-${id}`, store),
    {
      logstoreName: store,
      ttl: records.get(id)?.auditDays ?? 30,
      hot_ttl: 7,
      shardCount: 2,
      autoSplit: true,
      maxSplitShard: 64,
      mode: 'standard',
      telemetryType: '',
      createTime: Math.floor(millisecondsAgo(170) / 1000),
      lastModifyTime: Math.floor(millisecondsAgo(170) / 1000),
    },
  ];
}

function flowLogs(region: string, clusters: readonly ClusterSpec[]): [string, Json] {
  const here = clusters.flatMap((cluster) => {
    const status = records.get(cluster.id)?.flowLog;
    return cluster.region === region && status !== undefined ? [flowLog(cluster, status)] : [];
  });
  return [
    keyOf('vpc/DescribeFlowLogs', `RegionId=${region}`),
    {
      RequestId: requestId(`flow-logs/${region}`),
      Success: 'true',
      // Counts of this operation are texts.
      PageNumber: '1',
      PageSize: '50',
      TotalCount: String(here.length),
      FlowLogs: { FlowLog: here },
    },
  ];
}

function flowLog({ name, region }: ClusterSpec, status: string): JsonObject {
  return {
    FlowLogId: idOf('fl-bp1', name, 17),
    FlowLogName: name,
    Description: '',
    RegionId: region,
    ResourceType: 'VPC',
    ResourceId: idOf('vpc-bp1', name, 17),
    TrafficType: 'All',
    ProjectName: 'example-flow-logs',
    LogStoreName: name,
    Status: status,
    CreationTime: daysAgo(160),
  };
}
