import { unseen } from '../../kernel/known.ts';
import { parseInstant } from '../../kernel/time.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCases } from '../kit/define-cases.ts';
import { CASE_TIME, known, podTemplate } from '../kit/rows.ts';
import { flaw, imageScan, SCANNED_DIGEST, SCANNED_IMAGE } from '../kit/rows-image-scans.ts';

const DAY = 86_400_000;
const NOW = parseInstant(CASE_TIME) as number;
const OTHER_DIGEST = `sha256:${'cd'.repeat(32)}`;
/** A pod whose status tells which content runs. */
const running = (digest: string = SCANNED_DIGEST, image: string = SCANNED_IMAGE) => ({
  ...podTemplate({ containers: [{ name: 'app', image }] }),
  pod: { name: 'web-1', node: '', running: new Map([['app', digest]]) },
});
const untold = podTemplate({ containers: [{ name: 'app', image: SCANNED_IMAGE }] });
const saw = {
  count: 1,
  images: [SCANNED_IMAGE],
  names: ['CVE-2026-0001 openssl 3.0.1 → 3.0.9'],
  scanners: ['trivy 0.70.0'],
};
const high = flaw({ severity: 'high' });

export default defineCases('podTemplates', {
  'fail: a critical vulnerability with a fix': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([flaw()])] },
    saw,
  },
  'fail: by the digest, whatever the image is called': {
    subject: running(SCANNED_DIGEST, 'mirror.example.com/copy:9'),
    given: { imageVulnerabilities: [imageScan([flaw()])] },
    saw: { ...saw, images: ['mirror.example.com/copy:9'] },
  },
  'fail: by the tag, where nothing tells the digest': {
    subject: untold,
    given: { imageVulnerabilities: [imageScan([flaw()])] },
    saw,
  },
  'fail: not critical, but used in attacks': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([flaw({ severity: 'medium', exploited: true })])] },
    saw,
  },
  'fail: the worst grade of a scanner without the grade critical is lowered': {
    subject: running(),
    given: {
      imageVulnerabilities: [imageScan([high], { format: 'acr', scanner: 'acr', topGrade: 'high' })],
    },
    saw: { ...saw, scanners: ['acr'] },
    severity: 'medium',
  },
  'fail: an old result, which found it already': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([flaw()], { scannedAt: known(NOW - 90 * DAY) })] },
    saw,
  },
  'fail: one of two scanners': {
    subject: running(),
    given: {
      imageVulnerabilities: [imageScan(), imageScan([flaw()], { format: 'grype', scanner: 'grype' })],
    },
    saw: { ...saw, scanners: ['grype'] },
  },
  'fail: what is not told of one image hides nothing of the other': {
    subject: podTemplate({
      containers: [
        { name: 'app', image: SCANNED_IMAGE },
        { name: 'sidecar', image: 'registry.example.com/shop/other:1' },
      ],
    }),
    given: { imageVulnerabilities: [imageScan([flaw()])] },
    saw,
  },
  'pass: nothing critical': { subject: running(), given: { imageVulnerabilities: [imageScan()] } },
  'pass: no release fixes it': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([flaw({ fix: 'no' })])] },
  },
  'pass: the newest result of a scanner stands': {
    subject: running(),
    given: {
      imageVulnerabilities: [
        imageScan(),
        imageScan([flaw()], { id: 'before', scannedAt: known(NOW - 2 * DAY) }),
      ],
    },
  },
  'pass: seven days old': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([], { scannedAt: known(NOW - 7 * DAY) })] },
  },
  'pass: a scanner whose result is not whole says nothing against one that is': {
    subject: running(),
    given: {
      imageVulnerabilities: [
        imageScan(),
        imageScan([], {
          format: 'spdx',
          scanner: 'advisories',
          gaps: [gapOf('image-scan/spdx', ['app.spdx.json'], 'absent', 'no proof')],
        }),
      ],
    },
  },
  'unknown: a result from long after the snapshot': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([], { scannedAt: known(NOW + 7 * DAY + 1) })] },
    source: 'image-scan/trivy',
  },
  'unknown: an older result than seven days': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([], { scannedAt: known(NOW - 7 * DAY - 1) })] },
    source: 'image-scan/trivy',
  },
  'unknown: no result of the image': {
    subject: running(OTHER_DIGEST, 'registry.example.com/shop/other:1'),
    given: { imageVulnerabilities: [imageScan([flaw()])] },
    source: 'image-scan/file',
  },
  'unknown: the result is of other content under the same tag': {
    subject: running(OTHER_DIGEST),
    given: { imageVulnerabilities: [imageScan([flaw()])] },
    source: 'image-scan/file',
  },
  'unknown: nothing found, by the tag alone': {
    subject: untold,
    given: { imageVulnerabilities: [imageScan()] },
    source: 'image-scan/file',
  },
  'unknown: one of two images has no result': {
    subject: {
      ...podTemplate({
        containers: [{ name: 'app', image: SCANNED_IMAGE }],
        initContainers: [{ name: 'setup', image: 'registry.example.com/shop/other:1' }],
      }),
      pod: { name: 'web-1', node: '', running: new Map([['app', SCANNED_DIGEST]]) },
    },
    given: { imageVulnerabilities: [imageScan()] },
    source: 'image-scan/file',
  },
  'unknown: a bill of materials proves nothing': {
    subject: running(),
    given: {
      imageVulnerabilities: [
        imageScan([], { gaps: [gapOf('image-scan/cyclonedx', ['bom.json'], 'absent', 'no proof')] }),
      ],
    },
    source: 'image-scan/cyclonedx',
  },
  'unknown: the result has no time': {
    subject: running(),
    given: {
      imageVulnerabilities: [
        imageScan([], { scannedAt: unseen(gapOf('image-scan/acr', ['a.json'], 'absent', 'no time')) }),
      ],
    },
    source: 'image-scan/acr',
  },
  'unknown: a vulnerability without a grade': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([flaw({ severity: 'unknown' })])] },
    source: 'image-scan/trivy',
  },
  'unknown: critical, and not told whether it is fixed': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan([flaw({ fix: 'unknown' })])] },
    source: 'image-scan/trivy',
  },
  'unknown: a list of results was not read': {
    subject: running(),
    given: { imageVulnerabilities: [imageScan()] },
    partial: ['imageVulnerabilities'],
    source: 'test/imageVulnerabilities',
  },
  'unknown: no runtime accepts the image': {
    subject: podTemplate({ containers: [{ name: 'app', image: 'nginx@sha256:abc' }] }),
    given: { imageVulnerabilities: [imageScan()] },
    source: 'kubernetes/pods',
  },
});
