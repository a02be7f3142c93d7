import type { Assessment, Finding } from './assessment.ts';
import type { Bilingual } from './bilingual.ts';
import type { Column } from './layer.ts';

/** Where in a file; lines and columns count from 1, and a tab is one column. */
export interface Location {
  file: string;
  line: number;
  column: number;
  endLine: number;
}

/** A finding about an object of a manifest. */
export interface ScanFinding extends Finding {
  /** Of the field that decides; where it is missing, of what it would stand in. */
  location: Location;
  /** RFC 6901, to that field in its document. */
  path: string;
  /** The lines there, without secrets. */
  snippet: string;
  /** A finding of the baseline: known before, and no reason to fail. */
  known?: true;
}

/** What a person should know of a file although it was read. */
export interface ScanWarning {
  file: string;
  line: number;
  code: 'repeated-name' | 'rest-ignored' | 'waiver-invalid';
  message: string;
}

/** A document, or a whole file (line 1), that could not be read. */
export interface Unreadable {
  file: string;
  line: number;
  reason: string;
  /** The object that is not of the form of the API; of a document that is no YAML there is none. */
  subject?: string;
}

/** A check that manifests alone cannot answer, and what it needs beside them. */
export interface NotRun {
  check: string;
  needs: string[];
  /** Where it could answer for others: for how many objects it did not run. */
  objects?: number;
}

/** Why what a check finds is bad. */
export interface CheckReason {
  check: string;
  why: Bilingual;
}

export interface KindCount {
  /** `Deployment.apps`. */
  kind: string;
  count: number;
}

/** What was looked at, and what was not. */
export interface ScanSummary {
  files: number;
  documents: number;
  objects: number;
  /** Documents that are no Kubernetes objects. */
  others: number;
  judged: KindCount[];
  /** Kinds that no check reads: their bodies were not parsed. */
  unjudged: KindCount[];
  /** Files with template actions: render them first. */
  templates: string[];
  warnings: ScanWarning[];
  unreadable: Unreadable[];
  /** Charts and kustomizations, and what became of them. */
  rendered: RenderedSource[];
  notRun: NotRun[];
  /** Of each check that did not pass everywhere; told once, for findings are many. */
  reasons: CheckReason[];
  configuration?: Column;
  kubernetesVersion?: string;
  profile?: string;
}

/** A Helm chart or a kustomization that was found. */
export interface RenderedSource {
  folder: string;
  tool: 'helm' | 'kustomize';
  outcome: 'rendered' | 'not-installed' | 'failed' | 'not-asked';
  reason?: string;
}

/** The assessment of manifests: of one cluster that is called `manifest` and has no ledger. */
export interface ScanReport extends Assessment {
  findings: ScanFinding[];
  scan: ScanSummary;
}
