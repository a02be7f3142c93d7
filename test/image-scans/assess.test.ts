import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { ImageScanFile } from '../../src/image-scans/image-scan.ts';
import { importImageScan } from '../../src/image-scans/import-image-scan.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { collectSample, type Sample, toSnapshot } from '../laws/sample.ts';
import { SAMPLE_SCANS } from './sample-scans.ts';

const LIST = 'sas/DescribeImageVulList';
const UPLOADER = /\/media\/uploader$/;

let sample: Sample;
beforeAll(async () => {
  sample = await collectSample();
}, 60_000);

/** The same account, in which nobody looked at images. */
function unscanned(): Sample {
  return { ...sample, entries: sample.entries.filter(({ source }) => source !== LIST) };
}

function digestOf(name: string): string {
  for (const { source, document } of sample.entries) {
    if (source !== 'kubernetes/pods') continue;
    const found = new RegExp(`"imageID":"[^"]*${name}@(sha256:[a-f0-9]{64})"`).exec(JSON.stringify(document));
    if (found?.[1] !== undefined) return found[1];
  }
  throw new Error(`no pod runs ${name}`);
}

function fileOf(document: unknown, file = 'scan.json'): ImageScanFile {
  return importImageScan(JSON.stringify(document), file);
}

function trivyOf(name: string, results: Json): unknown {
  const digest = digestOf(name);
  return {
    ...SAMPLE_SCANS.trivy,
    CreatedAt: sample.header.collectedAt,
    ArtifactName: `mirror.example.com/${name}:x`,
    Metadata: { RepoDigests: [`mirror.example.com/${name}@${digest}`] },
    Results: results,
  };
}

const of = (assessment: Assessment, check: string) => ({
  findings: assessment.findings.filter((finding) => finding.check === check),
  tallies: assessment.tallies.filter((tally) => tally.check === check),
});

describe('image scans in an assessment', () => {
  it('without any result, are one unknown in each cluster with pods, and none for each workload', async () => {
    const assessment = await assess(toSnapshot(unscanned()));
    for (const check of ['image-critical-vulns', 'internet-exposed-vulnerable']) {
      const { findings } = of(assessment, check);
      expect(findings.length).toBeGreaterThan(0);
      expect(new Set(findings.map(({ verdict, scope }) => `${verdict} ${scope.kind}`))).toEqual(
        new Set(['unknown cluster']),
      );
      const clusters = findings.map(({ subject }) => subject);
      expect(new Set(clusters).size).toBe(clusters.length);
    }
  }, 60_000);

  it('find in the collected list what a workload runs, and where the internet comes in', async () => {
    const assessment = await assess(toSnapshot(sample));
    const grave = of(assessment, 'image-critical-vulns').findings.filter(({ verdict }) => verdict === 'fail');
    expect(grave.map(({ subject, severity, saw }) => [UPLOADER.test(subject), severity, saw.count])).toEqual([
      [true, 'medium', 1],
    ]);
    const [evidence] = grave[0]?.evidence ?? [];
    expect(evidence).toMatchObject({ source: LIST, ids: [] });
    const exposed = of(assessment, 'internet-exposed-vulnerable').findings;
    expect(exposed.find(({ verdict }) => verdict === 'fail')).toMatchObject({
      severity: 'critical',
      saw: { ways: expect.arrayContaining(['elastic IP address', 'LoadBalancer media/uploader']) },
    });
    const passes = of(assessment, 'image-critical-vulns').tallies.reduce((sum, { pass }) => sum + pass, 0);
    expect(passes).toBeGreaterThan(0);
    // Such an image is unknown, whatever is known of others.
    const [unknown] = of(assessment, 'image-critical-vulns').findings.filter(({ subject }) =>
      /Deployment\.apps\/shop\/checkout$/.test(subject),
    );
    expect(unknown).toMatchObject({ verdict: 'unknown' });
    expect(JSON.stringify(unknown)).toMatch(/no scan result of image registry\.example\.com\/shop\/checkout/);
  }, 60_000);

  it('come from files as well, by the digest, and are sources of the assessment', async () => {
    const found = trivyOf('media/uploader', SAMPLE_SCANS.trivy.Results as unknown as Json);
    const imageScans = [fileOf(found, 'uploader.json'), fileOf({ a: 1 }, 'odd.json')];
    const assessment = await assess(toSnapshot(unscanned()), { imageScans });
    const [finding, ...others] = of(assessment, 'image-critical-vulns').findings.filter(
      ({ verdict }) => verdict === 'fail',
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'high',
      party: 'customer',
      layer: 'workload',
      duty: 'protect',
    });
    expect(finding?.subject).toMatch(UPLOADER);
    expect(finding?.evidence).toEqual([
      {
        source: 'image-scan/trivy',
        ids: ['uploader.json'],
        path: '/Results/0/Vulnerabilities/0/VulnerabilityID',
        value: 'CVE-2026-0001',
      },
    ]);
    expect(assessment.sources.filter(({ source }) => source.startsWith('image-scan/'))).toMatchObject([
      { source: 'image-scan/file', ids: ['odd.json'], outcome: 'failed' },
      { source: 'image-scan/trivy', ids: ['uploader.json'], outcome: 'read' },
    ]);
  }, 60_000);

  it('prove by a fresh result that an image is sound, and by an old one nothing', async () => {
    const clean = [{ Class: 'os-pkgs', Target: 'x' }] as unknown as Json;
    const judged = async (changes: object) => {
      const document = { ...(trivyOf('media/uploader', clean) as object), ...changes };
      const assessment = await assess(toSnapshot(unscanned()), { imageScans: [fileOf(document)] });
      const { findings, tallies } = of(assessment, 'image-critical-vulns');
      return {
        pass: tallies.reduce((sum, { pass }) => sum + pass, 0),
        unknown: findings.filter(({ subject }) => UPLOADER.test(subject)).map(({ verdict }) => verdict),
      };
    };
    expect(await judged({})).toEqual({ pass: 1, unknown: [] });
    expect(await judged({ CreatedAt: '2026-01-01T00:00:00Z' })).toEqual({ pass: 0, unknown: ['unknown'] });
  }, 60_000);
});
