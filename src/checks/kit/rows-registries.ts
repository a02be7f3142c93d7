import type { AuditLogStore } from '../../model/facts/audit-log-store.ts';
import type { ClusterInspection } from '../../model/facts/cluster-inspection.ts';
import type { Registry, RegistryRepository, ScanRule } from '../../model/facts/registry.ts';
import type { FlowLog, VpcFlowLogs } from '../../model/facts/vpc-flow-logs.ts';
import type { Scope } from '../../model/scope.ts';
import { ACCOUNT, CLUSTER, clusterScope, known } from './rows.ts';
import { instant } from './rows-identities.ts';

// A registry with one repository, and a cluster that is logged and inspected, with nothing wrong in them.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const scope: Scope = { kind: 'account', account: ACCOUNT };
const ofCluster = { id: CLUSTER, subject: CLUSTER, scope: clusterScope, at, cluster: CLUSTER } as const;
const REGISTRY = 'cri-1';

/** Every push is scanned. */
export function scanRule(changes: Partial<ScanRule> = {}): ScanRule {
  const all = { namespaces: [], repositories: [], tags: '.*' };
  return { type: 'VUL', trigger: 'AUTO', scope: 'INSTANCE', ...all, ...changes };
}

export function registry(changes: Partial<Registry> = {}): Registry {
  return {
    ...{ id: REGISTRY, subject: REGISTRY, scope, at },
    name: known('shop'),
    publicEndpoint: known(true),
    aclEnabled: known(true),
    aclEntries: known(['203.0.113.0/26']),
    scanRules: known([scanRule()]),
    ...changes,
  };
}

export function repository(changes: Partial<RegistryRepository> = {}): RegistryRepository {
  return {
    ...{ id: `${REGISTRY}/crr-1`, subject: 'crr-1', scope, at, registry: REGISTRY },
    namespace: known('shop'),
    name: known('web'),
    type: known('PRIVATE'),
    tagsImmutable: known(true),
    ...changes,
  };
}

export function flowLog(changes: Partial<FlowLog> = {}): FlowLog {
  const ofVpc = { resourceType: known('VPC'), resource: known('vpc-1') };
  return { id: 'fl-1', ...ofVpc, status: known('Active'), ...changes };
}

export function vpcFlowLogs(changes: Partial<VpcFlowLogs> = {}): VpcFlowLogs {
  const network = { vpc: known('vpc-1'), vSwitches: known(['vsw-1', 'vsw-2']) };
  return { ...ofCluster, ...network, flowLogs: [flowLog()], missing: [], ...changes };
}

/** Checked and inspected the day before. */
export function clusterInspection(changes: Partial<ClusterInspection> = {}): ClusterInspection {
  const yesterday = instant('2026-11-19T08:00:00Z');
  return { ...ofCluster, lastCheck: known(yesterday), lastReport: known(yesterday), ...changes };
}

export function auditLogStore(changes: Partial<AuditLogStore> = {}): AuditLogStore {
  const place = { project: known('k8s-log-c0aa'), logStore: 'audit-c0aa' };
  return { ...ofCluster, ...place, keptDays: known(365), ...changes };
}
