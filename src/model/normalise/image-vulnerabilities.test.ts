import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';
import type { ImageScanFile } from '../../image-scans/image-scan.ts';
import { createTable } from '../table.ts';
import { normaliseImageVulnerabilities } from './image-vulnerabilities.ts';
import { Reading } from './reading.ts';

const SOURCE = 'sas/DescribeImageVulList';
const hex = (letters: string) => letters.repeat(32);
const record = (name: string, necessity: string, changes: object = {}) => ({
  Name: `debian:12:${name}`,
  Related: name,
  Necessity: necessity,
  Status: 1,
  CanFix: 'yes',
  Image: 'registry.example.com/shop/app:1',
  ImageDigest: hex('ab'),
  ScanTime: 1_795_082_400_000,
  ...changes,
});
const list = (...VulRecords: unknown[]) => read(SOURCE, { TotalCount: VulRecords.length, VulRecords });
const tableOf = (...entries: Parameters<typeof recordedTables>) =>
  recordedTables(...entries).imageVulnerabilities;

describe('image vulnerabilities', () => {
  it('are one row for each image that Security Center lists', () => {
    const table = tableOf(
      list(
        record('CVE-2026-0001', 'asap'),
        record('CVE-2026-0002', 'later', { CanFix: 'no' }),
        record('CVE-2026-0003', 'nntf'),
        record('CVE-2026-0004', 'nntf', { Image: 'registry.example.com/shop/api:1', ImageDigest: hex('cd') }),
      ),
    );
    expect(table.completeness().state).toBe('complete');
    const row = table.rows.find(({ subject }) => subject === 'registry.example.com/shop/app:1');
    expect(row).toMatchObject({
      format: 'security-center',
      scanner: 'Security Center',
      references: ['registry.example.com/shop/app:1'],
      digests: [`sha256:${hex('ab')}`],
      topGrade: 'high',
      counts: { critical: 0, high: 1, medium: 1, low: 1, negligible: 0, unknown: 0 },
      fixable: { critical: 0, high: 1, medium: 0, low: 1, negligible: 0, unknown: 0 },
      gaps: [],
    });
    expect(told(row?.scannedAt)).toBe(1_795_082_400_000);
    // What is neither grave nor usable from afar is only counted.
    expect(row?.notable.map(({ id, path, shown }) => [id, path, shown])).toEqual([
      ['CVE-2026-0001', '/VulRecords/0/Name', 'debian:12:CVE-2026-0001'],
    ]);
    expect(table.rows).toHaveLength(2);
  });

  it('say on which page a vulnerability stands', () => {
    const [first, second] = [record('CVE-2026-0001', 'asap'), record('CVE-2026-0002', 'asap')];
    const page = (number: number, item: object) => ({
      ...read(SOURCE, { TotalCount: 2, VulRecords: [item] }),
      page: number,
    });
    const [row] = tableOf(page(1, first), page(2, second)).rows;
    expect(row?.notable.map(({ path, page: number }) => [path, number])).toEqual([
      ['/VulRecords/0/Name', 1],
      ['/VulRecords/0/Name', 2],
    ]);
  });

  it('prove nothing where the list is cut, or a record of it is of another form', () => {
    const cut = tableOf(read(SOURCE, { TotalCount: 9, VulRecords: [record('CVE-2026-0001', 'nntf')] }));
    expect(cut.completeness().state).toBe('partial');
    expect(cut.rows[0]?.gaps[0]).toMatchObject({ source: SOURCE, outcome: 'failed' });
    const odd = tableOf(list(record('CVE-2026-0001', 'nntf'), { Name: 'x' }));
    expect(odd.rows[0]?.gaps[0]?.reason).toMatch(/1 of its records name no image/);
    const nameless = tableOf(list(record('CVE-2026-0001', 'nntf', { Related: 7, Name: '' })));
    expect(nameless.rows[0]?.gaps[0]?.reason).toMatch(/could not be read/);
    const undated = tableOf(list(record('CVE-2026-0001', 'nntf', { ScanTime: 'soon' })));
    expect(told(undated.rows[0]?.scannedAt)).toBe(`unread: ${SOURCE} absent`);
  });

  it.each([
    [refused(SOURCE), ['denied', 'absent']],
    [read(SOURCE, 'nonsense'), ['failed', 'absent']],
    [read(SOURCE, { TotalCount: 1, VulRecords: [null] }), ['failed', 'absent']],
    [read(SOURCE, { TotalCount: 0, VulRecords: [] }), ['absent']],
    [undefined, ['absent']],
  ])('are none where there is no list (%#)', (entry, outcomes) => {
    const table = entry === undefined ? tableOf() : tableOf(entry);
    expect(table.rows).toEqual([]);
    const { state, gaps } = table.completeness();
    expect([state, gaps.map(({ outcome }) => outcome)]).toEqual(['none', outcomes]);
  });

  it('of files stand beside them, and do not wait for them', () => {
    const file: ImageScanFile = {
      file: 'a.json',
      refused: [],
      scans: [
        {
          format: 'trivy',
          scanner: 'trivy',
          references: ['registry.example.com/shop/app:1'],
          digests: [],
          topGrade: 'critical',
          vulnerabilities: [],
          incomplete: 'it shows no package that was looked at',
          file: 'a.json',
          path: '',
        },
      ],
    };
    const header = headerOf();
    const reading = new Reading(header, [refused(SOURCE)]);
    const table = normaliseImageVulnerabilities(reading, createTable([], new Map()), [file]);
    expect(table.completeness().state).toBe('complete');
    expect(table.rows[0]).toMatchObject({
      subject: 'registry.example.com/shop/app:1',
      scope: { kind: 'account', account: header.account },
      at: { source: 'image-scan/trivy', ids: ['a.json'], path: '' },
    });
    expect(table.rows[0]?.gaps.map(({ reason }) => reason)).toEqual([
      'the result of registry.example.com/shop/app:1 (trivy) is not the whole: it shows no package that was looked at',
    ]);
    const broken = { file: 'b.json', scans: [], refused: ['the document is empty'] };
    const both = normaliseImageVulnerabilities(reading, createTable([], new Map()), [file, broken]);
    expect(both.completeness()).toMatchObject({
      state: 'partial',
      gaps: [{ source: 'image-scan/file', ids: ['b.json'], outcome: 'failed' }],
    });
  });
});

function headerOf() {
  return {
    kind: 'demarc-snapshot' as const,
    version: 1,
    collectedAt: '2026-11-20T08:00:00Z',
    account: '1000000000000001',
    regions: [],
    scope: {},
  };
}
