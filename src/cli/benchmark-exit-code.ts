import type { BenchmarkReport, ItemResult } from '../model/benchmark.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import { EXIT } from './exit-code.ts';

/**
 * 1 for an item of the customer that fails with a finding at or above the threshold, else 3 for too many items that
 * are unknown because a source was not read, else 0.
 */
export function benchmarkExitCode(
  { clusters }: BenchmarkReport,
  failOn: Severity | 'none',
  maxUnknown: number,
): number {
  const items = clusters.flatMap((cluster) => cluster.items);
  if (failOn !== 'none' && items.some((item) => isFailing(item, failOn))) return EXIT.findings;
  return items.filter(isUnread).length > maxUnknown ? EXIT.incomplete : EXIT.clean;
}

function isFailing({ verdict, severity }: ItemResult, failOn: Severity): boolean {
  return verdict === 'fail' && severity !== undefined && isAtLeast(severity, failOn);
}

function isUnread({ verdict, unread, party }: ItemResult): boolean {
  return verdict === 'unknown' && unread === true && party !== 'alibaba-cloud';
}
