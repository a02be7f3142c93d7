import { isObject, type Json, member } from '../../kernel/json.ts';
import type { Gap, Known } from '../../kernel/known.ts';
import { unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Node } from '../facts/node.ts';
import type { NodeVulnerability } from '../facts/vulnerability.ts';
import type { Scope } from '../scope.ts';
import { type Completeness, createTable, type Origin, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { Fields, firstKnown } from './fields.ts';
import { type MachineFinder, machineFinder } from './machines.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const POOL = 'cs/DescribeNodePoolVuls';
const CLUSTER = 'cs/DescribeClusterVuls';
const SECURITY_CENTER = 'sas/DescribeVulList';
/** Types that concern the operating system; the others are applications and web sites. */
const SYSTEM_TYPES = ['cve', 'sys'];

type Reporter = NodeVulnerability['reportedBy'][number];

interface Collector {
  rows: Map<string, NodeVulnerability>;
  gaps: Map<string, Gap[]>;
  machines: MachineFinder;
  tables: Tables;
}

/** One row a machine and vulnerability; what ACK and Security Center say of the same one is put together. */
export function normaliseNodeVulnerabilities(reading: Reading, tables: Tables): Table<NodeVulnerability> {
  const collector: Collector = {
    rows: new Map(),
    gaps: new Map(),
    machines: machineFinder(tables.nodes),
    tables,
  };
  for (const cluster of tables.clusters.rows) {
    const gaps: Gap[] = [...tables.nodePools.completeness(cluster.id).gaps];
    collector.gaps.set(cluster.id, gaps);
    for (const pool of tables.nodePools.of(cluster.id)) readPool(cluster, pool.pool, reading, collector);
    for (const item of reading.list(CLUSTER, [cluster.id]).items) readClusterReport(cluster, item, collector);
  }
  readSecurityCenter(reading, collector);
  const rows = [...collector.rows.values()];
  const completeness = new Map<string, Completeness>();
  for (const [cluster, gaps] of collector.gaps) {
    completeness.set(cluster, { state: gaps.length === 0 ? 'complete' : 'partial', gaps });
  }
  return createTable(rows, completeness);
}

function readPool(cluster: Cluster, pool: string, reading: Reading, collector: Collector): void {
  const { items, completeness } = reading.list(POOL, [cluster.id, pool]);
  const gaps = collector.gaps.get(cluster.id) as Gap[];
  gaps.push(...completeness.gaps);
  for (const { value, origin } of items) {
    const fields = new Fields(value, origin);
    const instance = textOf(fields.name('instance_id'));
    const name = textOf(fields.name('node_name'));
    const list = member(value, 'vul_list');
    if (instance === '' && name === '') gaps.push(fault(origin, 'a record names no node'));
    else if (!Array.isArray(list)) gaps.push(fault(origin, 'a record has no list at vul_list'));
    else {
      const node = collector.machines.find(cluster.id, instance, name);
      list.forEach((entry, index) => {
        const at = { ...origin, path: `${origin.path}/vul_list/${index}` };
        readPoolEntry(
          entry,
          at,
          { cluster, pool, node, machine: instance === '' ? name : instance },
          collector,
        );
      });
    }
  }
}

interface Place {
  cluster: Cluster;
  pool: string | undefined;
  node: Node | undefined;
  /** What tells the machine apart where no node list has it. */
  machine: string;
}

function readPoolEntry(entry: Json, at: Origin, place: Place, collector: Collector): void {
  const fields = isObject(entry) ? new Fields(entry, at) : undefined;
  const name = fields?.name('name');
  if (fields === undefined || name === undefined || !name.known) {
    collector.gaps.get(place.cluster.id)?.push(fault(at, 'a vulnerability has no name'));
    return;
  }
  const packages = fields.parsed(['package_list'], 'a list of packages', packageNames);
  add(collector, place, 'node-pool', at, {
    name,
    alias: fields.name('alias_name'),
    necessity: fields.name('necessity'),
    cves: fields.texts('cve_list'),
    packages,
    needsReboot: fields.boolean('need_reboot'),
    status: unseen(gapOf(at.source, at.ids, 'absent', 'ACK does not report a state', 'Status')),
    affectedNodes: nothing(at, 'node_count'),
  });
}

function readClusterReport(cluster: Cluster, { value, origin }: Item, collector: Collector): void {
  const fields = new Fields(value, origin);
  const name = fields.name('vul_name');
  const pool = fields.name('nodepool_id');
  const type = fields.name('vul_type');
  if (!name.known || !pool.known || (type.known && !SYSTEM_TYPES.includes(type.value))) return;
  const place: Place = { cluster, pool: pool.value, node: undefined, machine: '' };
  add(collector, place, 'cluster', origin, {
    name,
    alias: fields.name('vul_alias_name'),
    necessity: fields.name('necessity'),
    cves: fields.texts('cve_list'),
    packages: nothing(origin, 'package_list'),
    needsReboot: nothing(origin, 'need_reboot'),
    status: nothing(origin, 'Status'),
    affectedNodes: fields.number('node_count'),
  });
}

function readSecurityCenter(reading: Reading, collector: Collector): void {
  const { items, completeness } = reading.list(SECURITY_CENTER, []);
  const gaps: Gap[] = [...completeness.gaps];
  for (const { value, origin } of items) {
    const fields = new Fields(value, origin);
    const type = fields.name('Type');
    if (type.known && !SYSTEM_TYPES.includes(type.value)) continue;
    const name = fields.name('Name');
    const machine = collector.machines.ofRecord(fields);
    if (!name.known || machine === undefined) {
      gaps.push(fault(origin, 'a record has no name, or does not say which machine it is about'));
      continue;
    }
    // Machines of the account that are in no cluster are none of Demarc's business.
    const cluster = collector.tables.clusters.get(machine.node?.cluster ?? machine.cluster);
    if (cluster === undefined) continue;
    const place: Place = {
      cluster,
      pool: machine.node?.scope.nodePool,
      node: machine.node,
      machine: machine.instance,
    };
    add(collector, place, 'security-center', origin, { name, ...securityCenterFields(fields) });
  }
  for (const list of collector.gaps.values()) list.push(...gaps);
}

function securityCenterFields(fields: Fields) {
  return {
    alias: fields.name('AliasName'),
    necessity: fields.name('Necessity'),
    cves: fields.parsed(['Related'], 'a list of CVEs', (value) =>
      typeof value === 'string'
        ? value.split(',').flatMap((cve) => (cve.trim() === '' ? [] : [cve.trim()]))
        : undefined,
    ),
    packages: fields.embedded(['ExtendContentJson'], ['RpmEntityList'], 'a list of packages', packageNames),
    needsReboot: fields.boolean('NeedReboot'),
    status: fields.number('Status'),
    affectedNodes: fields.number('node_count'),
  };
}

type Content = Pick<
  NodeVulnerability,
  'name' | 'alias' | 'necessity' | 'cves' | 'packages' | 'needsReboot' | 'status' | 'affectedNodes'
>;

function add(collector: Collector, place: Place, reporter: Reporter, at: Origin, content: Content): void {
  const machine =
    place.node?.id ??
    `${place.cluster.id}/${place.pool ?? ''}#${reporter === 'cluster' ? '' : place.machine}`;
  const id = `${machine}/${content.name.value}`;
  const known = collector.rows.get(id);
  collector.rows.set(
    id,
    known === undefined ? newRow(id, place, reporter, at, content) : merged(known, reporter, content),
  );
}

function newRow(
  id: string,
  place: Place,
  reporter: Reporter,
  at: Origin,
  content: Content,
): NodeVulnerability {
  const pool = place.node?.scope.nodePool ?? place.pool;
  const scope: Scope = place.node?.scope ?? scopeOf(place, pool);
  const subject = place.node?.subject ?? pool ?? place.cluster.id;
  return {
    id,
    subject,
    scope,
    at,
    cluster: place.cluster.id,
    nodePool: pool,
    node: place.node?.id,
    ...content,
    reportedBy: [reporter],
  };
}

function scopeOf(place: Place, pool: string | undefined): Scope {
  return pool === undefined
    ? place.cluster.scope
    : { ...place.cluster.scope, kind: 'node-pool', nodePool: pool };
}

/** ACK's words first; packages of either report count, for either may list a part. */
function merged(row: NodeVulnerability, reporter: Reporter, content: Content): NodeVulnerability {
  const { packages } = row;
  const both =
    packages.known && content.packages.known
      ? { ...packages, value: [...new Set([...packages.value, ...content.packages.value])].sort() }
      : firstKnown(packages, content.packages);
  return {
    ...row,
    alias: firstKnown(row.alias, content.alias),
    necessity: firstKnown(row.necessity, content.necessity),
    cves: firstKnown(row.cves, content.cves),
    needsReboot: firstKnown(row.needsReboot, content.needsReboot),
    // Security Center alone has states: its unread state must not be taken for ACK's having none.
    status: reporter === 'security-center' ? content.status : row.status,
    packages: both,
    reportedBy: row.reportedBy.includes(reporter) ? row.reportedBy : [...row.reportedBy, reporter],
  };
}

function packageNames(list: Json): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const names = list.map((item) => member(item, 'name') ?? member(item, 'Name'));
  return names.every((name) => typeof name === 'string') ? (names as string[]) : undefined;
}

function textOf(field: Known<string>): string {
  return field.known ? field.value : '';
}

function nothing(at: Origin, field: string): Known<never> {
  return unseen(gapOf(at.source, at.ids, 'absent', `the answer has no ${field}`, field));
}

function fault(at: Origin, reason: string): Gap {
  return gapOf(at.source, at.ids, 'failed', reason);
}
