import type { Advice } from '../model/advice.ts';
import { UNREAD_ID } from '../model/scope.ts';

/** Only the rows of some clusters and regions; what may lie in them for want of a list stays. */
export function narrowAdvice(
  advice: Advice,
  { clusters, regions }: { clusters: readonly string[]; regions: readonly string[] },
): Advice {
  const scopes = advice.scopes.filter(({ scope }) => {
    if (scope.cluster === undefined || scope.cluster === UNREAD_ID) return true;
    const isCluster =
      clusters.length === 0 || clusters.includes(scope.cluster) || clusters.includes(scope.clusterName ?? '');
    return (
      isCluster && (regions.length === 0 || scope.region === undefined || regions.includes(scope.region))
    );
  });
  return { ...advice, scopes };
}
