import type { Fleet } from './fleet.ts';

/** A kubeconfig as ACK issues it: the context's name carries the user and the cluster id. */
export function kubeconfigText(
  fleet: Fleet,
  endpoint: string,
  token: string,
  clusters: readonly string[] = [...fleet.kubernetes.keys()],
): string {
  const first = clusters[0];
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: clusters.map((id) => ({
      name: id,
      // Plain HTTP is accepted by client libraries only where verification is waived.
      cluster: { server: `http://${endpoint}/clusters-api/${id}`, 'insecure-skip-tls-verify': true },
    })),
    users: [{ name: 'demarc', user: { token } }],
    contexts: clusters.map((id) => ({
      name: `${fleet.account}-${id}`,
      context: { cluster: id, user: 'demarc' },
    })),
    'current-context': first === undefined ? '' : `${fleet.account}-${first}`,
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
