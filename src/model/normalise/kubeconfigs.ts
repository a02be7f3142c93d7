import type { Known, Unseen } from '../../kernel/known.ts';
import { parseInstant } from '../../kernel/time.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Kubeconfig } from '../facts/kubeconfig.ts';
import { type Completeness, createTable, type Row, type Table } from '../table.ts';
import { completenessFrom, rowsOf } from './cluster-lists.ts';
import { oneDocument } from './clusters.ts';
import type { Fields } from './fields.ts';
import type { Reading } from './reading.ts';

const STATES = 'cs/ListClusterKubeconfigStates';
const ACTIVITY = 'cs/DescribeUserClusterActivityState';
/** The same operation lists cloud services' kubeconfigs instead where this parameter is given. */
const CLOUD_SERVICES = 'cloudServiceKubeConfig=true';

/** The kubeconfigs of every cluster: those of people and programs, and those of cloud services. */
export function normaliseKubeconfigs(reading: Reading, clusters: Table<Cluster>): Table<Kubeconfig> {
  const rows: Kubeconfig[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const found = kubeconfigsOf(cluster, reading);
    rows.push(...found.rows);
    completeness.set(cluster.id, found.completeness);
  }
  return createTable(rows, completeness);
}

function kubeconfigsOf(
  cluster: Cluster,
  reading: Reading,
): { rows: Kubeconfig[]; completeness: Completeness } {
  const list = (ids: string[], cloudService: boolean) =>
    rowsOf<Kubeconfig>(reading.list(STATES, ids), cluster, (fields, _cluster, at) =>
      toKubeconfig(fields, cluster, at, cloudService, reading),
    );
  const services = list([cluster.id, CLOUD_SERVICES], true);
  const others = list([cluster.id], false);
  const gaps = [...others.completeness.gaps, ...services.completeness.gaps];
  const rows = [...services.rows, ...others.rows];
  return { rows, completeness: completenessFrom(gaps, rows.length > 0) };
}

function toKubeconfig(
  fields: Fields,
  cluster: Cluster,
  at: Row['at'],
  cloudService: boolean,
  reading: Reading,
): Kubeconfig | Unseen {
  const account = fields.name('account_id');
  if (!account.known) return account;
  const activity = oneDocument(reading, ACTIVITY, cluster.id, account.value);
  return {
    id: `${cluster.id}/${account.value}`,
    subject: `${cluster.id}/Kubeconfig/${account.value}`,
    scope: cluster.scope,
    at,
    cluster: cluster.id,
    accountId: account.value,
    accountName: fields.name('account_name'),
    accountType: fields.name('account_type'),
    accountState: fields.name('account_state'),
    certState: fields.name('cert_state'),
    expiresAt: dateOf(fields, 'cert_expire_time'),
    cloudService,
    activeLately: activity((document) => document.boolean('active')),
    lastActivity: activity((document) => dateOf(document, 'last_activity')),
  };
}

/** The year 1 stands for "never" in answers of Go services. */
function dateOf(fields: Fields, member: string): Known<number> {
  return fields.parsed([member], 'an instant', (value) => {
    const instant = parseInstant(value);
    return instant !== undefined && instant > 0 ? instant : undefined;
  });
}
