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

/** The reports that name any of an advisory's ids, by node and by pool. */
export class Reports {
  readonly #tables: Tables;
  readonly #byPlace: ReadonlyMap<string, readonly NodeVulnerability[]>;

  constructor(tables: Tables, ids: readonly string[]) {
    this.#tables = tables;
    const wanted = new Set(ids);
    const rows = tables.nodeVulnerabilities.rows.filter(
      ({ cves, name }) =>
        (cves.known && cves.value.some((id) => wanted.has(id))) ||
        // Security Center puts the distribution before the advisory of it: `alilinux3:2.1:ALINUX3-SA-2026:0133`.
        ids.some((id) => name.value === id || name.value.endsWith(`:${id}`)),
    );
    this.#byPlace = Map.groupBy(
      rows,
      ({ node, cluster, nodePool }) => node ?? `pool\n${cluster}\n${nodePool ?? ''}`,
    );
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
