import { compareText } from '../../kernel/compare.ts';
import { dig } from '../../kernel/json.ts';
import { type Gap, type Known, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { FlowLog, VpcFlowLogs } from '../facts/vpc-flow-logs.ts';
import { COMPLETE, createTable, type Table } from '../table.ts';
import { oneDocument } from './clusters.ts';
import { Fields, firstKnown } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

const FLOW_LOGS = 'vpc/DescribeFlowLogs';
const CLUSTERS = 'cs/DescribeClustersV1';
const REGION = 'RegionId=';

/** One row for every cluster: what its region has of flow logs, and which VPC is its own. */
export function normaliseVpcFlowLogs(reading: Reading, clusters: Table<Cluster>): Table<VpcFlowLogs> {
  const requests = reading.requests(FLOW_LOGS).map((ids) => toRequest(ids, reading));
  const listed = listedClusters(reading);
  return createTable(
    clusters.rows.map((cluster): VpcFlowLogs => {
      const { id, subject, scope, at } = cluster;
      const own = requests.filter(({ region }) => isOf(cluster, region));
      const missing = own.length === 0 ? [unasked(cluster)] : own.flatMap(({ gaps }) => gaps);
      const flowLogs = own.flatMap((request) => request.flowLogs);
      return {
        ...{ id, subject, scope, at },
        cluster: id,
        ...networkOf(cluster, listed.get(cluster.id), reading),
        flowLogs,
        missing,
      };
    }),
    COMPLETE,
  );
}

interface Request {
  region: string | undefined;
  flowLogs: FlowLog[];
  gaps: Gap[];
}

function toRequest(ids: readonly string[], reading: Reading): Request {
  const { items, completeness } = reading.list(FLOW_LOGS, ids);
  const gaps = [...completeness.gaps];
  const flowLogs: FlowLog[] = [];
  for (const { value, origin } of items) {
    const fields = new Fields(value, origin);
    const id = fields.name('FlowLogId');
    if (!id.known) gaps.push(id.because);
    else
      flowLogs.push({
        id: id.value,
        resourceType: fields.name('ResourceType'),
        resource: fields.name('ResourceId'),
        status: fields.name('Status'),
      });
  }
  const asked = ids.find((id) => id.startsWith(REGION))?.slice(REGION.length);
  const [only, ...others] = reading.header.regions;
  flowLogs.sort((a, b) => compareText(a.id, b.id));
  return { region: asked ?? (others.length === 0 ? only : undefined), flowLogs, gaps };
}

/** A request that names no region, where there are several, is about all that it lists. */
function isOf({ region }: Cluster, asked: string | undefined): boolean {
  return asked === undefined || !region.known || region.value === asked;
}

function unasked({ region }: Cluster): Gap {
  const ids = region.known ? [REGION + region.value] : [];
  return gapOf(FLOW_LOGS, ids, 'not-attempted', 'the flow logs of this region were not asked for');
}

/** By cluster, what the list of clusters says of it; of two of one id the first. */
function listedClusters(reading: Reading): Map<string, Fields> {
  const listed = new Map<string, Fields>();
  for (const { value, origin } of reading.list(CLUSTERS, []).items) {
    const id = String(dig(value, 'cluster_id')).trim();
    if (!listed.has(id)) listed.set(id, new Fields(value, origin));
  }
  return listed;
}

function networkOf(
  cluster: Cluster,
  listed: Fields | undefined,
  reading: Reading,
): Pick<VpcFlowLogs, 'vpc' | 'vSwitches'> {
  const detail = oneDocument(reading, 'cs/DescribeClusterDetail', cluster.id);
  const either = <T>(read: (fields: Fields) => Known<T>): Known<T> => {
    const own = detail(read);
    if (listed === undefined || (!own.known && own.because.outcome === 'failed')) return own;
    return firstKnown(own, read(listed));
  };
  return { vpc: either((fields) => fields.name('vpc_id')), vSwitches: either(vSwitchesOf) };
}

/** Older answers name one vSwitch in a text, or several separated by commas. */
function vSwitchesOf(fields: Fields): Known<readonly string[]> {
  const several = fields.texts('vswitch_ids');
  if (several.known || several.because.outcome !== 'absent') return several;
  const one = fields.name('vswitch_id');
  return one.known ? { ...one, value: one.value.split(',').map((id) => id.trim()) } : unseen(several.because);
}
