import { UsageError } from '../kernel/usage-error.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Scope } from '../model/scope.ts';

/** The part of an assessment about some clusters or regions, with what is the account's. */
export function narrowed(
  assessment: Assessment,
  to: { clusters: readonly string[]; regions: readonly string[] },
): Assessment {
  if (to.clusters.length === 0 && to.regions.length === 0) return assessment;
  const known = assessment.scopes.filter((scope) => scope.kind === 'cluster');
  for (const cluster of to.clusters) {
    if (known.some((scope) => scope.cluster === cluster || scope.clusterName === cluster)) continue;
    const names = known.slice(0, 5).map((scope) => scope.cluster);
    throw new UsageError(
      'scope-not-found',
      `No cluster ${cluster} is in this assessment. It has ${names.join(', ') || 'none'}${known.length > 5 ? ', …' : ''}.`,
    );
  }
  for (const region of to.regions) {
    if (known.some((scope) => scope.region === region)) continue;
    const regions = [...new Set(known.flatMap((scope) => scope.region ?? []))];
    throw new UsageError(
      'scope-not-found',
      `No cluster of region ${region} is in this assessment. It has ${regions.join(', ') || 'none'}.`,
    );
  }
  const kept = new Set(known.filter((scope) => isWanted(scope, to)).map((scope) => scope.cluster));
  const isKeptCluster = (cluster: string | undefined) => cluster === undefined || kept.has(cluster);
  const isKept = (scope: Scope) => isKeptCluster(scope.cluster);
  const left = new Set(known.flatMap((scope) => (kept.has(scope.cluster) ? [] : [scope.cluster])));
  return {
    ...assessment,
    scopes: assessment.scopes.filter(isKept),
    ledger: assessment.ledger.filter((row) => isKept(row.scope)),
    findings: assessment.findings.filter((finding) => isKept(finding.scope)),
    tallies: assessment.tallies.filter((tally) => isKept(tally.scope)),
    sources: assessment.sources.filter((source) => source.ids[0] === undefined || !left.has(source.ids[0])),
    statements: assessment.statements.filter((statement) => isKept(statement.scope)),
    ...(assessment.advisories !== undefined && {
      advisories: assessment.advisories.map((report) => ({
        ...report,
        scopes: report.scopes.filter(({ scope }) => isKept(scope)),
        undetermined: report.undetermined.filter(({ cluster }) => isKeptCluster(cluster)),
        done: report.done.filter(({ cluster }) => isKeptCluster(cluster)),
      })),
    }),
  };
}

function isWanted(scope: Scope, to: { clusters: readonly string[]; regions: readonly string[] }): boolean {
  const byCluster =
    to.clusters.length === 0 ||
    to.clusters.includes(scope.cluster ?? '') ||
    to.clusters.includes(scope.clusterName ?? '');
  // A cluster whose region was not read may be in any.
  const byRegion = to.regions.length === 0 || scope.region === undefined || to.regions.includes(scope.region);
  return byCluster && byRegion;
}
