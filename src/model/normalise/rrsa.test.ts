import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const DETAIL = 'cs/DescribeClusterDetail@c0aa';
const embedded = (enabled: unknown) => JSON.stringify({ RRSAConfig: { enabled } });

describe('RRSA of a cluster', () => {
  it.each([
    [{ rrsa_config: { enabled: true } }, true],
    [{ rrsa_config: { enabled: false } }, false],
    [{ meta_data: embedded(true) }, true],
    [{ meta_data: embedded(false) }, false],
    [{ rrsa_config: { enabled: false }, meta_data: embedded(true) }, false],
    [{ name: 'x' }, 'unread: cs/DescribeClusterDetail absent'],
    [{ rrsa_config: { enabled: 'on' } }, 'unread: cs/DescribeClusterDetail failed'],
    [{ meta_data: '{"RRSAConfig":{"enabled":1}}' }, 'unread: cs/DescribeClusterDetail failed'],
  ])('%j', (document, rrsa) => {
    expect(told(recordedTables(read(DETAIL, document)).clusters.get('c0aa')?.rrsa)).toBe(rrsa);
  });

  it('is unread without the detail', () => {
    expect(told(recordedTables(refused(DETAIL)).clusters.get('c0aa')?.rrsa)).toBe(
      'unread: cs/DescribeClusterDetail denied',
    );
  });
});
