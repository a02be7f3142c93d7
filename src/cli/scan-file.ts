import { catalogue } from '../checks/catalogue.generated.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { toInstantText } from '../kernel/time.ts';
import type { FileText } from '../manifest-files/read-text.ts';
import type { ObjectCheck } from '../manifests/object-check.ts';
import { partyOf } from '../manifests/party.ts';
import { planChecks } from '../manifests/runnable-checks.ts';
import type { FileOutcome } from '../manifests/scan-report.ts';
import { type ScanContext, scanText } from '../manifests/scan-text.ts';
import { holdsActions, isChartTemplate } from '../manifests/template-actions.ts';
import type { PodSecurityStandard } from '../model/facts/pod-template.ts';
import type { Column, Party } from '../model/layer.ts';
import type { ScanFinding } from '../model/scan.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import { LineBytes, NO_LINES } from './line-bytes.ts';
import type { UserCheckTerms } from './scan-user-checks.ts';

/** All that decides what is found in a file, as it can be handed to a worker; the cache goes by it. */
export interface ScanTerms {
  /** Ids; all where there are none. */
  checks: readonly string[];
  standard?: PodSecurityStandard;
  /** Checks of the user; they are data, and whoever runs them reads them. */
  userChecks?: UserCheckTerms;
  time: number;
  configuration: Column | undefined;
  severity: Severity | undefined;
  failOn: Severity | 'none';
  /** Fingerprints of the baseline. */
  known: ReadonlySet<string>;
  /** What is found is kept for the next scan. */
  cached?: boolean;
  /** Findings are told as lines of JSON at once, and not kept. */
  asLines: boolean;
}

/** A file, and the name it is told by. */
export interface ScanPath {
  path: string;
  file: string;
}

export type Batch = readonly ScanPath[];

/** What became of one file, and how it is told. */
export interface ScannedFile extends FileOutcome {
  /** Its findings as JSON, one a line, in UTF-8; empty where they are kept. */
  lines: Uint8Array<ArrayBuffer>;
  /** A finding of it ends the command with 1. */
  failing: boolean;
  /** What the next scan may take instead of looking at the file again. */
  kept?: { hash: string; entry: Uint8Array<ArrayBuffer> };
}

export function chosenChecks(ids: readonly string[]): readonly AnyCheck[] {
  return ids.length === 0 ? catalogue : catalogue.filter((check) => ids.includes(check.id));
}

export function createContext(
  terms: ScanTerms,
  waiverOf: ScanContext['waiverOf'],
  objects: readonly ObjectCheck[] = [],
): ScanContext {
  return {
    plan: planChecks(chosenChecks(terms.checks), terms.standard, objects),
    time: terms.time,
    today: toInstantText(terms.time).slice(0, 10),
    partyOf: partiesFor(terms.configuration),
    waiverOf,
  };
}

/** The party of each check is looked up once: it depends on nothing else in a scan. */
function partiesFor(configuration: Column | undefined): ScanContext['partyOf'] {
  const parties = new Map<string, Party>();
  return (check) => {
    let party = parties.get(check.id);
    if (party === undefined) {
      party = partyOf(check, configuration);
      parties.set(check.id, party);
    }
    return party;
  };
}

export function scanFile(
  file: string,
  content: FileText,
  context: ScanContext,
  terms: ScanTerms,
): ScannedFile {
  const scanned: ScannedFile = { file, lines: NO_LINES, failing: false };
  if ('reason' in content) return { ...scanned, reason: content.reason };
  if (isChartTemplate(content.text)) return { ...scanned, template: true };
  const { severity, known } = terms;
  const findings: ScanFinding[] = [];
  const lines = new LineBytes();
  const scan = scanText(file, content.text, context, (finding) => {
    if (severity !== undefined && !isAtLeast(finding.severity, severity)) return;
    if (known.has(finding.fingerprint)) finding.known = true;
    scanned.failing ||= isFailing(finding, terms.failOn);
    if (terms.asLines) lines.add(finding);
    else findings.push(finding);
  });
  if (scan.unreadable.some(({ subject }) => subject === undefined) && holdsActions(content.text))
    return { file, lines: NO_LINES, failing: false, template: true };
  scan.findings = findings;
  return { ...scanned, lines: lines.taken(), scan };
}

function isFailing(finding: ScanFinding, failOn: Severity | 'none'): boolean {
  return (
    finding.verdict === 'fail' &&
    finding.party !== 'alibaba-cloud' &&
    finding.waiver === undefined &&
    finding.known !== true &&
    failOn !== 'none' &&
    isAtLeast(finding.severity, failOn)
  );
}
