import { parseInstant } from '../../kernel/time.ts';
import type { OsImage } from '../../model/facts/os-image.ts';
import type { RuntimeAlerts } from '../../model/facts/runtime-alerts.ts';
import type {
  SecurityCenter,
  SecurityCenterAgent,
  SecurityCenterAlert,
  SecurityCenterNotice,
} from '../../model/facts/security-center.ts';
import type {
  NodeVulnerability,
  OpenVulnerabilities,
  VulnerabilityReport,
  VulnerabilityScan,
} from '../../model/facts/vulnerability.ts';
import { ACCOUNT, absent, CLUSTER, known, NODE, nodeScope, POOL, poolScope } from './rows.ts';

// Rows about the security of nodes, with nothing wrong in them.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const accountScope = { kind: 'account', account: ACCOUNT } as const;
const onNode = { subject: `${CLUSTER}/Node/${NODE}`, scope: nodeScope, at, cluster: CLUSTER } as const;
/** The day before the cases' snapshot. */
export const YESTERDAY = parseInstant('2026-11-19T08:00:00Z') as number;

export function vulnerability(changes: Partial<NodeVulnerability> = {}): NodeVulnerability {
  return {
    ...onNode,
    id: `${CLUSTER}/${NODE}/oval:example:def:1`,
    nodePool: POOL,
    node: `${CLUSTER}/${NODE}`,
    name: known('oval:example:def:1'),
    alias: known('EXAMPLE-2026:0001: sample update'),
    necessity: known('asap'),
    cves: known(['CVE-2026-0001']),
    packages: known(['openssl']),
    needsReboot: known(false),
    reportedBy: ['node-pool'],
    status: absent('cs/DescribeNodePoolVuls', 'Status'),
    affectedNodes: absent('cs/DescribeNodePoolVuls', 'node_count'),
    ...changes,
  };
}

export function openVulnerabilities(changes: Partial<OpenVulnerabilities> = {}): OpenVulnerabilities {
  return {
    ...onNode,
    id: `${CLUSTER}/${NODE}`,
    level: 'node',
    edge: known(false),
    open: [],
    gaps: [],
    lastScan: known(YESTERDAY),
    ...changes,
  };
}

export function vulnerabilityReport(changes: Partial<VulnerabilityReport> = {}): VulnerabilityReport {
  return {
    ...openVulnerabilities(),
    nodePool: POOL,
    node: `${CLUSTER}/${NODE}`,
    runtimeVersion: known('containerd://2.1.6'),
    restartPending: [],
    statusGaps: [],
    ...changes,
  };
}

export function vulnerabilityScan(changes: Partial<VulnerabilityScan> = {}): VulnerabilityScan {
  return {
    ...onNode,
    id: `${CLUSTER}/${NODE}`,
    node: NODE,
    lastScan: known(YESTERDAY),
    gaps: [],
    ...changes,
  };
}

export function poolImage(changes: Partial<OsImage> = {}): OsImage {
  return {
    id: `${CLUSTER}/${POOL}`,
    subject: POOL,
    scope: poolScope,
    at,
    level: 'node-pool',
    edge: known(false),
    imageId: known('aliyun_3_x64_20G_alibase_20261015.vhd'),
    owner: known('system'),
    gaps: [],
    ...changes,
  };
}

export function securityCenter(changes: Partial<SecurityCenter> = {}): SecurityCenter {
  return {
    id: ACCOUNT,
    subject: ACCOUNT,
    scope: accountScope,
    at,
    edition: known(7),
    containerProtection: known(true),
    vulnerabilityFix: known(true),
    ...changes,
  };
}

export function agent(changes: Partial<SecurityCenterAgent> = {}): SecurityCenterAgent {
  const instance = 'i-1';
  const names = { id: instance, subject: instance, instance };
  return { ...names, scope: accountScope, at, uuid: known('u-1'), clientStatus: known('online'), ...changes };
}

export function notice(
  project: string,
  route: SecurityCenterNotice['route'] = known(7),
): SecurityCenterNotice {
  return { id: project, subject: project, scope: accountScope, at, project, route };
}

export function alert(changes: Partial<SecurityCenterAlert> = {}): SecurityCenterAlert {
  return {
    id: '1',
    subject: '1',
    scope: accountScope,
    at,
    name: known('Suspicious Process-Reverse shell'),
    level: known('serious'),
    status: known(1),
    lastSeen: known(YESTERDAY),
    instance: 'i-1',
    cluster: CLUSTER,
    nodeName: NODE,
    pod: '',
    ...changes,
  };
}

export function nodeAlerts(
  alerts: readonly SecurityCenterAlert[],
  changes: Partial<RuntimeAlerts> = {},
): RuntimeAlerts {
  return { ...onNode, id: `${CLUSTER}/${NODE}`, level: 'node', name: NODE, alerts, gaps: [], ...changes };
}
