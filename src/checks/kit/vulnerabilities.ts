import type { Evidence, Gap } from '../../kernel/known.ts';
import type {
  NodeVulnerability,
  OpenVulnerabilities,
  VulnerabilityReport,
} from '../../model/facts/vulnerability.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Row } from '../../model/table.ts';
import type { Tables } from '../../model/tables.ts';
import type { Verdict } from '../../model/verdict.ts';
import { evidenceOf, fail, passAsOf, unknown } from './verdicts.ts';

/** Findings to name; the count says how many there are. */
const NAMED = 5;

/** A fail for what is open; a pass only as of a scan, for an empty list by itself proves nothing. */
export function judgeOpen(row: OpenVulnerabilities): Verdict {
  if (row.open.length > 0) return fail(sawOpen(row, row.open), openEvidence(row.open), loweredBy(row.open));
  if (row.gaps.length > 0) return unknown(...row.gaps);
  return row.lastScan.known ? passAsOf(row.lastScan.value) : unknown(row.lastScan);
}

/** The node, or the pool where the nodes' reports are missing. */
export function nameOf({ scope, subject }: Row): string {
  return scope.node ?? scope.nodePoolName ?? scope.nodePool ?? subject;
}

export function sawOpen(row: Row, open: readonly NodeVulnerability[]) {
  return sawNames(row, namesOf(open));
}

export function namesOf(open: readonly NodeVulnerability[]): string[] {
  return open.map(({ name }) => name.value);
}

export function sawNames(row: Row, names: readonly string[]) {
  return { node: nameOf(row), count: names.length, names: names.slice(0, NAMED) };
}

/** The advisories to which the container runtime of a node is open by its version, beside those a scan reports. */
export function runtimeAdvisories(
  { node, open }: VulnerabilityReport,
  { componentAdvisories }: Pick<Tables, 'componentAdvisories'>,
): { names: string[]; evidence: Evidence[] } {
  const rows = node === undefined ? [] : componentAdvisories.by('node', node);
  const reported = new Set(open.flatMap(({ cves }) => (cves.known ? cves.value : [])));
  const found = rows.filter((row) => row.open.length > 0);
  const ids = found.flatMap((row) => row.open.map(({ id }) => id)).filter((id) => !reported.has(id));
  return { names: ids, evidence: evidenceOf(...found.map(({ version }) => version)) };
}

/** As containerd and docker write theirs, and ACK its builds of them. */
const RUNTIME =
  /^(?:containerd|docker):\/\/v?\d+(?:\.\d+){2,3}(?:-(?:alpha|beta|rc)[\d.]*|-aliyun\.\d+|-[\da-f]{7,9}-aliyun)?(?:\+.*)?$/;

/** Why no advisory can be held against a runtime; undefined where one can. */
export function unreadRuntime({ runtimeVersion }: VulnerabilityReport): Gap | undefined {
  if (!runtimeVersion.known) return runtimeVersion.because;
  const { value, at } = runtimeVersion;
  if (RUNTIME.test(value)) return undefined;
  return gapOf(at.source, at.ids, 'absent', `no advisory can be held against the runtime ${value}`);
}

export function openEvidence(open: readonly NodeVulnerability[]) {
  return evidenceOf(...open.slice(0, NAMED).flatMap(({ name, necessity }) => [name, necessity]));
}

/** High is the default; it is lowered only where the level of every finding was read. */
function loweredBy(open: readonly NodeVulnerability[]) {
  const levels = open.map(({ necessity }) => (necessity.known ? necessity.value : 'asap'));
  if (levels.every((level) => level === 'nntf')) return low;
  return levels.every((level) => level === 'nntf' || level === 'later') ? medium : undefined;
}

const medium = {
  severity: 'medium',
  severityReason: {
    en: 'The worst of them may be repaired later (necessity later)',
    'zh-CN': '其中最严重的漏洞修复紧急度为中（later）',
  },
} as const;

const low = {
  severity: 'low',
  severityReason: {
    en: 'None of them needs to be repaired at once (necessity nntf)',
    'zh-CN': '所有漏洞的修复紧急度均为低（nntf）',
  },
} as const;
