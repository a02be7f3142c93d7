import { dig, isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { type Gap, unseen } from '../../kernel/known.ts';
import { NODE_FILES } from '../../operations/kubernetes.ts';
import type { Cluster } from '../facts/cluster.ts';
import { NODE_FILE_ROLES, type NodeFile, type NodeFileRole, type NodeFiles } from '../facts/node-files.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { completenessFrom } from './cluster-lists.ts';
import { oneDocument } from './clusters.ts';
import { Fields, withDefault } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

/** A row for every node of which somebody brought the document; nodes without leave the cluster's part partial. */
export function normaliseNodeFiles(
  reading: Reading,
  tables: Pick<Tables, 'clusters' | 'nodes'>,
): Table<NodeFiles> {
  const rows: NodeFiles[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of tables.clusters.rows) {
    const unread = new Map<string, Gap>();
    for (const name of nodesOf(cluster.id, reading, tables)) {
      const row = toRow(name, cluster, reading, tables);
      if ('outcome' in row) unread.set(row.outcome, unread.get(row.outcome) ?? row);
      else rows.push(row);
    }
    const gaps = [...tables.nodes.completeness(cluster.id).gaps, ...unread.values()];
    completeness.set(cluster.id, completenessFrom(gaps, true));
  }
  return createTable(rows, completeness);
}

function nodesOf(cluster: string, reading: Reading, { nodes }: Pick<Tables, 'nodes'>): Set<string> {
  const names = new Set(nodes.of(cluster).map((node) => node.name));
  for (const [, name] of reading.requestsOf(NODE_FILES, cluster)) if (name !== undefined) names.add(name);
  return names;
}

function toRow(
  name: string,
  cluster: Cluster,
  reading: Reading,
  { nodes }: Pick<Tables, 'nodes'>,
): NodeFiles | Gap {
  const ids = [cluster.id, name];
  const list = oneDocument(
    reading,
    NODE_FILES,
    ...ids,
  )((fields) =>
    fields.parsed(['files'], 'a list of files', (value) => (Array.isArray(value) ? value : undefined)),
  );
  if (!list.known) return list.because;
  return {
    id: `${cluster.id}/${name}`,
    subject: `${cluster.id}/Node/${name}`,
    scope: nodes.get(`${cluster.id}/${name}`)?.scope ?? { ...cluster.scope, kind: 'node', node: name },
    at: { source: NODE_FILES, ids, path: '/files' },
    cluster: cluster.id,
    node: name,
    files: NODE_FILE_ROLES.flatMap((role) => filesOf(role, list.value, ids)),
  };
}

/** A role may have several files, as a service has drop-ins. */
function filesOf(role: NodeFileRole, list: readonly Json[], ids: readonly string[]): NodeFile[] {
  const found = list.flatMap((item, index) =>
    isObject(item) && dig(item, 'role') === role ? [toFile(role, item, index, ids)] : [],
  );
  if (found.length > 0) return found;
  const gap = unseen(
    gapOf(NODE_FILES, ids, 'absent', `the document has no file with the role ${role}`, role),
  );
  return [{ role, path: gap, exists: gap, mode: gap, ownership: gap }];
}

function toFile(role: NodeFileRole, item: JsonObject, index: number, ids: readonly string[]): NodeFile {
  const fields = new Fields(item, { source: NODE_FILES, ids, path: `/files/${index}` });
  const owner = fields.name('owner');
  return {
    role,
    path: fields.name('path'),
    exists: withDefault(fields.boolean('exists'), true, 'what is described exists'),
    mode: fields.parsed(['mode'], 'a mode in octal digits', toMode),
    ownership: owner.known
      ? fields.parsed(['group'], 'a text', (group) =>
          typeof group === 'string' && group !== '' ? `${owner.value}:${group}` : undefined,
        )
      : owner,
  };
}

/** `644`, `0644`, as `stat -c %a` prints it; bits above the permissions say nothing of who may read. */
function toMode(value: Json): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^[0-7]{3,5}$/.test(text)) return undefined;
  return Number.parseInt(text, 8) & 0o777;
}
