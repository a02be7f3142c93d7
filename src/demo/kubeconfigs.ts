import type { JsonObject } from '../kernel/json.ts';
import { type Grant, grants, type Identity, people } from './identities.ts';
import { ids } from './ids.ts';
import { daysAgo, idOf, keyOf } from './values.ts';

function identityOf(grant: Grant): Identity {
  return people[grant.who];
}

/** ListClusterKubeconfigStates: identities of the account, or those of cloud services. */
export function kubeconfigStates(cluster: string, services: boolean): JsonObject {
  const here = grants.filter(
    (grant) => grant.cluster === cluster && (grant.service !== undefined) === services,
  );
  return {
    states: here.map(stateOf),
    page: { page_number: 1, page_size: 50, total_count: here.length },
  };
}

function stateOf(grant: Grant): JsonObject {
  const identity = identityOf(grant);
  const state: JsonObject = {
    account_id: identity.uid,
    account_name: identity.name,
    account_display_name: identity.name,
    account_type: identity.kind,
    account_state: identity.state,
    cert_state: grant.certificate,
    cert_expire_time: grant.expiresInDays === undefined ? '' : daysAgo(-grant.expiresInDays),
    revokable: grant.certificate === 'Unexpired' && identity.kind !== 'RootAccount',
  };
  if (grant.service === undefined) return state;
  return {
    ...state,
    cloud_service_name: grant.service,
    cloud_service_roles: [
      { role_name: 'arms-prom-role', role_namespace: '', type: 'ClusterRole', is_default_template: true },
    ],
  };
}

/** DescribeUserPermission: the answer is a list. */
export function userPermissions(uid: string): JsonObject[] {
  const held = grants.filter((grant) => identityOf(grant).uid === uid && grant.role !== undefined);
  const rows = held.map((grant) => permission(grant, identityOf(grant)));
  if (uid !== people.bob.uid) return rows;
  return [
    ...rows,
    {
      resource_id: 'all-clusters',
      resource_type: 'cluster',
      role_name: '',
      role_type: 'admin',
      is_owner: 0,
      is_ram_role: 0,
    },
  ];
}

function permission(grant: Grant, identity: Identity): JsonObject {
  const namespaced = grant.namespace !== undefined;
  return {
    resource_id: namespaced ? `${grant.cluster}/${grant.namespace}` : grant.cluster,
    resource_type: namespaced ? 'namespace' : 'cluster',
    role_name: '',
    role_type: grant.role === 'cluster-admin' ? 'admin' : (grant.role ?? '').replace(/^cs:(?:ns:)?/, ''),
    is_owner: identity.kind === 'RootAccount' ? 1 : 0,
    is_ram_role: identity.kind === 'RamRole' ? 1 : 0,
  };
}

/** DescribeUserClusterActivityState of every effective kubeconfig; without an audit log there is no answer. */
export function activityStates(unaudited: ReadonlySet<string>): {
  documents: [string, JsonObject][];
  refused: string[];
} {
  const documents: [string, JsonObject][] = [];
  const refused: string[] = [];
  for (const grant of grants) {
    if (grant.certificate !== 'Unexpired' || grant.service !== undefined) continue;
    const key = keyOf('cs/DescribeUserClusterActivityState', grant.cluster, identityOf(grant).uid);
    if (unaudited.has(grant.cluster)) refused.push(key);
    else documents.push([key, activityOf(grant)]);
  }
  return { documents, refused };
}

function activityOf(grant: Grant): JsonObject {
  const uid = identityOf(grant).uid;
  return {
    active: grant.active ?? false,
    last_activity: grant.active ? daysAgo(1) : '',
    last_audit_id: grant.active ? idOf('', `audit/${uid}`, 32) : '',
    log_project_name: `k8s-log-${grant.cluster}`,
    log_store_name: `audit-${grant.cluster}`,
    log_query_exp: `user.username: "${uid}" or user.username: "${uid}-*"`,
  };
}

/** The bindings that Container Service makes for the grants of a cluster. */
export function grantBindings(cluster: string): { cluster: JsonObject[]; namespaced: JsonObject[] } {
  const held = grants.filter((grant) => grant.cluster === cluster && grant.role !== undefined);
  return {
    cluster: held.filter((grant) => grant.namespace === undefined).map(binding),
    namespaced: held.filter((grant) => grant.namespace !== undefined).map(binding),
  };
}

function binding(grant: Grant): JsonObject {
  const uid = identityOf(grant).uid;
  const subject = grant.suffix === undefined ? uid : `${uid}-${grant.suffix}`;
  const kind = grant.role === 'cluster-admin' ? '-cluster-admin-clusterrolebinding' : '-clusterrolebinding';
  const metadata: JsonObject =
    grant.namespace === undefined
      ? { name: `${uid}${kind}`, creationTimestamp: daysAgo(500) }
      : {
          name: `${uid}-${grant.namespace}-rolebinding`,
          namespace: grant.namespace,
          creationTimestamp: daysAgo(500),
        };
  return {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: grant.role ?? '' },
    subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: subject }],
  };
}

/** Every uid that Container Service can be asked about. */
export function knownUids(): string[] {
  return Object.values(people).map((person) => person.uid);
}

/** The cluster whose kubeconfig states are refused to the sample caller. */
export const REFUSED_STATES = ids.oldCi;
