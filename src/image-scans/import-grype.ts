import { type Json, member } from '../kernel/json.ts';
import { ImageNames } from './image-names.ts';
import type { ImageVulnerability, ImportedScans } from './image-scan.ts';
import { at, idAt, instantAt, listAt, textAt, textsAt } from './members.ts';
import { isRemoteCode, type KnownFlaws, severityOf, VulnerabilityList } from './vulnerability-list.ts';

/** A report of `grype --output json`. */
export function importGrype(document: Json, file: string, flaws?: KnownFlaws): ImportedScans {
  const kind = textAt(document, 'source', 'type');
  if (kind !== 'image')
    return { scans: [], refused: [`it is a report on a ${(kind ?? '?').slice(0, 40)}, not on an image`] };
  if (!Array.isArray(member(document, 'matches')))
    return { scans: [], refused: ['it has no list of matches'] };
  const target = at(document, 'source', 'target');
  const tags = textsAt(target, 'tags');
  const names = new ImageNames().add(
    // What was typed may name where the image was taken from: `docker:app`.
    tags.length > 0 ? undefined : member(target, 'userInput'),
    member(target, 'imageID'),
    member(target, 'manifestDigest'),
    ...tags,
    ...textsAt(target, 'repoDigests'),
  );
  if (names.isEmpty) return { scans: [], refused: ['it does not say which image it is about'] };
  const list = new VulnerabilityList(flaws);
  listAt(document, 'matches').forEach((match, index) => {
    takeMatch(match, index, list);
  });
  const version = textAt(document, 'descriptor', 'version');
  const scannedAt = instantAt(document, 'descriptor', 'timestamp');
  return {
    scans: [
      {
        format: 'grype',
        scanner: version === undefined ? 'grype' : `grype ${version.slice(0, 40)}`,
        ...names.lists,
        ...(scannedAt !== undefined && { scannedAt }),
        topGrade: 'critical',
        vulnerabilities: list.all,
        ...(list.incomplete !== undefined && { incomplete: list.incomplete }),
        file,
        path: '',
      },
    ],
    refused: [],
  };
}

function takeMatch(match: Json, index: number, list: VulnerabilityList): void {
  const found = member(match, 'vulnerability');
  const id = idAt(found, 'id');
  if (id === undefined) {
    list.addUnreadable();
    return;
  }
  const related = listAt(match, 'relatedVulnerabilities');
  const [fixedIn] = textsAt(found, 'fix', 'versions');
  const vectors = [found, ...related].flatMap((item) =>
    listAt(item, 'cvss').flatMap((score) => textAt(score, 'vector') ?? []),
  );
  const words = [found, ...related].map((item) => textAt(item, 'description'));
  const fix = fixOf(textAt(found, 'fix', 'state'), fixedIn);
  list.add({
    id,
    aliases: related.flatMap((item) => idAt(item, 'id') ?? []).slice(0, 20),
    package: textAt(match, 'artifact', 'name') ?? '?',
    installed: textAt(match, 'artifact', 'version') ?? '?',
    ...(fix === 'yes' && fixedIn !== undefined && { fixedIn }),
    fix,
    severity: severityOf(textAt(found, 'severity')),
    exploited: listAt(found, 'knownExploited').length > 0,
    ...(isRemoteCode(words, vectors) && { remoteCode: true }),
    path: `/matches/${index}/vulnerability/id`,
  });
}

function fixOf(state: string | undefined, fixedIn: string | undefined): ImageVulnerability['fix'] {
  if (state === 'not-fixed' || state === 'wont-fix') return 'no';
  return state === 'fixed' || fixedIn !== undefined ? 'yes' : 'unknown';
}
