import type { NodeVulnerability } from '../model/facts/vulnerability.ts';
import type { Tables } from '../model/tables.ts';

/** Security Center: fixed, and in force only after a restart. */
const RESTART_PENDING = [8, 11];
const FIXED = 7;

/** What scanners report of one flaw on one machine, or on a pool as a whole. */
export interface Reported {
  open: readonly NodeVulnerability[];
  restartPending: readonly NodeVulnerability[];
  fixed: readonly NodeVulnerability[];
  /** Every report that could name it was read: what is fixed in one is open in none. */
  isWhole: boolean;
  /** `asap`, `later`, `nntf`, where a report says so. */
  necessity: string | undefined;
}

const NOTHING: Reported = { open: [], restartPending: [], fixed: [], isWhole: false, necessity: undefined };

/** Everything that scanners report, by the ids it goes under. */
export class ReportBook {
  readonly #tables: Tables;
  readonly #byId = new Map<string, NodeVulnerability[]>();

  constructor(tables: Tables) {
    this.#tables = tables;
    for (const row of tables.nodeVulnerabilities.rows) for (const id of idsOf(row)) this.#add(id, row);
  }

  #add(id: string, row: NodeVulnerability): void {
    const known = this.#byId.get(id);
    if (known === undefined) this.#byId.set(id, [row]);
    else known.push(row);
  }

  /** The reports that name any of an advisory's ids. */
  about(ids: readonly string[]): Reports {
    const rows = new Set(ids.flatMap((id) => this.#byId.get(id) ?? []));
    return new Reports(this.#tables, rows);
  }
}

/** Security Center puts the distribution before the advisory of it: `alilinux3:2.1:ALINUX3-SA-2026:0133`. */
function idsOf({ cves, name }: NodeVulnerability): Set<string> {
  const parts = name.value.split(':');
  const names = parts.map((_, index) => parts.slice(index).join(':'));
  return new Set([...names, ...(cves.known ? cves.value : [])]);
}

/** The reports of one flaw, by node and by pool. */
export class Reports {
  readonly #tables: Tables;
  readonly #byPlace: ReadonlyMap<string, readonly NodeVulnerability[]>;

  constructor(tables: Tables, rows: Iterable<NodeVulnerability>) {
    this.#tables = tables;
    this.#byPlace = Map.groupBy(
      rows,
      ({ node, cluster, nodePool }) => node ?? `pool\n${cluster}\n${nodePool ?? ''}`,
    );
  }

  names(node: string): boolean {
    return this.#byPlace.has(node);
  }

  ofNode(id: string): Reported {
    const report = this.#tables.vulnerabilityReports.get(id);
    return { ...sorted(this.#byPlace.get(id)), isWhole: report !== undefined && report.gaps.length === 0 };
  }
}

function sorted(rows: readonly NodeVulnerability[] | undefined): Reported {
  if (rows === undefined) return NOTHING;
  const isIn = (row: NodeVulnerability, states: readonly number[]) =>
    row.status.known && states.includes(row.status.value);
  const restartPending = rows.filter((row) => isIn(row, RESTART_PENDING));
  const fixed = rows.filter((row) => isIn(row, [FIXED]) && isOnlySecurityCenter(row));
  const necessity = rows.find((row) => row.necessity.known)?.necessity;
  return {
    restartPending,
    fixed,
    isWhole: false,
    open: rows.filter((row) => !restartPending.includes(row) && !fixed.includes(row)),
    necessity: necessity?.known ? necessity.value : undefined,
  };
}

/** What ACK still lists is open, whatever Security Center says of it. */
function isOnlySecurityCenter({ reportedBy }: NodeVulnerability): boolean {
  return reportedBy.every((reporter) => reporter === 'security-center');
}
