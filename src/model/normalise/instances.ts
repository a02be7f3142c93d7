import { isObject, type Json } from '../../kernel/json.ts';
import { type Known, seen, type Unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Instance, MetadataMode } from '../facts/instance.ts';
import type { Table } from '../table.ts';
import { coverageTable, type Request } from './coverage.ts';
import { Fields } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const SOURCE = 'ecs/DescribeInstances';
const REGION = 'RegionId=';

/** The ECS instances of every region that was asked. */
export function normaliseInstances(reading: Reading, clusters: Table<Cluster>): Table<Instance> {
  const requests = reading.requests(SOURCE).map((ids) => toRequest(ids, reading));
  return coverageTable(requests, clusters, reading.gaps(SOURCE, []), (cluster) =>
    gapOf(
      SOURCE,
      cluster.region.known ? [REGION + cluster.region.value] : [],
      'not-attempted',
      'the instances of this region were not asked for',
    ),
  );
}

function toRequest(ids: readonly string[], reading: Reading): Request<Instance> {
  const { items, completeness } = reading.list(SOURCE, ids);
  const gaps = [...completeness.gaps];
  const rows = items.flatMap((item) => {
    const row = toInstance(item, reading.header.account);
    if ('known' in row) gaps.push(row.because);
    return 'known' in row ? [] : row;
  });
  const asked = ids.find((id) => id.startsWith(REGION))?.slice(REGION.length);
  const region = asked ?? (reading.header.regions.length === 1 ? reading.header.regions[0] : undefined);
  const covers = (cluster: Cluster) =>
    region === undefined || (cluster.region.known && cluster.region.value === region);
  return { rows, gaps, covers };
}

function toInstance({ value, origin }: Item, account: string): Instance | Unseen {
  const fields = new Fields(value, origin);
  const id = fields.name('InstanceId');
  if (!id.known) return id;
  return {
    id: id.value,
    subject: id.value,
    scope: { kind: 'account', account },
    at: origin,
    publicAddresses: publicAddresses(fields),
    metadata: fields.parsed(['MetadataOptions'], 'options with HttpTokens', metadataMode),
  };
}

/** An address that was read counts, whatever else was not; that there is none needs both fields. */
function publicAddresses(fields: Fields): Known<readonly string[]> {
  const own = fields.texts('PublicIpAddress', 'IpAddress');
  const elastic = fields.text('EipAddress', 'IpAddress');
  if (elastic.known && elastic.value !== '') return seen([elastic.value], elastic.at);
  if (own.known && own.value.length > 0) return own;
  return elastic.known ? own : elastic;
}

function metadataMode(options: Json): MetadataMode | undefined {
  if (!isObject(options)) return undefined;
  if (options.HttpEndpoint === 'disabled') return 'off';
  return typeof options.HttpTokens === 'string' ? metadataModeOf(options.HttpTokens) : undefined;
}

/** `required` and `optional` as ECS and node pools spell them. */
export function metadataModeOf(tokens: string): MetadataMode | undefined {
  if (tokens === 'required') return 'token';
  return tokens === 'optional' ? 'open' : undefined;
}
