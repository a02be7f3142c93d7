import { type Known, unseen } from '../../kernel/known.ts';
import { auditLogStore } from '../../operations/sls.ts';
import type { AuditLogStore } from '../facts/audit-log-store.ts';
import type { Cluster } from '../facts/cluster.ts';
import { COMPLETE, createTable, type Table } from '../table.ts';
import { oneDocument } from './clusters.ts';
import { gapOf, type Reading } from './reading.ts';

const STORE = 'sls/GetLogStore';

/** One row for every cluster; without the name of its project, nothing tells of the logstore. */
export function normaliseAuditLogStores(reading: Reading, clusters: Table<Cluster>): Table<AuditLogStore> {
  return createTable(
    clusters.rows.map((cluster): AuditLogStore => {
      const { id, subject, scope, at, auditProject: project } = cluster;
      const logStore = auditLogStore(id);
      return {
        ...{ id, subject, scope, at },
        cluster: id,
        project,
        logStore,
        keptDays: kept(cluster, reading),
      };
    }),
    COMPLETE,
  );
}

function kept({ id, auditProject }: Cluster, reading: Reading): Known<number> {
  if (!auditProject.known) return auditProject;
  const ids = [auditProject.value, auditLogStore(id)];
  const store = oneDocument(reading, STORE, ...ids);
  const name = store((fields) => fields.name('logstoreName'));
  if (name.known && name.value !== ids[1])
    return unseen(gapOf(STORE, ids, 'failed', 'the answer is about another logstore', 'logstoreName'));
  return store((fields) =>
    fields.parsed(['ttl'], 'a number of days', (value) => {
      const days = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
      return typeof days === 'number' && Number.isInteger(days) && days > 0 ? days : undefined;
    }),
  );
}
