import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const TRAILS = 'actiontrail/DescribeTrails';
const trail = {
  Name: 'audit',
  Status: 'Enable',
  EventRW: 'Write',
  TrailRegion: 'All',
  HomeRegion: 'cn-hangzhou',
};
const fieldsOf = (...entries: Parameters<typeof recordedTables>) => {
  const row = recordedTables(...entries).trails.rows[0];
  return [row?.status, row?.logging, row?.events, row?.regions].map(told);
};

describe('trails', () => {
  it.each([true, false])('joins a trail with its state (%s)', (IsLogging) => {
    expect(
      fieldsOf(read(TRAILS, { TrailList: [trail] }), read('actiontrail/GetTrailStatus@audit', { IsLogging })),
    ).toEqual(['Enable', IsLogging, 'Write', 'All']);
  });

  it('knows nothing of what was not read', () => {
    const list = read(TRAILS, { TrailList: [{ Name: 'audit', Status: 1, EventRW: [], TrailRegion: '' }] });
    expect(fieldsOf(list, refused('actiontrail/GetTrailStatus@audit'))).toEqual([
      '1',
      'unread: actiontrail/GetTrailStatus denied',
      `unread: ${TRAILS} failed`,
      `unread: ${TRAILS} failed`,
    ]);
  });

  it.each([
    [read(TRAILS, { TrailList: [] }), 'complete'],
    [refused(TRAILS), 'none'],
    [read(TRAILS, {}), 'none'],
    [read(TRAILS, { TrailList: [trail, {}] }), 'partial'],
  ])('says whether these are all (%#)', (entry, state) => {
    expect(recordedTables(entry).trails.completeness().state).toBe(state);
  });
});
