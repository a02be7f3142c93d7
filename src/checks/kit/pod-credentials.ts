import type { Evidence, Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { SubjectReach } from '../../model/facts/subject-reach.ts';
import type { Tables } from '../../model/tables.ts';
import { at, containersOf, inSpec } from './containers.ts';
import { serviceAccountOf } from './service-accounts.ts';
import { tokenOf, unlessTokenless } from './token-mounts.ts';

/** Something that whoever takes over a container of the pod has at once. */
export interface PodCredential {
  kind: 'secret' | 'node-path' | 'claim' | 'service-account';
  /** `Secret db`, `ServiceAccount shop/deployer`. */
  text: string;
  evidence: readonly Evidence[];
}

/** Secrets, paths of the node and volumes that a pod takes into its containers. */
export function mountedIn(row: PodTemplate): PodCredential[] {
  return [...inVolumes(row), ...inVariables(row)];
}

type Source = [kind: PodCredential['kind'], word: string, ...path: (string | number)[]];

/** How a volume names what is in it, and where. */
const SOURCES: readonly Source[] = [
  ['secret', 'Secret', 'secret', 'secretName'],
  ['secret', 'Secret', 'csi', 'nodePublishSecretRef', 'name'],
  ['secret', 'SecretProviderClass', 'csi', 'volumeAttributes', 'secretProviderClass'],
  ['secret', 'Secret', 'flexVolume', 'secretRef', 'name'],
  ['node-path', 'node path', 'hostPath', 'path'],
  ['claim', 'PersistentVolumeClaim', 'persistentVolumeClaim', 'claimName'],
];

function inVolumes(row: PodTemplate): PodCredential[] {
  const volumes = at(row.spec, 'volumes');
  if (!Array.isArray(volumes)) return [];
  return volumes.flatMap((volume, index) => {
    const projected = at(volume, 'projected', 'sources');
    const sources: Source[] = [
      ...SOURCES,
      ...(Array.isArray(projected) ? projected : []).map(
        (_, number): Source => ['secret', 'Secret', 'projected', 'sources', number, 'secret', 'name'],
      ),
    ];
    return sources.flatMap(([kind, word, ...path]) => {
      const name = at(volume, ...path);
      if (typeof name !== 'string') return [];
      return [
        {
          kind,
          text: `${word} ${name}`,
          evidence: [inSpec(row, `/volumes/${index}/${path.join('/')}`, name)],
        },
      ];
    });
  });
}

function inVariables(row: PodTemplate): PodCredential[] {
  return containersOf(row).flatMap(({ spec, path }) =>
    [
      { list: 'env', to: ['valueFrom', 'secretKeyRef', 'name'] },
      { list: 'envFrom', to: ['secretRef', 'name'] },
    ].flatMap(({ list, to }) => {
      const entries = at(spec, list);
      if (!Array.isArray(entries)) return [];
      return entries.flatMap((entry, index): PodCredential[] => {
        const name = at(entry, ...to);
        if (typeof name !== 'string') return [];
        const place = `${path}/${list}/${index}/${to.join('/')}`;
        return [{ kind: 'secret', text: `Secret ${name}`, evidence: [inSpec(row, place, name)] }];
      });
    }),
  );
}

/** The service account of a pod whose token it has, where dangerous rights come with it; or why that cannot be told. */
export function strongAccountOf(
  row: PodTemplate,
  tables: Pick<Tables, 'reach' | 'serviceAccounts'>,
): PodCredential | readonly Gap[] {
  if (unlessTokenless(row) !== true) return [];
  const { cluster, namespace } = row;
  const name = serviceAccountOf(row);
  const subjects = reachOf(cluster, namespace, name, tables);
  const held = subjects.filter(({ rights }) => rights.length > 0);
  // Nearly all accounts have no binding, and then the token is worth nothing.
  const token = subjects.length === 0 ? 'none' : tokenOf(row, name, tables.serviceAccounts);
  if (token === 'none') return [];
  if (held.length === 0) return subjects.flatMap(({ missing }) => missing);
  if (token !== 'mounted') return token;
  const rights = [...new Set(held.flatMap((subject) => subject.rights.map(({ right }) => right)))].sort();
  return {
    kind: 'service-account',
    text: `ServiceAccount ${namespace}/${name} (${rights.slice(0, MOST_RIGHTS).join(', ')})`,
    evidence: distinct(held).slice(0, MOST_RIGHTS),
  };
}

/** As many as a person reads. */
const MOST_RIGHTS = 3;

/** What bindings give the account itself, and every account with it. */
function reachOf(
  cluster: string,
  namespace: string,
  name: string,
  { reach }: Pick<Tables, 'reach'>,
): SubjectReach[] {
  return [
    `${cluster}/ServiceAccount/${namespace}/${name}`,
    `${cluster}/User/system:serviceaccount:${namespace}:${name}`,
    `${cluster}/Group/system:serviceaccounts:${namespace}`,
    `${cluster}/Group/system:serviceaccounts`,
    `${cluster}/Group/system:authenticated`,
  ].flatMap((id) => reach.get(id) ?? []);
}

function distinct(subjects: readonly SubjectReach[]): Evidence[] {
  const all = subjects.flatMap(({ rights }) => rights.flatMap(({ evidence }) => evidence));
  return [...new Map(all.map((each) => [`${each.source}\n${each.page ?? 1}\n${each.path}`, each])).values()];
}
