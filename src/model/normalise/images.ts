import { dig } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Image } from '../facts/image.ts';
import type { Table } from '../table.ts';
import { coverageTable, type Request } from './coverage.ts';
import { Fields } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

const IMAGES = 'ecs/DescribeImages';
const REGION = 'RegionId=';

/** The images of every region that was asked. Image ids of Alibaba Cloud's own images repeat in each region. */
export function normaliseImages(reading: Reading, clusters: Table<Cluster>): Table<Image> {
  const requests = reading.requests(IMAGES).map((ids) => toRequest(ids, reading));
  return coverageTable(requests, clusters, reading.gaps(IMAGES, []), (cluster) =>
    gapOf(
      IMAGES,
      cluster.region.known ? [REGION + cluster.region.value] : [],
      'not-attempted',
      'the images of this region were not asked for',
    ),
  );
}

function toRequest(ids: readonly string[], reading: Reading): Request<Image> {
  const { items, completeness } = reading.list(IMAGES, ids);
  const region = regionOf(ids, reading);
  const rows: Image[] = [];
  const gaps: Gap[] = [...completeness.gaps];
  for (const { value, origin } of items) {
    const fields = new Fields(value, origin);
    const id = fields.name('ImageId');
    if (id.known) {
      rows.push({
        id: `${region ?? ''}/${id.value}`,
        subject: id.value,
        scope: {
          kind: 'account',
          account: reading.header.account,
          ...(region === undefined ? {} : { region }),
        },
        at: origin,
        imageId: id.value,
        region,
        ownerAlias: fields.name('ImageOwnerAlias'),
      });
    } else gaps.push(id.because);
  }
  const covers = (cluster: Cluster) =>
    region === undefined || (cluster.region.known && cluster.region.value === region);
  return { rows, gaps, covers };
}

/** The answer names its region; a request that names none is about the only one that was asked. */
function regionOf(ids: readonly string[], reading: Reading): string | undefined {
  const answered = dig(reading.documents(IMAGES, ids)[0]?.document, 'RegionId');
  if (typeof answered === 'string' && answered.trim() !== '') return answered.trim();
  const asked = ids.find((id) => id.startsWith(REGION))?.slice(REGION.length);
  return asked ?? (reading.header.regions.length === 1 ? reading.header.regions[0] : undefined);
}
