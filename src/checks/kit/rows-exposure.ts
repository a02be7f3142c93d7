import type { MachineSetting } from '../../model/facts/machine-setting.ts';
import type { Service } from '../../model/facts/service.ts';
import type { ServiceSelector } from '../../model/facts/service-selector.ts';
import { CLUSTER, clusterScope, known, NODE } from './rows.ts';
import { service } from './rows-configuration.ts';

// What leads from the internet to the Deployment `web` of the namespace shop.

const at = { source: 'test/Document', ids: [], path: '' } as const;

/** The Service `web` with a load balancer that has a public address. */
export function onInternet(changes: Partial<Service> = {}): Service {
  return service({ type: known('LoadBalancer'), addresses: known(['47.96.0.1']), ...changes });
}

/** The pods behind the Service `web`: those with the label `app: web`. */
export function selector(changes: Partial<ServiceSelector> = {}): ServiceSelector {
  return {
    id: `${CLUSTER}/shop/web`,
    subject: `${CLUSTER}/Service/shop/web`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    namespace: 'shop',
    name: 'web',
    type: known('ClusterIP'),
    selector: known(new Map([['app', 'web']])),
    ...changes,
  };
}

/** A node, and whether it has a public address. */
export function machine(publicAccess: boolean): MachineSetting {
  return {
    id: `${CLUSTER}/${NODE}`,
    subject: `${CLUSTER}/Node/${NODE}`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    kind: 'node',
    name: NODE,
    ecs: known(true),
    publicAccess: known(publicAccess),
    metadata: known('token'),
  };
}
