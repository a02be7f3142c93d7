import type { ImageVulnerability } from '../../image-scans/image-scan.ts';
import type { Gap } from '../../kernel/known.ts';
import { DAY, daysBetween } from '../../kernel/time.ts';
import type { ImageVulnerabilities } from '../../model/facts/image-vulnerabilities.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { type FoundInImage, type ImageAnswer, inexact, unscanned } from './image-scans.ts';

/** Past this age a result proves nothing: what was found since is not in it. */
const LIMIT_DAYS = 7;

/** Whether a vulnerability is of the kind asked about; undefined where its result does not tell. */
export type Question = (vulnerability: ImageVulnerability, scan: ImageVulnerabilities) => boolean | undefined;

/** What the results of one image say to a question. */
export interface Judged {
  found: readonly FoundInImage[];
  /** Why nothing was found, and yet there may be something; empty where the results prove that there is nothing. */
  gaps: readonly Gap[];
  /** When that was true, epoch milliseconds. */
  observedAt?: number;
}

// Answers belong to the tables of one run, and so to one time.
const remembered = new WeakMap<ImageAnswer, Map<Question, Judged>>();

export function judgeImage(answer: ImageAnswer, asks: Question, time: number): Judged {
  let judgements = remembered.get(answer);
  if (judgements === undefined) {
    judgements = new Map();
    remembered.set(answer, judgements);
  }
  let judged = judgements.get(asks);
  if (judged === undefined) {
    judged = judge(answer, asks, time);
    judgements.set(asks, judged);
  }
  return judged;
}

/** The answers of all images of a pod together: what is found in any, else why any may hold something. */
export function judgeAll(answers: readonly ImageAnswer[], asks: Question, time: number): Judged {
  const judged = answers.map((answer) => judgeImage(answer, asks, time));
  const found = judged.flatMap((each) => each.found);
  const gaps = judged.flatMap((each) => each.gaps);
  const times = judged.flatMap(({ observedAt }) => observedAt ?? []);
  return times.length === 0 ? { found, gaps } : { found, gaps, observedAt: Math.min(...times) };
}

function judge(answer: ImageAnswer, asks: Question, time: number): Judged {
  const { scans } = answer;
  if (scans.length === 0) return { found: [], gaps: [unscanned(answer)] };
  const found: FoundInImage[] = [];
  const gaps: Gap[] = [];
  for (const scan of scans) {
    let open = 0;
    for (const vulnerability of scan.notable) {
      const is = asks(vulnerability, scan);
      if (is) found.push({ vulnerability, scan });
      else if (is === undefined) open++;
    }
    if (open > 0) gaps.push(undecided(scan, open));
  }
  if (found.length > 0) return { found, gaps: [] };
  if (gaps.length > 0) return { found, gaps };
  return { found, ...proofOf(answer, time) };
}

/** A whole and fresh result of the very content proves; others do not speak against it. */
function proofOf(answer: ImageAnswer, time: number): Omit<Judged, 'found'> {
  if (!answer.exact) return { gaps: [inexact(answer)] };
  const gaps: Gap[] = [];
  let observedAt: number | undefined;
  for (const scan of answer.scans) {
    const own = scan.scannedAt.known ? doubtsOf(scan, scan.scannedAt.value, time) : [scan.scannedAt.because];
    gaps.push(...own);
    if (own.length === 0 && scan.scannedAt.known)
      observedAt = Math.max(observedAt ?? scan.scannedAt.value, scan.scannedAt.value);
  }
  return observedAt === undefined ? { gaps } : { gaps: [], observedAt };
}

function doubtsOf(scan: ImageVulnerabilities, scannedAt: number, time: number): readonly Gap[] {
  if (Math.abs(time - scannedAt) <= LIMIT_DAYS * DAY) return scan.gaps;
  const { source, ids } = scan.at;
  const told =
    scannedAt > time
      ? `is dated ${daysBetween(time, scannedAt)} days after the snapshot`
      : `is ${daysBetween(scannedAt, time)} days old`;
  return [
    ...scan.gaps,
    gapOf(source, ids, 'absent', `the scan result of ${scan.subject} ${told} (limit ${LIMIT_DAYS})`),
  ];
}

function undecided({ at, subject }: ImageVulnerabilities, count: number): Gap {
  return gapOf(
    at.source,
    at.ids,
    'absent',
    `the result of ${subject} does not tell how bad ${count} of its vulnerabilities are, or whether a release fixes them`,
  );
}

/** Critical, or used in attacks; of a scanner that has no such grade the worst that it has. */
export function isGrave(
  { severity, exploited }: ImageVulnerability,
  { topGrade }: ImageVulnerabilities,
): boolean | undefined {
  if (exploited || severity === 'critical' || severity === topGrade) return true;
  return severity === 'unknown' ? undefined : false;
}

/** Whether nothing that was found is worse than the worst grade of a scanner without the grade critical. */
export function isOnlyTopGrade(found: readonly FoundInImage[]): boolean {
  return found.every(
    ({ vulnerability: { severity, exploited }, scan }) =>
      !exploited && severity !== 'critical' && scan.topGrade === 'high',
  );
}
