import type { AdvisoryIndex } from '../advisories/advisory-index.ts';
import { type Json, JsonFault, member, parseDocument } from '../kernel/json.ts';
import type { ImageScanFile, ImportedScans } from './image-scan.ts';
import { importAcr } from './import-acr.ts';
import { importGrype } from './import-grype.ts';
import { importCycloneDx, importSpdx } from './import-sbom.ts';
import { importSecurityCenter } from './import-security-center.ts';
import { importTrivy, importTrivyCluster } from './import-trivy.ts';

/**
 * Results of image scans in a file of any known format, told by what it holds, never by its name. Whatever is
 * wrong with the text is a sentence in `refused`.
 * @param advisories tells which are exploited, and what is wrong with the packages of a bill of materials
 */
export function importImageScan(text: string, file: string, advisories?: AdvisoryIndex): ImageScanFile {
  let document: Json;
  try {
    document = parseDocument(text);
  } catch (error) {
    if (error instanceof JsonFault) return { file, scans: [], refused: [error.message] };
    throw error;
  }
  return { file, ...importDocument(document, file, advisories) };
}

function importDocument(document: Json, file: string, advisories: AdvisoryIndex | undefined): ImportedScans {
  const pages = Array.isArray(document) ? document : [document];
  const has = (name: string) => pages.length > 0 && pages.every((page) => member(page, name) !== undefined);
  if (has('VulRecords')) return importSecurityCenter(pages, file, advisories);
  // Trivy has `Vulnerabilities` too, of a whole cluster.
  if (has('Vulnerabilities') && !has('ClusterName') && !has('SchemaVersion'))
    return importAcr(pages, file, advisories);
  if (Array.isArray(document)) return refuse('it is a list of what is no result of an image scan');
  if (has('ClusterName') || has('Resources')) return importTrivyCluster(document, file, advisories);
  if (has('SchemaVersion')) return importTrivy(document, file, advisories);
  if (has('matches') || (has('descriptor') && has('source'))) return importGrype(document, file, advisories);
  if (member(document, 'bomFormat') === 'CycloneDX') return importCycloneDx(document, file, advisories);
  if (has('spdxVersion')) return importSpdx(document, file, advisories);
  return refuse(
    'it is no result of an image scan that is known (Trivy, Grype, Container Registry, Security Center, CycloneDX, SPDX)',
  );
}

function refuse(reason: string): ImportedScans {
  return { scans: [], refused: [reason] };
}
