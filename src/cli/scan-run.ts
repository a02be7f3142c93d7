import { readFileSync } from 'node:fs';
import { WaiverBook } from '../assess/waivers.ts';
import { catalogue } from '../checks/catalogue.generated.ts';
import { OLDEST_STANDARD } from '../checks/kit/pod-security.ts';
import { toInstantText } from '../kernel/time.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { type FoundFiles, findFiles } from '../manifest-files/find-files.ts';
import { decoded } from '../manifest-files/read-text.ts';
import { render } from '../manifest-files/render.ts';
import { planChecks } from '../manifests/runnable-checks.ts';
import { ScanBook } from '../manifests/scan-report.ts';
import type { ScanContext } from '../manifests/scan-text.ts';
import type { RenderedSource, ScanFinding } from '../model/scan.ts';
import type { ReadUserCheck } from '../user-checks/read-user-checks.ts';
import type { UserCheck } from '../user-checks/user-check.ts';
import { EXIT } from './exit-code.ts';
import { NO_LINES } from './line-bytes.ts';
import { knownFingerprints } from './scan-baseline.ts';
import { cacheFolder, ScanCache } from './scan-cache.ts';
import { chosenChecks, createContext, type ScannedFile, type ScanTerms, scanFile } from './scan-file.ts';
import type { ScanFlags } from './scan-flags.ts';
import { JsonOutput, writeScan } from './scan-output.ts';
import { scannedPaths } from './scan-paths.ts';
import { checksOfProfile, levelOf } from './scan-profile.ts';
import { reasonsOf } from './scan-reasons.ts';
import {
  chosenUserChecks,
  type LoadedUserChecks,
  loadUserChecks,
  ownReasons,
  userChecksOf,
} from './scan-user-checks.ts';
import type { Shell } from './shell.ts';
import { shownPath as shown } from './shown-path.ts';

const STANDARD_INPUT = '-';
/** Scans the paths, tells it, and answers the exit code. */
export async function runScan(paths: readonly string[], flags: ScanFlags, shell: Shell): Promise<number> {
  const { streams } = shell;
  const own = await loadUserChecks(flags.userChecks);
  const terms = toTerms(flags, own);
  const found = findFiles(paths.filter((path) => path !== STANDARD_INPUT));
  const objects = await userChecksOf(terms.userChecks);
  const waivers = await loadedWaivers(flags, terms.time, own.checks);
  const checks = chosenChecks(terms.checks);
  const { configuration, kubernetesVersion, profile } = flags;
  const book = new ScanBook({
    checks: [...checks, ...objects.map(({ check }) => check)],
    plan: planChecks(checks, terms.standard, objects),
    time: terms.time,
    configuration,
    kubernetesVersion,
    profile,
    reasons: [...reasonsOf(checks), ...ownReasons(objects)],
  });
  const json = terms.asLines ? new JsonOutput(flags.output, streams) : undefined;
  const findings: ScanFinding[] = [];
  let failing = false;
  for await (const scanned of scannedFiles(paths, found, flags, terms, contextFor(terms, waivers, objects))) {
    book.add(scanned);
    json?.add(scanned.lines);
    for (const finding of scanned.scan?.findings ?? []) findings.push(finding);
    failing ||= scanned.failing;
  }
  const report = book.report(findings, waivers.report());
  if (json === undefined) await writeScan(report, flags, shell);
  else json.close(report);
  if (failing) return EXIT.findings;
  return book.unread() > flags.maxUnknown ? EXIT.incomplete : EXIT.clean;
}

/** @throws UsageError */
function toTerms(flags: ScanFlags, own: LoadedUserChecks): ScanTerms {
  const ids = idsWith(own.checks);
  for (const id of flags.checks)
    if (!ids.has(id))
      throw new UsageError('check-not-found', `There is no check ${id}. \`demarc checks\` lists them.`);
  const { profile } = flags;
  if (profile !== undefined && flags.checks.length > 0)
    throw new UsageError('bad-flag', 'A profile chooses the checks: give --profile or --checks, not both.');
  const minor = toMinor(flags.kubernetesVersion);
  const level = levelOf(profile);
  return {
    checks: profile === undefined ? flags.checks : checksOfProfile(profile, minor, catalogue),
    standard: {
      ...(minor === undefined ? {} : { minor }),
      ...(level === undefined ? {} : { level }),
    },
    time: Date.now(),
    configuration: flags.configuration,
    severity: flags.severity,
    failOn: flags.failOn,
    known: flags.baseline === undefined ? new Set() : knownFingerprints(flags.baseline),
    asLines: flags.format === 'json',
    ...(own.checks.length === 0 ? {} : { userChecks: chosenUserChecks(own, flags.checks) }),
  };
}

/** @throws UsageError */
function toMinor(version: string | undefined): number | undefined {
  if (version === undefined) return undefined;
  const minor = /^1\.(\d{1,3})$/.exec(version)?.[1];
  if (minor === undefined)
    throw new UsageError(
      'bad-flag',
      `${JSON.stringify(version)} is no Kubernetes version: give its minor version, such as 1.34.`,
    );
  if (Number(minor) < OLDEST_STANDARD)
    throw new UsageError(
      'bad-flag',
      `The rules of Kubernetes ${version} are not known: give 1.${OLDEST_STANDARD} or a later version.`,
    );
  return Number(minor);
}

/** Ids of all checks, those of the user among them. */
function idsWith(own: readonly ReadUserCheck[]): Set<string> {
  return new Set([...catalogue.map(({ id }) => id), ...own.map(({ check }) => check.check.id)]);
}

async function loadedWaivers(
  flags: ScanFlags,
  time: number,
  own: readonly ReadUserCheck[],
): Promise<WaiverBook> {
  if (flags.waivers === undefined) return new WaiverBook([], toInstantText(time));
  const { loadWaivers } = await import('./load-waivers.ts');
  return new WaiverBook(await loadWaivers(flags.waivers, idsWith(own)), toInstantText(time));
}

function contextFor(terms: ScanTerms, waivers: WaiverBook, own: readonly UserCheck[]): ScanContext {
  return createContext(terms, (check, subject, scope) => waivers.match(check, subject, scope), own);
}

async function* scannedFiles(
  paths: readonly string[],
  found: FoundFiles,
  flags: ScanFlags,
  terms: ScanTerms,
  context: ScanContext,
): AsyncGenerator<ScannedFile> {
  if (paths.includes(STANDARD_INPUT)) yield scanFile('<stdin>', decoded(readFileSync(0)), context, terms);
  const files = found.files.map((path) => ({ path, file: shown(path) }));
  const alone = flags.waivers !== undefined;
  yield* scannedPaths(files, { terms, context, alone, cache: openedCache(flags, terms) });
  for (const { folder, reason } of found.unlisted)
    yield { file: shown(folder), reason, lines: NO_LINES, failing: false };
  for (const folder of found.charts) yield renderedFolder('helm', folder, flags.render, context, terms);
  for (const folder of found.kustomizations)
    yield renderedFolder('kustomize', folder, flags.render, context, terms);
}

/** Built, this file is named by all that it loads: what another build found is not taken for what this one would. */
const BUILD = /-([A-Z0-9]{8})\.js$/.exec(import.meta.url)?.[1];

/** What was found the last time; nothing where waivers decide too, or from sources, which may have changed. */
function openedCache({ cache, waivers }: ScanFlags, terms: ScanTerms): ScanCache | undefined {
  if (cache === false || waivers !== undefined || BUILD === undefined) return undefined;
  terms.cached = true;
  return new ScanCache(cacheFolder(typeof cache === 'string' ? cache : undefined), BUILD, terms);
}

async function renderedFolder(
  tool: RenderedSource['tool'],
  path: string,
  asked: boolean,
  context: ScanContext,
  terms: ScanTerms,
): Promise<ScannedFile> {
  const folder = shown(path);
  const nothing = { file: folder, lines: NO_LINES, failing: false };
  if (!asked)
    return { ...nothing, rendered: { folder, tool, outcome: 'not-asked', reason: 'it was not asked for' } };
  const { source, text } = await render(tool, path);
  const rendered = { ...source, folder };
  if (text === undefined) return { ...nothing, rendered };
  return { ...scanFile(`${folder} (${tool})`, { text }, context, terms), rendered };
}
