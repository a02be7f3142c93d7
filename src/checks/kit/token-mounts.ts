import type { Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { ServiceAccount } from '../../model/facts/service-account.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { serviceAccountId } from '../../model/normalise/service-accounts.ts';
import type { Table } from '../../model/table.ts';
import type { NotApplicable } from '../../model/verdict.ts';
import { at } from './containers.ts';
import { unlessMirror } from './service-accounts.ts';
import { notApplicable } from './verdicts.ts';

// The audiences of an API server of ACK are its own name and, with RRSA, the issuer in OSS.
const API_SERVER_AUDIENCE = /kubernetes\.default|oidc-ack-/;

/** For checks of what a pod does with its service account: a pod that says it mounts no token cannot use it. */
export function unlessTokenless(row: PodTemplate): true | NotApplicable {
  const mirror = unlessMirror(row);
  if (mirror !== true) return mirror;
  const own = at(row.spec, 'automountServiceAccountToken');
  return own === false && !projectsToken(row) ? notApplicable('no token of its account is mounted') : true;
}

/** Whether a pod has a token for the API server, or why that cannot be told. */
export function tokenOf(
  row: PodTemplate,
  account: string,
  accounts: Table<ServiceAccount>,
): 'mounted' | 'none' | Gap[] {
  const { cluster, namespace, spec } = row;
  // The pod's own word goes before that of its service account.
  if (at(spec, 'automountServiceAccountToken') === true || projectsToken(row)) return 'mounted';
  const found = accounts.get(serviceAccountId(cluster, namespace, account));
  if (found !== undefined) {
    const { automountToken } = found;
    if (!automountToken.known) return [automountToken.because];
    return automountToken.value ? 'mounted' : 'none';
  }
  const { state, gaps } = accounts.completeness(cluster);
  // An account that is gone says nothing, and silence means that tokens are mounted.
  if (state === 'complete') return 'mounted';
  return gaps.length > 0
    ? [...gaps]
    : [gapOf('kubernetes/serviceaccounts', [cluster], 'not-attempted', 'nothing was read of it')];
}

/** A volume with a token for the API server; tokens for others, such as those of RRSA, are of no use there. */
function projectsToken({ spec }: PodTemplate): boolean {
  const volumes = at(spec, 'volumes');
  return (Array.isArray(volumes) ? volumes : []).some((volume) => {
    const sources = at(volume, 'projected', 'sources');
    return (Array.isArray(sources) ? sources : []).some((source) => {
      const token = at(source, 'serviceAccountToken');
      const audience = at(token, 'audience') ?? '';
      return (
        token !== undefined &&
        (typeof audience !== 'string' || audience === '' || API_SERVER_AUDIENCE.test(audience))
      );
    });
  });
}
