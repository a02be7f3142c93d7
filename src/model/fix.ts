/** Whether a fix can take from a workload what it needs to run: `unsafe` ones are made on request only. */
export type FixSafety = 'safe' | 'unsafe';

/** Why a field that a check complains of is left as it is. */
export const FIX_REFUSALS = [
  'anchor',
  'alias',
  'merge',
  'repeated-name',
  'shape',
  'layout',
  'privileged',
  'adds-capabilities',
  'runs-as-root',
  'not-verified',
  'not-resolved',
  'new-finding',
] as const;
export type FixRefusal = (typeof FIX_REFUSALS)[number];

/** Why a file that was edited was not written. */
export const FIX_WRITE_FAULTS = [
  'changed',
  'read-only',
  'link-outside',
  'hard-links',
  'encoding',
  'failed',
] as const;
export type FixWriteFault = (typeof FIX_WRITE_FAULTS)[number];

/** A change of a text: so many characters (UTF-16 code units) at an offset give way to others. */
export interface TextEdit {
  offset: number;
  length: number;
  text: string;
}

/** Which field of which object a fix is about. */
export interface FixPlace {
  check: string;
  subject: string;
  /** Of the file before it was edited, from 1. */
  line: number;
  /** RFC 6901, in the document: the field that is set or added to. */
  path: string;
}

/** A field that was set, or given a further element. */
export interface MadeFix extends FixPlace {
  safety: FixSafety;
  value: string | boolean;
  /** The check still complains: this is the step that its page puts first. */
  opens?: true;
}

export interface RefusedFix extends FixPlace {
  reason: FixRefusal;
}

/** What became of one file. */
export interface FileFix {
  file: string;
  /** In the order of their offsets, in the file as it was read; they do not overlap. */
  edits: TextEdit[];
  /** Unified, with dots for secrets; empty where nothing changes. */
  diff: string;
  fixes: MadeFix[];
  /** Unsafe fixes that nobody asked for. */
  held: FixPlace[];
  refused: RefusedFix[];
  /** `unwritten`: see `reason`; `proposed`: nobody asked to write. */
  state: 'unchanged' | 'proposed' | 'written' | 'unwritten';
  reason?: FixWriteFault;
  /** What the operating system says of it. */
  detail?: string;
}

/** A document, or a whole file (line 1), that could not be read. */
export interface UnreadForFix {
  file: string;
  line: number;
  reason: string;
}

/** What `demarc fix` tells. */
export interface FixReport {
  schemaVersion: 1;
  /** Files that were read: those with something to tell are in `fixed`. */
  files: number;
  fixed: FileFix[];
  /** Files with template actions, and the folders of charts: edit their sources. */
  templates: string[];
  unreadable: UnreadForFix[];
}
