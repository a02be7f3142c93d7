import type { Gap } from '../../kernel/known.ts';
import { parseRamArn } from '../../ram/arn.ts';
import {
  type Subject,
  type TrustedServiceAccounts,
  trustedServiceAccounts,
  trustsServiceAccount,
} from '../../ram/service-accounts.ts';
import type { RamRights } from '../facts/ram-rights.ts';
import { trustGaps } from './ram-trustees.ts';

/** A way for service accounts into a RAM role. */
export interface RrsaEntry {
  provider: string;
  /** `system:serviceaccount:<namespace>:<name>` as the condition spells it; `*` where there is none. */
  subject: string;
  /** Any service account of any namespace, any of one namespace, the same name anywhere, or certain ones. */
  width: 'everyone' | 'any-account' | 'any-namespace' | 'certain';
  /** `unknown` where a further condition was not evaluated. */
  decision: 'allow' | 'unknown';
}

const ANY: Subject = { pattern: '*', namespace: 'any', name: 'any' };

/** How the trust policy of a role lets service accounts of clusters in, as far as it was read. */
export function rrsaEntries(role: RamRights): { entries: readonly RrsaEntry[]; gaps: readonly Gap[] } {
  const gaps = trustGaps(role);
  if (!role.trust?.known) return { entries: [], gaps };
  const trust = role.trust.value;
  const entries = trustedServiceAccounts(trust)
    .filter(({ provider }) => isOfCluster(provider))
    .flatMap((trusted) =>
      (trusted.subjects ?? [ANY]).flatMap((subject): RrsaEntry[] => {
        const { decision } = trustsServiceAccount(trust, probe(trusted, subject));
        if (decision !== 'allow' && decision !== 'unknown') return [];
        return [{ provider: trusted.provider, subject: subject.pattern, width: widthOf(subject), decision }];
      }),
    );
  return { entries, gaps };
}

/** Providers of other systems write other subjects. */
function isOfCluster(provider: string): boolean {
  const rest = parseRamArn(provider)?.rest ?? provider;
  return rest.startsWith('oidc-provider/ack-rrsa-') || rest.includes('*');
}

function widthOf({ namespace, name }: Subject): RrsaEntry['width'] {
  if (namespace === 'any') return name === 'any' ? 'everyone' : 'any-namespace';
  return name === 'any' ? 'any-account' : 'certain';
}

/** A service account that fits: a name that nobody chose where any will do. A pattern fits itself. */
function probe({ provider, issuers }: TrustedServiceAccounts, subject: Subject) {
  const [, , namespace = '', name = ''] = subject.pattern.split(':');
  const [issuer] = issuers ?? [];
  return {
    provider,
    namespace: subject.namespace === 'any' ? 'any-namespace' : namespace,
    name: subject.name === 'any' ? 'any-account' : name,
    ...(issuer !== undefined && { issuer }),
  };
}
