import { kubernetesFamilies, kubernetesLists, kubernetesSource, listName } from '../operations/kubernetes.ts';
import { type Operation, sourceOf } from '../operations/operation.ts';
import { operations, variantIds } from '../operations/table.ts';

/** The RAM policy and the ClusterRole that collecting needs, made from the operation table. */
export function policyText(): string {
  return `${JSON.stringify(ramPolicy(), undefined, 2)}\n---\n${clusterRole()}`;
}

export function ramPolicy(): object {
  const actions = new Set(
    operations.flatMap((operation) => [operation.action, ...(operation.alsoNeeds ?? [])]),
  );
  // Everybody may ask who they are; RAM has no action for it.
  actions.delete('sts:GetCallerIdentity');
  return { Version: '1', Statement: [{ Effect: 'Allow', Action: [...actions].sort(), Resource: '*' }] };
}

const SECRETS = 'secrets';
const ABOUT_SECRETS =
  '# Of a Secret its type, keys, age, owner and certificate dates are kept, never a value; the API server sends the\n' +
  '# values all the same. Without this rule whatever rests on Secrets is unknown, and nothing else.';
const ABOUT_KUBECONFIG =
  '# --temporary-kubeconfig also needs cs:DescribeClusterUserKubeconfig in the RAM policy: it issues a credential.';

function clusterRole(): string {
  const byGroup = new Map<string, string[]>();
  for (const list of kubernetesLists)
    if (list.plural !== SECRETS) byGroup.set(list.group, [...(byGroup.get(list.group) ?? []), list.plural]);
  for (const { group } of kubernetesFamilies) byGroup.set(group, ['*']);
  const rules = [...byGroup].map(
    ([group, plurals]) =>
      `- apiGroups: ["${group}"]\n  resources: [${plurals.map((plural) => `"${plural}"`).join(', ')}]\n  verbs: ["list"]`,
  );
  rules.push(
    `${ABOUT_SECRETS}\n- apiGroups: [""]\n  resources: ["${SECRETS}"]\n  verbs: ["list"]`,
    '- apiGroups: [""]\n  resources: ["nodes/configz"]\n  verbs: ["get"]',
    '- nonResourceURLs: ["/version", "/api", "/api/*", "/apis", "/apis/*"]\n  verbs: ["get"]',
  );
  return `${ABOUT_KUBECONFIG}\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: demarc-reader\nrules:\n${rules.join('\n')}\n`;
}

/** One line an operation: the file it has in an export folder. */
export function layoutText(): string {
  const lines = operations.map((operation) => {
    const ids = [
      ...operation.ids.map(({ name, in: place }) =>
        isParameter(name, place) ? `${name}=<${name}>` : `<${name}>`,
      ),
      ...variantIds(operation),
    ];
    return `${sourceOf(operation)}${ids.length === 0 ? '' : `@${ids.join(',')}`}.json`;
  });
  const lists = kubernetesLists.map((list) => `kubernetes/<ClusterId>/${listName(list)}.json`);
  const families = kubernetesFamilies.map(({ group }) => `kubernetes/<ClusterId>/<plural>.${group}.json`);
  return `${[...lines, 'kubernetes/<ClusterId>/version.json', 'kubernetes/<ClusterId>/configz@<node>.json', 'kubernetes/<ClusterId>/node-files@<node>.json', 'kubernetes/<ClusterId>/deprecated-apis.json', ...lists, ...families].join('\n')}\n`;
}

/** Parameters that name no resource but change the answer. */
function isParameter(name: string, place: string): boolean {
  return place === 'query' && ['ClusterType', 'Profile', 'Region'].includes(name);
}

/** What would be asked, how often, and how many calls are certain: nothing tells the others but the account. */
export function dryRunText(): string {
  const lines = operations.map((operation) => {
    const pages =
      operation.paging.style === 'none' ? '' : `, a call for every ${operation.paging.pageSize} items`;
    const per = repeatsFor(operation);
    return `${sourceOf(operation)}: 1 call${per === '' ? '' : ` for each ${per}`}${pages} (${operation.action})`;
  });
  const lists = kubernetesLists.map(
    (list) => `${kubernetesSource(list)}: 1 call for each cluster, a call for every 500 items`,
  );
  return `${[...lines, ...lists].join('\n')}\n\n${sums().join('\n')}\nNothing was called.\n`;
}

/** What a call is made again for: the ids it names, or the region it asks; empty where it is made once. */
function repeatsFor({ ids, endpoint }: Operation): string {
  if (ids.length === 0) return endpoint === 'central' ? '' : 'region';
  return ids.map(({ name }) => (name === 'cluster_id' ? 'ClusterId' : name)).join(' and ');
}

function sums(): string[] {
  const groups = Map.groupBy(operations, repeatsFor);
  const once = groups.get('') ?? [];
  const paged = once.filter(({ paging }) => paging.style !== 'none').length;
  const repeated = [...groups].filter(([per]) => per !== '');
  return [
    `${once.length} calls are certain, and one more for every further page of ${paged} of them.`,
    ...repeated.map(([per, { length }]) => `For each ${per}: ${length} ${length === 1 ? 'call' : 'calls'}.`),
    `For each cluster that a kubeconfig reaches: ${kubernetesLists.length + 1} calls (${kubernetesLists.length} lists, its version), and one for each node.`,
    `${operations.length} operations and ${kubernetesLists.length} Kubernetes lists.`,
  ];
}
