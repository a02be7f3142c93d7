import { describe, expect, it } from 'vitest';
import imageCriticalVulns from '../checks/workload/image-critical-vulns.ts';
import type { ImageScan } from '../image-scans/image-scan.ts';
import type { JsonObject } from '../kernel/json.ts';
import { normaliseImageVulnerabilities } from '../model/normalise/image-vulnerabilities.ts';
import { Reading } from '../model/normalise/reading.ts';
import { normaliseTables } from '../model/normalise/tables.ts';
import type { SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { PodJudge } from './judge-pods.ts';
import type { Judgement } from './judgement.ts';

const TIME = Date.parse('2026-11-20T08:00:00Z');
const DAY = 86_400_000;
const header: SnapshotHeader = {
  kind: 'demarc-snapshot',
  version: 1,
  collectedAt: '2026-11-20T08:00:00Z',
  account: '1000000000000001',
  regions: [],
  scope: {},
};
const clusters: SnapshotEntry = {
  source: 'cs/DescribeClustersV1',
  ids: [],
  outcome: 'read',
  document: { clusters: [{ cluster_id: 'c0aa' }, { cluster_id: 'c0bb' }] },
};
const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

function pod(name: string, letter: string): JsonObject {
  return {
    metadata: {
      name,
      namespace: 'shop',
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', controller: true }],
    },
    spec: { containers: [{ name: 'app', image: 'registry.example.com/shop/app:1' }] },
    status: {
      containerStatuses: [{ name: 'app', imageID: `registry.example.com/shop/app@${digestOf(letter)}` }],
    },
  };
}

function scan(letter: string, daysAgo: number): ImageScan {
  return {
    format: 'trivy',
    scanner: 'trivy',
    references: [],
    digests: [digestOf(letter)],
    scannedAt: TIME - daysAgo * DAY,
    topGrade: 'critical',
    vulnerabilities: [],
    file: `${letter}.json`,
    path: '',
  };
}

function judge(scans: readonly ImageScan[], ...pods: JsonObject[]): Judgement[] {
  const reading = new Reading(header, [clusters]);
  const files = scans.length === 0 ? [] : [{ file: 'scans.json', scans, refused: [] }];
  const tables = normaliseTables(reading, {
    imageVulnerabilities: ({ account }) => normaliseImageVulnerabilities(reading, account, files),
  });
  const judgeOf = new PodJudge([imageCriticalVulns], tables, reading, TIME);
  for (const [cluster, items] of [
    ['c0aa', pods],
    ['c0bb', []],
  ] as const)
    judgeOf.page({
      source: 'kubernetes/pods',
      ids: [cluster],
      outcome: 'read',
      document: { items: [...items] },
    });
  return [...judgeOf.judgements()];
}

describe('pods that stream past', () => {
  it('of one owner pass as of the oldest evidence of any, in any order', () => {
    const scans = [scan('a', 1), scan('b', 5), scan('c', 3)];
    const pods = [pod('web-0', 'a'), pod('web-1', 'b'), pod('web-2', 'c')];
    for (const each of [pods, pods.toReversed()]) {
      const judgements = judge(scans, ...each);
      expect(judgements.map(({ subject, verdict }) => [subject, verdict])).toEqual([
        ['c0aa/StatefulSet.apps/shop/web', { verdict: 'pass', observedAt: TIME - 5 * DAY }],
      ]);
    }
  });

  it('are looked at though the template is the same, where the content that runs is not', () => {
    const [judgement] = judge([scan('a', 1)], pod('web-0', 'a'), pod('web-1', 'b'));
    expect(judgement?.verdict.verdict).toBe('unknown');
  });

  it('are one unknown of their cluster where a check has nothing to go by; clusters without pods have none', () => {
    const judgements = judge([], pod('web-0', 'a'), pod('web-1', 'b'));
    expect(judgements.map(({ subject, missing, verdict }) => [subject, missing, verdict.verdict])).toEqual([
      ['c0aa', true, 'unknown'],
    ]);
  });
});
