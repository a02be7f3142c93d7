import { dig } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { type Reply, refused } from './answer.ts';
import { type CloudOptions, createSender } from './cloud.ts';
import { endpointOf, HOME_REGION } from './endpoints.ts';
import { contextsFromService, type KubeContext } from './kubeconfig.ts';

/**
 * Issues a credential, so it is in no table of reads; used under its own flag only.
 * Fifteen minutes is the shortest life that ACK gives.
 */
const ISSUE_KUBECONFIG = {
  action: 'DescribeClusterUserKubeconfig',
  version: '2015-12-15',
  path: '/k8s/{ClusterId}/user_config',
  minutes: '15',
} as const;

export interface KubeconfigIssuer {
  issue(cluster: string, region: string | undefined): Promise<Reply<KubeContext>>;
}

/** `address` says which API server endpoint the kubeconfig names. */
export function createKubeconfigIssuer(
  options: CloudOptions,
  address: 'private' | 'public',
): KubeconfigIssuer {
  const sender = createSender(options);
  const site = options.site ?? 'china';
  return {
    async issue(cluster, region) {
      const where = { product: 'cs', endpoint: 'regional', site, override: options.override } as const;
      const reply = await sender.begin('cs')({
        action: ISSUE_KUBECONFIG.action,
        version: ISSUE_KUBECONFIG.version,
        style: 'ROA',
        method: 'GET',
        pathname: ISSUE_KUBECONFIG.path.replace('{ClusterId}', encodeURIComponent(cluster)),
        query: {
          TemporaryDurationMinutes: ISSUE_KUBECONFIG.minutes,
          PrivateIpAddress: String(address === 'private'),
        },
        endpoint: endpointOf({ ...where, region: region ?? options.region ?? HOME_REGION[site] }),
      });
      return reply.ok ? await firstContext(dig(reply.value, 'config')) : reply;
    },
  };
}

async function firstContext(text: unknown): Promise<Reply<KubeContext>> {
  const unusable = (reason: string) => refused<KubeContext>({ outcome: 'failed', retry: false, reason });
  if (typeof text !== 'string') return unusable('ACK answered without a kubeconfig');
  try {
    const [context] = await contextsFromService(text);
    return context === undefined
      ? unusable('the issued kubeconfig has no context')
      : { ok: true, value: context };
  } catch (error) {
    if (error instanceof UsageError) return unusable(error.message);
    throw error;
  }
}
