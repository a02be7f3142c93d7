import type { ImageScanFile } from '../image-scans/image-scan.ts';
import { compareText } from '../kernel/compare.ts';
import { IMAGE_SCANS } from '../model/normalise/image-vulnerabilities.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';

/** Files of image scans as sources beside those of the snapshot: each as what was read of it, and as what was not. */
export function* imageScanSources(files: readonly ImageScanFile[]): Generator<SnapshotEntry> {
  for (const { file, scans, refused } of files) {
    const formats = new Set(scans.map(({ format }) => format));
    for (const format of [...formats].sort(compareText))
      yield { source: `image-scan/${format}`, ids: [file], outcome: 'read', document: {} };
    const [reason] = refused;
    if (reason !== undefined) yield { source: IMAGE_SCANS, ids: [file], outcome: 'failed', reason };
  }
}
