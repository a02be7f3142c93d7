import { AdvisoryIndex } from '../advisories/advisory-index.ts';
import type { Advisory } from '../advisories/merge.ts';
import type { AffectedComponent } from '../advisories/record.ts';
import { compareText } from '../kernel/compare.ts';
import type { Tables } from '../model/tables.ts';

/**
 * A flaw that no advisory in the data tells of, but scanners report on machines of the account: what they
 * say of each machine is all that is known. Undefined where none reports it.
 */
export function reportedAdvisory(
  wanted: string,
  tables: Tables,
): { advisory: Advisory; index: AdvisoryIndex } | undefined {
  const id = wanted.toUpperCase();
  const rows = tables.nodeVulnerabilities.rows.filter(
    ({ cves, name }) =>
      (cves.known && cves.value.some((cve) => cve.toUpperCase() === id)) ||
      name.value.toUpperCase() === id ||
      name.value.toUpperCase().endsWith(`:${id}`),
  );
  if (rows.length === 0) return undefined;
  const packages = rows.flatMap((row) => (row.packages.known ? row.packages.value : []));
  const names = [...new Set(packages)].sort(compareText);
  const index = new AdvisoryIndex([
    {
      kind: 'advisory',
      id,
      source: 'scanner',
      rank: 3,
      aliases: [],
      upstream: [],
      summary:
        rows
          .map(({ alias }) => (alias.known ? alias.value : ''))
          .sort(compareText)
          .at(-1) ?? '',
      vectors: [],
      affected: (names.length === 0 ? ['node-os'] : names).map(toAffected),
      references: [],
      defects: [],
    },
  ]);
  return { advisory: index.find(id) as Advisory, index };
}

function toAffected(component: string): AffectedComponent {
  return {
    component,
    family: 'rpm',
    ranges: [],
    versions: [],
    except: [],
    undetermined: [],
    unverified: true,
  };
}
