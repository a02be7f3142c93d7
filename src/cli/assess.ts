import type { Command } from 'commander';
import type { Assessment } from '../model/assessment.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { exitCodeOf } from './exit-code.ts';
import { type AssessFlags, addAssessFlags, addReportFlags, collected, refuseCsvFlag } from './flags.ts';
import { addLiveFlags, type LiveFlags, liveOptionsOf, refuseLiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';

export function addAssessCommand(program: Command, shell: Shell): void {
  const command = program
    .command('assess')
    .description('judge a snapshot, an export folder, or (without INPUT) the live account')
    .argument('[input]', 'a snapshot file or an export folder');
  addReportFlags(command, ['text', 'json', 'html', 'csv'], shell.streams);
  addAssessFlags(command, 'high');
  addLiveFlags(command);
  command.option(
    '--image-scan <path>',
    'results of image scans: a file or folder (repeatable)',
    (path: string, before: string[]) => [...before, path],
    [],
  );
  command.option('--user-checks <path>', 'checks of your own, a file or folder (repeatable)', collected, []);
  command.action(async (input: string | undefined, flags: AssessFlags & LiveFlags & ImageScanFlags) => {
    refuseCsvFlag(command);
    if (input !== undefined) refuseLiveFlags(flags, input);
    const assessment = await assessInput(input, flags, shell);
    const { writeAssessment } = await import('./render-assessment.ts');
    await writeAssessment(assessment, flags, shell.streams);
    shell.exitCode = exitCodeOf(assessment, flags.failOn, flags.maxUnknown);
  });
}

/** What is held beside the snapshot. */
interface ImageScanFlags {
  imageScan?: string[];
  userChecks?: string[];
}

/** The assessment of an INPUT, or of the live account where there is none. */
export async function assessInput(
  input: string | undefined,
  flags: { cluster?: string[]; region?: string[]; waivers?: string } & LiveFlags & ImageScanFlags,
  shell: Shell,
): Promise<Assessment> {
  return assessSnapshot(
    input === undefined ? await liveSnapshot(flags, shell) : await openedInput(input),
    flags,
    shell,
  );
}

async function openedInput(input: string): Promise<Snapshot> {
  const { openInput } = await import('../collect/open-input.ts');
  return openInput(input);
}

export async function liveSnapshot(
  flags: { cluster?: string[]; region?: string[] } & LiveFlags,
  shell: Shell,
): Promise<Snapshot> {
  const { openLive } = await import('./live.ts');
  return openLive(
    { live: liveOptionsOf(flags), regions: flags.region ?? [], clusters: flags.cluster ?? [] },
    shell.streams,
  );
}

/** Judges, then narrows to the clusters and regions asked for: what is left out is not judged otherwise. */
export async function assessSnapshot(
  snapshot: Snapshot,
  flags: { cluster?: string[]; region?: string[]; waivers?: string } & ImageScanFlags,
  shell: Shell,
): Promise<Assessment> {
  const { assess, catalogue } = await import('../assess/assess.ts');
  const { loadWaivers } = await import('./load-waivers.ts');
  const { podChecksOf } = await import('./assess-user-checks.ts');
  const own = await podChecksOf(flags.userChecks ?? [], shell.streams);
  const checks = new Set([...catalogue, ...own].map((check) => check.id));
  const waivers = flags.waivers === undefined ? [] : await loadWaivers(flags.waivers, checks);
  const { loadAdvisories } = await import('./advisories-data.ts');
  const { index, age } = await loadAdvisories(undefined, shell.streams, Date.now());
  const advisories = { index, asOf: age.asOf, from: age.from };
  const { loadImageScans } = await import('./load-image-scans.ts');
  const imageScans = await loadImageScans(flags.imageScan ?? [], index, shell.streams);
  const assessment = await assess(snapshot, { waivers, checks: own, advisories, imageScans });
  const { narrowed } = await import('../assess/narrow.ts');
  return narrowed(assessment, { clusters: flags.cluster ?? [], regions: flags.region ?? [] });
}
