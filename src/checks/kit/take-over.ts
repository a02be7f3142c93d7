import type { ReachedRight, SubjectReach } from '../../model/facts/subject-reach.ts';
import type { Table } from '../../model/table.ts';

/** Rights that lead to every other one where they hold in the whole cluster or in kube-system. */
const TAKE_OVER: ReadonlySet<string> = new Set([
  'superuser',
  'every-object-read-or-written',
  'roles-escalate',
  'roles-bind',
  'impersonate',
  'secrets-read',
  'tokens-create',
  'node-proxy',
  'admission-write',
  'certificates-approve',
  'certificates-sign',
  'pods-create',
  'workloads-write',
  'identity-mappings-write',
]);
/** Rights with which one acts as any service account of the namespace. */
const ACT_AS: ReadonlySet<string> = new Set([
  'superuser',
  'every-object-read-or-written',
  'roles-escalate',
  'roles-bind',
  'impersonate',
  'tokens-create',
  'pods-create',
  'workloads-write',
]);
/** Names that give everything also to a right that is limited to them. */
const STRONG_NAMES: ReadonlySet<string> = new Set([
  'cluster-admin',
  'cs:admin',
  'system:masters',
  'kubernetes.io/kube-apiserver-client',
  'kubernetes.io/*',
]);

/** The rights of a service account that lead to the whole cluster. */
export interface TakeOver {
  rights: readonly ReachedRight[];
  /** Only by way of another service account of the same namespace. */
  throughAnother: boolean;
}

export function takeOverOf(
  held: readonly ReachedRight[],
  reach: Table<SubjectReach>,
  cluster: string,
): TakeOver | undefined {
  // Everything includes the rest, which would only make the list long.
  const everything = held.filter(
    ({ right, namespace, names }) => right === 'superuser' && namespace === '' && names.length === 0,
  );
  const direct = everything.length > 0 ? everything : held.filter(isTakeOver);
  if (direct.length > 0) return { rights: direct, throughAnother: false };
  const within = held.filter(({ right, names }) => ACT_AS.has(right) && names.length === 0);
  if (within.length === 0) return undefined;
  const strong = strongNamespaces(reach, cluster);
  const rights = within.filter(({ namespace }) => strong.has(namespace));
  return rights.length > 0 ? { rights, throughAnother: true } : undefined;
}

function isTakeOver({ right, namespace, names }: ReachedRight): boolean {
  const wide = namespace === '' || namespace === 'kube-system';
  return TAKE_OVER.has(right) && wide && (names.length === 0 || names.some((name) => STRONG_NAMES.has(name)));
}

// Very many pods ask.
const known = new WeakMap<Table<SubjectReach>, Map<string, ReadonlySet<string>>>();

/** The namespaces with a service account that can take over the cluster. */
function strongNamespaces(reach: Table<SubjectReach>, cluster: string): ReadonlySet<string> {
  const ofClusters = known.get(reach) ?? new Map<string, ReadonlySet<string>>();
  known.set(reach, ofClusters);
  let found = ofClusters.get(cluster);
  if (found === undefined) {
    const strong = reach
      .of(cluster)
      .filter(({ kind, rights }) => kind === 'ServiceAccount' && rights.some(isTakeOver));
    found = new Set(strong.map(({ namespace }) => namespace));
    ofClusters.set(cluster, found);
  }
  return found;
}

/** What bindings give a service account: rows of its own, and of the groups that every account is in. */
export function reachOfAccount(
  reach: Table<SubjectReach>,
  cluster: string,
  namespace: string,
  name: string,
): SubjectReach[] {
  return [
    `ServiceAccount/${namespace}/${name}`,
    `User/system:serviceaccount:${namespace}:${name}`,
    `Group/system:serviceaccounts:${namespace}`,
    'Group/system:serviceaccounts',
    'Group/system:authenticated',
  ].flatMap((subject) => reach.get(`${cluster}/${subject}`) ?? []);
}
