/** How bad, in the words of scanners. `unknown` where the scanner has no grade for it yet. */
export const IMAGE_SEVERITIES = ['critical', 'high', 'medium', 'low', 'negligible', 'unknown'] as const;
export type ImageSeverity = (typeof IMAGE_SEVERITIES)[number];

/** One vulnerability of one package of an image, as its scanner tells it. */
export interface ImageVulnerability {
  id: string;
  aliases: readonly string[];
  package: string;
  installed: string;
  fixedIn?: string;
  /** Whether a release without it is out; `unknown` where the scanner does not tell. */
  fix: 'yes' | 'no' | 'unknown';
  severity: ImageSeverity;
  /** It is known to be used in attacks. */
  exploited?: true;
  /** Somebody who reaches the program over the network can run code in it. */
  remoteCode?: true;
  /** RFC 6901: where its name stands in the document, and on which page of it. */
  path: string;
  page?: number;
  /** What stands there, where it is not the id. */
  shown?: string;
}

export type ScanFormat = 'trivy' | 'grype' | 'acr' | 'security-center' | 'cyclonedx' | 'spdx';

/** What was found in one image. */
export interface ImageScan {
  format: ScanFormat;
  /** Its name with its version, where the result tells it. */
  scanner: string;
  /** `registry/repository:tag`, as a container runtime resolves it. */
  references: readonly string[];
  /** `sha256:…` of its manifests and its configuration. */
  digests: readonly string[];
  /** Epoch milliseconds; undefined where the result does not tell it. */
  scannedAt?: number;
  /** The worst grade that the scanner has: some have none above high. */
  topGrade: 'critical' | 'high';
  vulnerabilities: readonly ImageVulnerability[];
  /** Why there may be more than was found, in a sentence; undefined where the result is the whole of it. */
  incomplete?: string;
  /** The document: the file, and where in it the result stands. */
  file: string;
  path: string;
}

/** What an importer made of a document; `refused` are sentences for people. */
export interface ImportedScans {
  scans: readonly ImageScan[];
  refused: readonly string[];
}

/** Everything that was given of one file. */
export interface ImageScanFile extends ImportedScans {
  file: string;
}
