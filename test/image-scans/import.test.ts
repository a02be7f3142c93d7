import { describe, expect, it } from 'vitest';
import { embeddedAdvisories } from '../../src/advisories/embedded.ts';
import type { ImageScan } from '../../src/image-scans/image-scan.ts';
import { importImageScan } from '../../src/image-scans/import-image-scan.ts';
import { importTrivy } from '../../src/image-scans/import-trivy.ts';
import { parsePackageUrl } from '../../src/image-scans/package-url.ts';
import type { Json } from '../../src/kernel/json.ts';
import { DIGEST, IMAGE, IMAGE_ID, SAMPLE_SCANS, SCANNED_AT } from './sample-scans.ts';

const { index } = await embeddedAdvisories();
const TIME = Date.parse(SCANNED_AT);

const imported = (document: unknown) => importImageScan(JSON.stringify(document), 'scan.json', index);
function only(document: unknown): ImageScan {
  const { scans, refused } = imported(document);
  expect(refused).toEqual([]);
  expect(scans).toHaveLength(1);
  return scans[0] as ImageScan;
}
const refusal = (document: unknown) => imported(document).refused.join();

describe('importers of image scans', () => {
  it('read a report of Trivy', () => {
    const scan = only(SAMPLE_SCANS.trivy);
    expect(scan).toMatchObject({
      format: 'trivy',
      scanner: 'trivy 0.70.0',
      references: [IMAGE],
      digests: [DIGEST, IMAGE_ID],
      scannedAt: TIME,
      topGrade: 'critical',
      file: 'scan.json',
    });
    expect(scan.incomplete).toBeUndefined();
    expect(scan.vulnerabilities).toEqual([
      {
        id: 'CVE-2026-0001',
        aliases: ['DSA-9000-1'],
        package: 'libssl3',
        installed: '3.0.1-1',
        fixedIn: '3.0.9-1',
        fix: 'yes',
        severity: 'critical',
        remoteCode: true,
        path: '/Results/0/Vulnerabilities/0/VulnerabilityID',
      },
      {
        id: 'CVE-2026-0002',
        aliases: [],
        package: 'zlib1g',
        installed: '1.2',
        fix: 'no',
        severity: 'high',
        path: '/Results/0/Vulnerabilities/1/VulnerabilityID',
      },
    ]);
  });

  it('take a report of Trivy that looked at no packages for no proof', () => {
    const secrets = { ...SAMPLE_SCANS.trivy, Results: [{ Target: 'app', Class: 'secret' }] };
    expect(only(secrets).incomplete).toMatch(/no package/);
    expect(only({ ...SAMPLE_SCANS.trivy, Results: null }).incomplete).toMatch(/no package/);
    expect(only({ ...SAMPLE_SCANS.trivy, Results: [7] }).incomplete).toMatch(/not an object/);
    const garbled = [{ Class: 'os-pkgs', Vulnerabilities: 'none' }];
    expect(only({ ...SAMPLE_SCANS.trivy, Results: garbled }).incomplete).toMatch(/could not be read/);
  });

  it('read a report of Trivy on a cluster, but not what several images share', () => {
    const { scans, refused } = imported(SAMPLE_SCANS.trivyCluster);
    expect(scans).toMatchObject([{ path: '/Resources/0', references: [IMAGE], digests: [DIGEST, IMAGE_ID] }]);
    expect(scans[0]?.vulnerabilities[0]?.path).toBe(
      '/Resources/0/Results/0/Vulnerabilities/0/VulnerabilityID',
    );
    expect(refused).toEqual(['/Resources/2 is about 2 images together, and does not say what is in which']);
  });

  it('read a report of Grype', () => {
    const scan = only(SAMPLE_SCANS.grype);
    expect(scan).toMatchObject({
      format: 'grype',
      scanner: 'grype 0.99.0',
      references: [IMAGE],
      digests: [DIGEST, IMAGE_ID],
      scannedAt: TIME,
    });
    expect(scan.vulnerabilities).toMatchObject([
      {
        id: 'GHSA-aaaa-bbbb-cccc',
        aliases: ['CVE-2021-44228'],
        package: 'log4j-core',
        installed: '2.14.0',
        fixedIn: '2.17.1',
        fix: 'yes',
        severity: 'critical',
        exploited: true,
        remoteCode: true,
        path: '/matches/0/vulnerability/id',
      },
      { id: 'CVE-2026-0003', fix: 'unknown', severity: 'negligible' },
    ]);
  });

  it('read answers of Container Registry, which have to be told their image', () => {
    const scan = only(SAMPLE_SCANS.acr);
    expect(scan).toMatchObject({ format: 'acr', digests: [DIGEST], scannedAt: TIME, topGrade: 'high' });
    expect(scan.incomplete).toBeUndefined();
    expect(scan.vulnerabilities).toMatchObject([
      { id: 'CVE-2026-0001', severity: 'high', fix: 'yes', fixedIn: '3.0.9' },
      { id: 'CVE-2026-0004', severity: 'unknown', fix: 'no' },
    ]);
    const { Image: _image, Digest: _digest, ...body } = SAMPLE_SCANS.acr;
    expect(refusal(body)).toMatch(/add a member "Image"/);
    expect(only({ ...SAMPLE_SCANS.acr, TotalCount: 3 }).incomplete).toBe('2 of 3 vulnerabilities are in it');
    const none = { ...SAMPLE_SCANS.acr, TotalCount: 0, Vulnerabilities: [] };
    expect(only(none).incomplete).toBeUndefined();
    expect(only({ ...none, IsSuccess: 'false' }).incomplete).toMatch(/failed/);
    expect(only({ ...none, TotalCount: undefined }).incomplete).toMatch(/how many/);
    const second = { ...SAMPLE_SCANS.acr, TotalCount: 4, PageNo: 2 };
    expect(only([{ ...SAMPLE_SCANS.acr, TotalCount: 4 }, second]).incomplete).toBeUndefined();
  });

  it('read the list of Security Center, image by image', () => {
    const { scans, refused } = imported(SAMPLE_SCANS.securityCenter);
    expect(refused).toEqual([]);
    expect(scans).toMatchObject([
      { references: [IMAGE], digests: [DIGEST], topGrade: 'high', scannedAt: 1_795_082_400_000 },
      { references: ['registry.example.com/shop/clean:1'], vulnerabilities: [] },
    ]);
    expect(scans[0]?.vulnerabilities).toEqual([
      {
        id: 'CVE-2026-0001',
        aliases: ['CVE-2026-0009', 'debian:12:CVE-2026-0001'],
        package: 'libssl3',
        installed: '3.0.1-1',
        fix: 'yes',
        severity: 'high',
        remoteCode: true,
        path: '/VulRecords/0/Name',
        shown: 'debian:12:CVE-2026-0001',
      },
    ]);
    const untold = imported({ ...SAMPLE_SCANS.securityCenter, TotalCount: undefined });
    for (const { incomplete } of untold.scans) expect(incomplete).toMatch(/how many/);
    const cut = imported({ ...SAMPLE_SCANS.securityCenter, TotalCount: 9 });
    expect(cut.scans.map(({ incomplete }) => incomplete)).toEqual([
      '2 of 9 records are in it',
      '2 of 9 records are in it',
    ]);
  });

  for (const [name, document] of [
    ['CycloneDX', SAMPLE_SCANS.cycloneDx],
    ['SPDX', SAMPLE_SCANS.spdx],
  ] as const) {
    it(`hold the packages of a bill of materials of ${name} against advisories, and prove nothing by it`, () => {
      const scan = only(document);
      expect(scan.references).toEqual([IMAGE]);
      expect(scan.digests).toContain(DIGEST);
      expect(scan.scannedAt).toBe(TIME);
      expect(scan.incomplete).toMatch(/does not show/);
      const found = scan.vulnerabilities.find(({ id }) => id === 'CVE-2024-21626');
      expect(found).toMatchObject({
        package: 'github.com/opencontainers/runc',
        installed: 'v1.1.11',
        fixedIn: '1.1.12',
        fix: 'yes',
      });
      // A distribution orders its own builds: upstream's bounds say nothing of Debian's runc.
      expect(new Set(scan.vulnerabilities.map((each) => each.package))).toEqual(
        new Set(['github.com/opencontainers/runc']),
      );
    });
  }

  it('say which are used in attacks, by any of their ids', () => {
    const flaws = {
      find: (id: string) =>
        id === 'DSA-9000-1' ? { ids: ['CVE-2026-7777', id], exploited: { source: 'kev' } } : undefined,
    };
    const { scans } = importTrivy(SAMPLE_SCANS.trivy as unknown as Json, 'scan.json', flaws);
    expect(scans[0]?.vulnerabilities.map(({ id, exploited }) => [id, exploited])).toEqual([
      ['CVE-2026-0001', true],
      ['CVE-2026-0002', undefined],
    ]);
    expect(scans[0]?.vulnerabilities[0]?.aliases).toEqual(['CVE-2026-7777', 'DSA-9000-1']);
  });

  it('refuse in a sentence what they cannot use', () => {
    expect(importImageScan('{"a":', 'cut.json').refused.join()).toMatch(/^not JSON: /);
    expect(importImageScan('', 'empty.json').refused).toEqual(['the document is empty']);
    expect(importImageScan('{"a":1,"a":2}', 'twice.json').refused.join()).toMatch(/same key twice/);
    expect(importImageScan(`${'['.repeat(5000)}${']'.repeat(5000)}`, 'deep.json').refused.join()).toMatch(
      /nested/,
    );
    expect(refusal({})).toMatch(/no result of an image scan that is known/);
    expect(refusal([])).toMatch(/list of what is no result/);
    expect(refusal(7)).toMatch(/no result of an image scan that is known/);
    expect(refusal({ ...SAMPLE_SCANS.trivy, SchemaVersion: 9 })).toMatch(/schema 9/);
    expect(refusal({ ...SAMPLE_SCANS.trivy, ArtifactType: 'filesystem' })).toMatch(/report on a filesystem/);
    expect(refusal({ SchemaVersion: 2, Results: [] })).toMatch(/which image/);
    expect(refusal({ ...SAMPLE_SCANS.grype, matches: {} })).toMatch(/no list of matches/);
    expect(refusal({ ...SAMPLE_SCANS.grype, source: { type: 'directory' } })).toMatch(
      /report on a directory/,
    );
    expect(refusal({ VulRecords: [{ Name: 'x' }] })).toMatch(/no record in it names an image/);
    expect(refusal({ bomFormat: 'CycloneDX', components: [] })).toMatch(/which image/);
  });
});

describe('package URLs', () => {
  it('are taken apart', () => {
    expect(parsePackageUrl('pkg:rpm/alinux/openssl-libs@1.1.1k-9.al8?arch=x86_64&epoch=1')).toMatchObject({
      type: 'rpm',
      path: 'alinux/openssl-libs',
      name: 'openssl-libs',
      version: '1.1.1k-9.al8',
      qualifiers: new Map([
        ['arch', 'x86_64'],
        ['epoch', '1'],
      ]),
    });
    expect(parsePackageUrl('pkg:npm/%40scope/name@1.0.0#sub')).toMatchObject({
      path: '@scope/name',
      version: '1.0.0',
    });
    expect(parsePackageUrl('pkg:golang/a.b/c')).toMatchObject({ version: undefined });
    for (const text of [
      '',
      'pkg:',
      'pkg:npm',
      'http://x/y@1',
      'pkg:npm/%zz@1',
      `pkg:npm/${'x'.repeat(3000)}`,
    ])
      expect(parsePackageUrl(text)).toBeUndefined();
  });
});
