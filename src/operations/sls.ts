import { dig } from '../kernel/json.ts';
import type { Documents, Operation, Target } from './operation.ts';
import { clusterIds, inRegionOf } from './targets.ts';

/** Simple Log Service, 2020-12-30: the project is part of the host, and the signature is its own. */
export const slsOperations: readonly Operation[] = [
  {
    product: 'sls',
    version: '2020-12-30',
    style: 'ROA',
    method: 'GET',
    read: true,
    name: 'GetLogStore',
    path: '/logstores/{LogstoreName}',
    ids: [
      { name: 'ProjectName', in: 'host' },
      { name: 'LogstoreName', in: 'path' },
    ],
    paging: { style: 'none' },
    action: 'log:GetLogStore',
    endpoint: 'project',
    throttling: 'sls',
    targets: eachAuditLogStore,
  },
];

/** ACK names the logstore of the audit log after the cluster. */
export function auditLogStore(cluster: string): string {
  return `audit-${cluster}`;
}

function eachAuditLogStore(documents: Documents): Target[] {
  const projects = new Map<string, string>();
  for (const { ids, document } of documents.of('cs/GetClusterAuditProject')) {
    const project = dig(document, 'sls_project_name');
    if (ids[0] !== undefined && dig(document, 'audit_enabled') === true && typeof project === 'string')
      projects.set(ids[0], project.trim());
  }
  return clusterIds(documents).flatMap((cluster) => {
    const project = projects.get(cluster);
    if (project === undefined || project === '') return [];
    return [inRegionOf(documents, cluster, [project, auditLogStore(cluster)])];
  });
}
