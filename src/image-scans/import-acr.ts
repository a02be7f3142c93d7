import { type Json, member, pointer } from '../kernel/json.ts';
import { ImageNames } from './image-names.ts';
import type { ImportedScans } from './image-scan.ts';
import { idAt, instantAt, listAt, textAt } from './members.ts';
import { isRemoteCode, type KnownFlaws, severityOf, VulnerabilityList } from './vulnerability-list.ts';

/**
 * Answers of Container Registry's ListRepoTagScanResult, one page or a list of them. The answer says neither
 * which image it is about nor when that was scanned: members `Image`, `Digest` and `ScanTime` beside its own do.
 */
export function importAcr(pages: readonly Json[], file: string, flaws?: KnownFlaws): ImportedScans {
  const names = new ImageNames();
  for (const page of pages) names.add(member(page, 'Image'), member(page, 'Digest'));
  if (names.isEmpty)
    return {
      scans: [],
      refused: [
        'an answer of ListRepoTagScanResult does not say which image it is about: add a member "Image" (and "Digest", "ScanTime") to it',
      ],
    };
  const list = new VulnerabilityList(flaws);
  const isMany = pages.length > 1;
  pages.forEach((page, number) => {
    listAt(page, 'Vulnerabilities').forEach((item, index) => {
      const path = isMany ? pointer(number, 'Vulnerabilities', index) : pointer('Vulnerabilities', index);
      takeItem(item, path, list);
    });
  });
  const scannedAt = pages.map((page) => instantAt(page, 'ScanTime')).find((time) => time !== undefined);
  const incomplete = list.incomplete ?? doubtOf(pages);
  return {
    scans: [
      {
        format: 'acr',
        scanner: 'Container Registry',
        ...names.lists,
        ...(scannedAt !== undefined && { scannedAt }),
        topGrade: 'high',
        vulnerabilities: list.all,
        ...(incomplete !== undefined && { incomplete }),
        file,
        path: '',
      },
    ],
    refused: [],
  };
}

function takeItem(item: Json, path: string, list: VulnerabilityList): void {
  const id = idAt(item, 'CveName');
  if (id === undefined) {
    list.addUnreadable();
    return;
  }
  const fixedIn = textAt(item, 'VersionFixed');
  const told = member(item, 'VersionFixed') !== undefined || member(item, 'FixCmd') !== undefined;
  const isFixed = fixedIn !== undefined || textAt(item, 'FixCmd') !== undefined;
  const remote = isRemoteCode([textAt(item, 'AliasName'), textAt(item, 'Description')]);
  list.add({
    id,
    package: textAt(item, 'Feature') ?? '?',
    installed: textAt(item, 'Version') ?? '?',
    ...(fixedIn !== undefined && { fixedIn }),
    fix: isFixed ? 'yes' : told ? 'no' : 'unknown',
    severity: severityOf(textAt(item, 'Severity')),
    ...(remote && { remoteCode: true }),
    path: `${path}/CveName`,
  });
}

/** HTTP 200 may carry a failure, and a page is not all pages. */
function doubtOf(pages: readonly Json[]): string | undefined {
  if (pages.some((page) => !Array.isArray(member(page, 'Vulnerabilities'))))
    return 'an answer has no list of vulnerabilities';
  if (pages.some((page) => (member(page, 'IsSuccess') ?? true) !== true))
    return 'an answer says that it failed';
  if (pages.some((page) => member(page, 'TotalCount') === undefined))
    return 'an answer does not say how many vulnerabilities there are';
  const found = pages.reduce<number>((sum, page) => sum + listAt(page, 'Vulnerabilities').length, 0);
  const total = Math.max(...pages.map((page) => Number(member(page, 'TotalCount') ?? found)));
  return found === total ? undefined : `${found} of ${total} vulnerabilities are in it`;
}
