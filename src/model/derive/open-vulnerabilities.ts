import { compareText } from '../../kernel/compare.ts';
import { matchesGlob } from '../../kernel/glob.ts';
import type { Gap, Known, Seen } from '../../kernel/known.ts';
import type { NodePool } from '../facts/node-pool.ts';
import type { NodeVulnerability, OpenVulnerabilities, VulnerabilityReport } from '../facts/vulnerability.ts';
import { gapOf } from '../normalise/reading.ts';
import { createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { isOfRuntimeOnly } from './runtime-packages.ts';

type Part = 'automated' | 'remainder';
type Sources = Pick<Tables, 'clusters' | 'nodePools' | 'vulnerabilityReports'>;

/**
 * The open vulnerabilities of each node's system. Where its pool repairs automatically, what the pool's
 * settings select is one row and the remainder another; everything else of a node is one row.
 */
export function deriveOpenVulnerabilities(tables: Sources): Table<OpenVulnerabilities> {
  const rows = tables.vulnerabilityReports.rows.flatMap((report) => {
    const pool =
      report.nodePool === undefined
        ? undefined
        : tables.nodePools.get(`${report.cluster}/${report.nodePool}`);
    const settings = pool === undefined ? undefined : automationOf(pool);
    if (settings === undefined) return [wholeOf(report)];
    return [partOf(report, 'automated', settings), partOf(report, 'remainder', settings)];
  });
  const completeness = new Map(
    tables.clusters.rows.map(({ id }) => [id, tables.vulnerabilityReports.completeness(id)] as const),
  );
  return createTable(rows, completeness);
}

interface Settings {
  levels: readonly string[];
  excluded: readonly string[];
}

/** Undefined where the pool is not known to repair automatically, or not known what. */
function automationOf(pool: NodePool): Settings | undefined {
  const { autoVulFix, type, vulLevel, excludePackages } = pool;
  if (!autoVulFix.known || !autoVulFix.value || !type.known || type.value !== 'ess') return undefined;
  if (!vulLevel.known || !excludePackages.known) return undefined;
  return { levels: namesIn(vulLevel.value), excluded: namesIn(excludePackages.value) };
}

function namesIn(list: string): string[] {
  return list.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

function wholeOf(report: VulnerabilityReport): OpenVulnerabilities {
  return { ...common(report), id: report.id, open: systemItems(report), gaps: report.gaps };
}

function partOf(report: VulnerabilityReport, part: Part, settings: Settings): OpenVulnerabilities {
  const open: NodeVulnerability[] = [];
  const gaps: Gap[] = [...report.gaps];
  for (const item of systemItems(report)) {
    const belongs = partOfItem(item, settings);
    if (belongs === part) open.push(item);
    else if (typeof belongs === 'object') gaps.push(belongs);
  }
  return { ...common(report), id: `${report.id}#${part}`, part, open, gaps };
}

/** Which part an item belongs to, or what was not read to tell. */
function partOfItem({ necessity, packages }: NodeVulnerability, settings: Settings): Part | Gap {
  if (packages.known && packages.value.some((name) => isExcluded(name, settings.excluded)))
    return 'remainder';
  if (!necessity.known) return necessity.because;
  if (!RANKS.includes(necessity.value)) return unnamedLevel(necessity);
  if (!settings.levels.includes(necessity.value)) return 'remainder';
  return packages.known ? 'automated' : packages.because;
}

function unnamedLevel({ at }: Seen<string>): Gap {
  return gapOf(at.source, at.ids, 'failed', `the value at ${at.path} is no level that is documented`);
}

/** `kernel` stands for every package of the kernel. */
export function isExcluded(name: string, excluded: readonly string[]): boolean {
  return excluded.some((glob) => (glob === 'kernel' ? name.startsWith('kernel') : matchesGlob(glob, name)));
}

/** A finding on the container runtime alone is not one of the system: another check has it. */
function systemItems(report: VulnerabilityReport): NodeVulnerability[] {
  return worstFirst(report.open.filter((item) => !isOfRuntimeOnly(item.packages)));
}

const RANKS = ['asap', 'later', 'nntf'];

export function worstFirst(items: readonly NodeVulnerability[]): NodeVulnerability[] {
  // A level that was not read may be the worst.
  const rank = (level: Known<string>) => (level.known ? RANKS.indexOf(level.value) : -1);
  return [...items].sort(
    (a, b) => rank(a.necessity) - rank(b.necessity) || compareText(a.name.value, b.name.value),
  );
}

function common(report: VulnerabilityReport) {
  const { subject, scope, at, cluster, level, edge, lastScan } = report;
  return { subject, scope, at, cluster, level, edge, lastScan };
}
