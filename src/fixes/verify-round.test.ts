import { describe, expect, it } from 'vitest';
import type { ScanFinding } from '../model/scan.ts';
import type { PlannedFix } from './plan-round.ts';
import { readDocuments } from './read-documents.ts';
import { verifyRound } from './verify-round.ts';

const FIX: PlannedFix = {
  key: 'k',
  check: 'pod-host-pid',
  subject: 'manifest/Pod/a',
  page: 1,
  path: '/spec/hostPID',
  complaint: '/spec/hostPID',
  change: { path: ['spec', 'hostPID'], how: 'set', value: false },
  safety: 'unsafe',
};

function finding(check: string, path: string, verdict: 'fail' | 'unknown' = 'fail'): ScanFinding {
  const evidence = [{ source: 'manifest', ids: ['x'], path, value: null }];
  return { check, verdict, subject: FIX.subject, fingerprint: check, evidence } as unknown as ScanFinding;
}

function reasons(before: string, after: string, left: readonly ScanFinding[] = []): string[] {
  const judged = (text: string, findings: readonly ScanFinding[]) => ({
    documents: readDocuments(text),
    findings,
  });
  const old = [finding('pod-host-pid', '/spec/hostPID'), finding('pod-naked', '/metadata/name', 'unknown')];
  return [...verifyRound(judged(before, old), judged(after, left), [FIX]).values()];
}

const OLD = 'spec: {hostPID: true, a: [1]}\n---\nb: 1\n';
const NEW = 'spec: {hostPID: false, a: [1]}\n---\nb: 1\n';

describe('src/fixes/verify-round', () => {
  it('is content where what was meant changed, and nothing else', () => {
    expect(reasons(OLD, NEW)).toEqual([]);
    expect(reasons(OLD, NEW, [finding('pod-naked', '/metadata/name', 'unknown')])).toEqual([]);
  });

  it.each([
    ['nothing changed', OLD],
    ['another member went', NEW.replace(', a: [1]', '')],
    ['another member came', NEW.replace('[1]', '[1], c: null')],
    ['an element changed', NEW.replace('[1]', '["1"]')],
    ['another document changed', NEW.replace('b: 1', 'b: 2')],
    ['a document came', `${NEW}---\nc: 1\n`],
    ['a document went', NEW.replace('---\nb: 1\n', '')],
    ['it can no longer be read', NEW.replace('}', '')],
    ['a name stands twice', NEW.replace('a: [1]', 'a: [2], a: [1]')],
    ['text is left over', NEW.replace('}', '}\nrest')],
  ])('refuses where %s', (_what, after) => {
    expect(reasons(OLD, after)).toEqual(['not-verified']);
  });

  it('refuses where the field is still complained of, and where the object has something new', () => {
    expect(reasons(OLD, NEW, [finding('pod-host-pid', '/spec/hostPID')])).toEqual(['not-resolved']);
    expect(reasons(OLD, NEW, [finding('pod-host-ipc', '/spec/hostIPC')])).toEqual(['new-finding']);
    expect(reasons(OLD, NEW, [finding('pod-naked', '/metadata/name')])).toEqual(['new-finding']);
  });
});
