import { compareText } from '../../kernel/compare.ts';
import { isObject, type Json } from '../../kernel/json.ts';
import { type Known, unseen } from '../../kernel/known.ts';
import { kubernetesLists, kubernetesSource } from '../../operations/kubernetes.ts';
import { sourceOf } from '../../operations/operation.ts';
import { operations } from '../../operations/table.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Scope } from '../scope.ts';
import { createTable, type Table } from '../table.ts';
import { addCopy, readCopies } from './copies.ts';
import { Fields, firstKnown, withDefault } from './fields.ts';
import { maintenanceSchedule } from './maintenance-schedule.ts';
import { gapOf, type Reading } from './reading.ts';

const LIST = 'cs/DescribeClustersV1';
const DETAIL = 'cs/DescribeClusterDetail';

/** Every cluster that the list or any other document names: a refused list loses no cluster that is known. */
export function normaliseClusters(reading: Reading): Table<Cluster> {
  const list = reading.list(LIST, []);
  const listed = new Map<string, Fields[]>();
  const gaps = [...list.completeness.gaps];
  for (const { value, origin } of list.items) {
    const fields = new Fields(value, origin);
    const id = fields.name('cluster_id');
    if (id.known) addCopy(listed, id.value, fields);
    else gaps.push(id.because);
  }
  const details = detailsById(reading);
  const ids = new Set([...listed.keys(), ...details.keys(), ...namedClusters(reading)]);
  const rows = [...ids]
    .sort(compareText)
    .map((id) => toCluster(id, listed.get(id) ?? [], details.get(id) ?? [], reading));
  const state = gaps.length === 0 ? 'complete' : list.items.length > 0 ? 'partial' : 'none';
  return createTable(rows, { state, gaps });
}

function detailsById(reading: Reading): Map<string, Fields[]> {
  const details = new Map<string, Fields[]>();
  for (const { document, source, ids } of reading.all(DETAIL)) {
    // An empty answer is no detail: its silence must not read as defaults.
    if (!isObject(document) || Object.keys(document).length === 0) continue;
    const fields = new Fields(document, { source, ids, path: '' });
    // The body is believed where it says what it is about.
    const id = fields.name('cluster_id');
    const key = id.known ? id.value : ids[0];
    if (key !== undefined) addCopy(details, key, fields);
  }
  return details;
}

/** Cluster ids in the requests of other sources: an export may hold a cluster's pools without the list. */
function namedClusters(reading: Reading): Set<string> {
  const found = new Set<string>();
  const sources = operations
    .filter((operation) => ['ClusterId', 'cluster_id'].includes(operation.ids[0]?.name ?? ''))
    .map(sourceOf);
  for (const source of sources) {
    for (const ids of reading.requests(source)) {
      // A detail that was read is about the cluster that its body names.
      const isTold = source === DETAIL && reading.documents(source, ids).length > 0;
      if (ids[0] !== undefined && !isTold) found.add(ids[0]);
    }
  }
  for (const list of kubernetesLists) {
    for (const [id] of reading.requests(kubernetesSource(list))) if (id !== undefined) found.add(id);
  }
  return found;
}

function toCluster(
  id: string,
  listed: readonly Fields[],
  details: readonly Fields[],
  reading: Reading,
): Cluster {
  const unread = unreadDetail(id, reading, listed.length > 0, details.length > 0);
  const from = <T>(read: (fields: Fields) => Known<T>): Known<T> => {
    const found = [details, listed].flatMap((copies) =>
      copies.length === 0 ? [] : [readCopies(copies, read)],
    );
    // What the detail says and nobody understands is not silence.
    const [first] = found;
    if (first !== undefined && !first.known && first.because.outcome !== 'absent') return first;
    return firstKnown(...found, ...unread);
  };
  const name = from((fields) => fields.name('name'));
  const region = from((fields) => fields.name('region_id'));
  const scope: Scope = { kind: 'cluster', account: reading.header.account, cluster: id };
  if (region.known) scope.region = region.value;
  if (name.known) scope.clusterName = name.value;
  const path = details.length === 0 && listed.length > 0 ? LIST : DETAIL;
  return {
    id,
    subject: id,
    scope,
    at: { source: path, ids: path === DETAIL ? [id] : [], path: '' },
    name,
    region,
    ...kindFields(from),
    ...settingFields(from),
    ...logFields(id, reading),
  };
}

/** What to name when neither document has a field: the ones that were not read. */
function unreadDetail(id: string, reading: Reading, listed: boolean, detailed: boolean): Known<never>[] {
  // The detail has every field that the list has.
  if (detailed) return [];
  const gaps = reading.gaps(DETAIL, [id]);
  if (gaps.length === 0) gaps.push(gapOf(DETAIL, [id], 'failed', 'the answer is not an object'));
  if (!listed) gaps.push(...reading.gaps(LIST, []));
  return gaps.map((gap) => unseen(gap));
}

type From = <T>(read: (fields: Fields) => Known<T>) => Known<T>;

function kindFields(from: From) {
  const type = from((fields) => fields.name('cluster_type'));
  const profile = from((fields) => emptyAs(fields.text('profile'), 'Default'));
  return {
    type,
    // A document that does not say the type either is a fragment: its silence means nothing.
    profile: type.known
      ? withDefault(profile, 'Default', 'a cluster without a profile is of the default one')
      : profile,
    spec: from((fields) => fields.text('cluster_spec')),
    state: from((fields) => fields.name('state')),
    currentVersion: from((fields) => fields.name('current_version')),
    nextVersion: from((fields) => fields.text('next_version')),
    autoMode: withDefault(
      from((fields) => fields.boolean('auto_mode', 'enable')),
      false,
      'only clusters in auto mode carry auto_mode',
    ),
  };
}

function settingFields(from: From) {
  const capability = <T>(name: string, parse: (value: Json) => T | undefined) =>
    from((fields) => fields.embedded(['meta_data'], ['Capabilities', name], 'of the expected type', parse));
  const text = (value: Json) => (typeof value === 'string' ? value : undefined);
  const boolean = (value: Json) => (typeof value === 'boolean' ? value : undefined);
  return {
    autoUpgrade: from((fields) => fields.boolean('operation_policy', 'cluster_auto_upgrade', 'enabled')),
    autoUpgradeChannel: from((fields) => fields.text('operation_policy', 'cluster_auto_upgrade', 'channel')),
    maintenanceWindow: from((fields) => fields.boolean('maintenance_window', 'enable')),
    maintenanceSchedule: from(maintenanceSchedule),
    deletionProtection: from((fields) => fields.boolean('deletion_protection')),
    publicEndpoint: from((fields) =>
      fields.embedded(['master_url'], ['api_server_endpoint'], 'a text', text),
    ),
    intranetEndpoint: from((fields) =>
      fields.embedded(['master_url'], ['intranet_api_server_endpoint'], 'a text', text),
    ),
    encryptionKmsKeyId: capability('EncryptionKMSKeyId', text),
    encryptionDisabled: capability('DisableEncryption', boolean),
    securityGroup: from((fields) => fields.name('security_group_id')),
    rrsa: firstKnown(
      from((fields) => fields.boolean('rrsa_config', 'enabled')),
      from((fields) => fields.embedded(['meta_data'], ['RRSAConfig', 'enabled'], 'a boolean', boolean)),
    ),
    workerRamRole: from((fields) => fields.name('worker_ram_role_name')),
  };
}

function logFields(id: string, reading: Reading) {
  const audit = oneDocument(reading, 'cs/GetClusterAuditProject', id);
  const log = oneDocument(reading, 'cs/CheckControlPlaneLogEnable', id);
  return {
    auditEnabled: audit((fields) => fields.boolean('audit_enabled')),
    auditProject: audit((fields) => fields.text('sls_project_name')),
    controlPlaneLogComponents: log((fields) => fields.texts('components')),
  };
}

/** Reads fields of the one document of a source about a cluster. */
export function oneDocument(reading: Reading, source: string, ...ids: string[]): From {
  const document = reading.documents(source, ids)[0];
  if (document === undefined || !isObject(document.document)) {
    const [gap] = [...reading.gaps(source, ids), gapOf(source, ids, 'failed', 'the answer is not an object')];
    return () => unseen(gap as NonNullable<typeof gap>);
  }
  const fields = new Fields(document.document, { source, ids, path: '' });
  return (read) => read(fields);
}

function emptyAs(field: Known<string>, value: string): Known<string> {
  return field.known && field.value === ''
    ? { ...field, value, inferred: 'an empty profile is the default one' }
    : field;
}
