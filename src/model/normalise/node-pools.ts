import { compareText } from '../../kernel/compare.ts';
import { isObject, type Json } from '../../kernel/json.ts';
import { type Gap, type Known, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { NodePool } from '../facts/node-pool.ts';
import type { Scope } from '../scope.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { addCopy, readCopies } from './copies.ts';
import { Fields, firstKnown, mapKnown, withDefault } from './fields.ts';
import { maintenanceSchedule } from './maintenance-schedule.ts';
import { gapOf, type Reading } from './reading.ts';

const LIST = 'cs/DescribeClusterNodePools';
const DETAIL = 'cs/DescribeClusterNodePoolDetail';
const VULS = 'cs/DescribeNodePoolVuls';

/** The pools of every cluster: listed, or named by the requests of another source. */
export function normaliseNodePools(reading: Reading, clusters: Table<Cluster>): Table<NodePool> {
  const rows: NodePool[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const found = poolsOf(cluster, reading);
    rows.push(...found.rows);
    completeness.set(cluster.id, found.completeness);
  }
  return createTable(rows, completeness);
}

function poolsOf(cluster: Cluster, reading: Reading): { rows: NodePool[]; completeness: Completeness } {
  const list = reading.list(LIST, [cluster.id]);
  const listed = new Map<string, Fields[]>();
  const gaps: Gap[] = [...list.completeness.gaps];
  for (const { value, origin } of list.items) {
    const fields = new Fields(value, origin);
    const id = fields.name('nodepool_info', 'nodepool_id');
    if (id.known) addCopy(listed, id.value, fields);
    else gaps.push(id.because);
  }
  const details = detailsOf(cluster.id, reading);
  const ids = new Set([...listed.keys(), ...details.keys()]);
  for (const [, pool] of reading.requestsOf(VULS, cluster.id)) if (pool !== undefined) ids.add(pool);
  const rows = [...ids]
    .sort(compareText)
    .map((id) => toPool(id, listed.get(id) ?? [], details.get(id) ?? [], cluster, reading));
  return {
    rows,
    completeness: { state: gaps.length === 0 ? 'complete' : listed.size > 0 ? 'partial' : 'none', gaps },
  };
}

/** By pool: what the details say, and the pools that are named by a detail that was not read. */
function detailsOf(cluster: string, reading: Reading): Map<string, Fields[]> {
  const details = new Map<string, Fields[]>();
  for (const [, pool] of reading.requestsOf(DETAIL, cluster)) {
    if (pool === undefined) continue;
    const document = reading.documents(DETAIL, [cluster, pool])[0]?.document;
    const fields = new Fields(isObject(document) ? document : {}, {
      source: DETAIL,
      ids: [cluster, pool],
      path: '',
    });
    // The body is believed where it says what it is about.
    const id = fields.name('nodepool_info', 'nodepool_id');
    if (fields.object('nodepool_info').known) addCopy(details, id.known ? id.value : pool, fields);
    else if (!details.has(pool)) details.set(pool, []);
  }
  return details;
}

export function poolScope(cluster: Cluster, pool: string, name: Known<string>): Scope {
  const scope: Scope = { ...cluster.scope, kind: 'node-pool', nodePool: pool };
  if (name.known) scope.nodePoolName = name.value;
  return scope;
}

type From = <T>(read: (fields: Fields) => Known<T>) => Known<T>;

function toPool(
  id: string,
  listed: readonly Fields[],
  details: readonly Fields[],
  cluster: Cluster,
  reading: Reading,
): NodePool {
  const missing = missingDocuments(cluster.id, id, reading, listed.length > 0, details.length > 0);
  const from: From = (read) => {
    const found = [details, listed].flatMap((copies) =>
      copies.length === 0 ? [] : [readCopies(copies, read)],
    );
    // What the detail says and nobody understands is not silence.
    const [first] = found;
    if (first !== undefined && !first.known && first.because.outcome !== 'absent') return first;
    return firstKnown(...found, ...missing);
  };
  const name = from((fields) => fields.name('nodepool_info', 'name'));
  return {
    id: `${cluster.id}/${id}`,
    subject: id,
    scope: poolScope(cluster, id, name),
    at:
      details.length > 0
        ? { source: DETAIL, ids: [cluster.id, id], path: '' }
        : { source: LIST, ids: [cluster.id], path: '' },
    cluster: cluster.id,
    pool: id,
    name,
    type: from((fields) => fields.name('nodepool_info', 'type')),
    ...automationFields(from),
    ...imageFields(from),
    ...hardwareFields(from),
    httpTokens:
      details.length === 0
        ? unseen(detailGaps(cluster.id, id, reading)[0] as Gap)
        : readCopies(details, (fields) =>
            fields.name('scaling_group', 'instance_metadata_options', 'http_tokens'),
          ),
    ...accessFields(from),
    vulFixPurchased: purchased(cluster.id, id, reading),
  };
}

/** The list carries all but a few fields of the detail, so where the list was read its silence counts. */
function missingDocuments(
  cluster: string,
  pool: string,
  reading: Reading,
  listed: boolean,
  detailed: boolean,
): Known<never>[] {
  if (listed || detailed) return [];
  return [...reading.gaps(LIST, [cluster]), ...detailGaps(cluster, pool, reading)].map((gap) => unseen(gap));
}

function detailGaps(cluster: string, pool: string, reading: Reading): Gap[] {
  const gaps = reading.gaps(DETAIL, [cluster, pool]);
  return gaps.length > 0 ? gaps : [gapOf(DETAIL, [cluster, pool], 'failed', 'the answer is not an object')];
}

function automationFields(from: From) {
  const policy = ['management', 'auto_vul_fix_policy'] as const;
  return {
    autoVulFix: from((fields) => fields.boolean('management', 'auto_vul_fix')),
    vulLevel: withDefault(
      from((fields) => fields.name(...policy, 'vul_level')),
      'asap',
      'the documented default of vul_level is asap',
    ),
    excludePackages: withDefault(
      from((fields) => fields.text(...policy, 'exclude_packages')),
      'kernel',
      'the documented default of exclude_packages is the kernel',
    ),
    restartNode: from((fields) => fields.boolean(...policy, 'restart_node')),
    autoRepair: from((fields) => fields.boolean('management', 'auto_repair')),
    legacyEnable: from((fields) => fields.boolean('management', 'enable')),
    legacyAutoUpgrade: from((fields) => fields.boolean('management', 'auto_upgrade')),
    legacyAutoUpgradeKubelet: from((fields) =>
      fields.boolean('management', 'auto_upgrade_policy', 'auto_upgrade_kubelet'),
    ),
    autoMode: withDefault(
      from((fields) => fields.boolean('auto_mode', 'enable')),
      false,
      'only pools in auto mode carry auto_mode',
    ),
    maintenanceWindow: from((fields) => fields.boolean('maintenance_window', 'enable')),
    maintenanceSchedule: from(maintenanceSchedule),
  };
}

function imageFields(from: From) {
  return {
    imageId: from((fields) => fields.name('scaling_group', 'image_id')),
    imageType: from((fields) => fields.name('scaling_group', 'image_type')),
    runtime: from((fields) => fields.name('kubernetes_config', 'runtime')),
    runtimeVersion: from((fields) => fields.name('kubernetes_config', 'runtime_version')),
    componentVersions: from((fields) =>
      fields.parsed(['node_components'], 'a list of components', (value) =>
        Array.isArray(value) ? new Map(value.flatMap(componentVersion)) : undefined,
      ),
    ),
    kubeletVersion: from((fields) =>
      fields.parsed(['node_components'], 'a list with the kubelet', (value) => {
        const kubelet = Array.isArray(value)
          ? value.find((item) => isObject(item) && item.name === 'kubelet')
          : undefined;
        return isObject(kubelet) && typeof kubelet.version === 'string' ? kubelet.version : undefined;
      }),
    ),
    securityHardeningOs: from((fields) => fields.boolean('scaling_group', 'security_hardening_os')),
    socEnabled: from((fields) => fields.boolean('scaling_group', 'soc_enabled')),
    cmsEnabled: from((fields) => fields.boolean('kubernetes_config', 'cms_enabled')),
  };
}

function componentVersion(value: Json): [string, string][] {
  if (!isObject(value)) return [];
  const { name, version } = value;
  return typeof name === 'string' && typeof version === 'string' && version !== '' ? [[name, version]] : [];
}

function hardwareFields(from: From) {
  return {
    systemDiskEncrypted: from((fields) => fields.boolean('scaling_group', 'system_disk_encrypted')),
    dataDisksEncrypted: from((fields) => fields.booleans(['scaling_group', 'data_disks'], 'encrypted')),
    internetMaxBandwidthOut: from((fields) => fields.number('scaling_group', 'internet_max_bandwidth_out')),
    interconnectMode: from((fields) => fields.name('interconnect_mode')),
    nodeCount: from((fields) => fields.number('status', 'total_nodes')),
    kubeletConfiguration: from((fields) => fields.object('node_config', 'kubelet_configuration')),
  };
}

function accessFields(from: From) {
  return {
    keyPair: from((fields) => fields.text('scaling_group', 'key_pair')),
    // The redactor leaves a marker where a password stood: that there was one is all that is known.
    hasLoginPassword: from((fields) =>
      fields.parsed(['scaling_group', 'login_password'], 'a password', (value) => value !== ''),
    ),
    loginAsNonRoot: from((fields) => fields.boolean('scaling_group', 'login_as_non_root')),
    securityGroups: allGroups(
      from((fields) => fields.texts('scaling_group', 'security_group_ids')),
      from((fields) => fields.name('scaling_group', 'security_group_id')),
    ),
    ramRole: from((fields) => fields.name('scaling_group', 'ram_role_name')),
  };
}

/** The list and the older single member: an empty list beside a filled member is not "none". */
function allGroups(list: Known<readonly string[]>, single: Known<string>): Known<readonly string[]> {
  if (!single.known) return list;
  if (!list.known) return mapKnown(single, (id) => [id]);
  return mapKnown(list, (ids) => (ids.includes(single.value) ? ids : [...ids, single.value]));
}

function purchased(cluster: string, pool: string, reading: Reading): Known<boolean> {
  const ids = [cluster, pool];
  const document = reading.documents(VULS, ids)[0];
  // An answer without its list is no report, and its silence about the purchase means nothing.
  if (
    document === undefined ||
    !isObject(document.document) ||
    !Array.isArray(document.document.vul_records)
  ) {
    return unseen(
      reading.gaps(VULS, ids)[0] ?? gapOf(VULS, ids, 'failed', 'the answer has no list at /vul_records'),
    );
  }
  return new Fields(document.document, { source: VULS, ids, path: '' }).boolean('vuls_fix_service_purchased');
}
