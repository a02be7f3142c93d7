import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const CHECKS = 'cs/ListClusterChecks@c0aa';
const REPORTS = 'cs/ListClusterInspectReports@c0aa';
const of = (...entries: Parameters<typeof recordedTables>) => {
  const row = recordedTables(...entries).clusterInspections.get('c0aa');
  return { check: told(row?.lastCheck), report: told(row?.lastReport) };
};

describe('inspections of clusters', () => {
  it('are as old as the last one that came to a result', () => {
    const checks = [
      { status: 'Succeeded', finished_at: '2026-11-01T10:00:00+08:00' },
      { status: 'Succeeded', finished_at: '2026-11-02T10:00:00+08:00' },
      { status: 'Failed', finished_at: '2026-11-09T10:00:00+08:00' },
      { status: 'Running' },
    ];
    const reports = [
      { status: 'completed', endTime: '2026-11-18T19:40:16.778333+08:00' },
      { status: 'running', startTime: '2026-11-20T07:59:00+08:00' },
    ];
    expect(of(read(CHECKS, { checks }), read(REPORTS, { reports }))).toEqual({
      check: Date.parse('2026-11-02T02:00:00Z'),
      report: Date.parse('2026-11-18T11:40:16.778Z'),
    });
  });

  it('never were, where both lists are empty', () => {
    expect(of(read(CHECKS, { checks: [] }), read(REPORTS, { reports: [], nextToken: '' }))).toEqual({
      check: 'never',
      report: 'never',
    });
  });

  it('are not known where a list was refused, cut, or holds what cannot be read', () => {
    expect(of(refused(CHECKS), read(REPORTS, { reports: [], nextToken: 'more' }))).toEqual({
      check: 'unread: cs/ListClusterChecks denied',
      report: 'unread: cs/ListClusterInspectReports failed',
    });
    const good = { status: 'Succeeded', finished_at: '2026-11-02T10:00:00+08:00' };
    expect(of(read(CHECKS, { checks: [good, { finished_at: '2026-11-03T10:00:00+08:00' }] })).check).toBe(
      'unread: cs/ListClusterChecks absent',
    );
    expect(of(read(CHECKS, { checks: [good, { status: 'Succeeded', finished_at: 'soon' }] })).check).toBe(
      'unread: cs/ListClusterChecks failed',
    );
    expect(of(read(CHECKS, {})).check).toBe('unread: cs/ListClusterChecks failed');
  });
});
