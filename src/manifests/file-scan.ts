import type { ScanFinding, ScanWarning, Unreadable } from '../model/scan.ts';

/** Verdicts of one check. */
export interface Counts {
  pass: number;
  fail: number;
  unknown: number;
  notApplicable: number;
}

/** All that a file told. */
export interface FileScan {
  file: string;
  documents: number;
  others: number;
  /** Objects that were judged, by kind. */
  judged: Map<string, number>;
  unjudged: Map<string, number>;
  findings: ScanFinding[];
  counts: Map<string, Counts>;
  warnings: ScanWarning[];
  unreadable: Unreadable[];
  /** How long it holds, where that depends on when it was looked for. */
  holds?: 'day' | 'moment';
  /** What checks would need beside the file, and for how many of its objects. */
  needs: Map<string, Needs>;
}

export interface Needs {
  sources: Set<string>;
  objects: number;
}

/** Of a file that nobody has looked at yet. */
export function emptyScan(file: string): FileScan {
  return {
    file,
    documents: 0,
    others: 0,
    judged: new Map(),
    unjudged: new Map(),
    findings: [],
    counts: new Map(),
    warnings: [],
    unreadable: [],
    needs: new Map(),
  };
}
