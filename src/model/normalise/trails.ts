import type { Trail } from '../facts/trail.ts';
import type { Table } from '../table.ts';
import { oneDocument } from './clusters.ts';
import { accountList } from './ram-users.ts';
import type { Reading } from './reading.ts';

export function normaliseTrails(reading: Reading): Table<Trail> {
  return accountList<Trail>(reading, 'actiontrail/DescribeTrails', 'Name', (fields, row) => ({
    ...row,
    name: row.id,
    status: fields.name('Status'),
    logging: oneDocument(
      reading,
      'actiontrail/GetTrailStatus',
      row.id,
    )((status) => status.boolean('IsLogging')),
    events: fields.name('EventRW'),
    regions: fields.name('TrailRegion'),
  }));
}
