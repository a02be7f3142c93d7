import { findComponent } from '../advisories/components.ts';
import type { Gap } from '../kernel/known.ts';
import type { AdviceNote, AdviceRow } from '../model/advice.ts';
import type { Basis } from '../model/basis.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Layer, Party } from '../model/layer.ts';
import { type Scope, scopeKey, UNREAD_ID } from '../model/scope.ts';
import type { Cell } from '../responsibility/cell.ts';
import type { Advising } from './advising.ts';
import { dated } from './dated.ts';
import { InventoryIndex } from './inventory-index.ts';
import { IN_SANDBOX, SANDBOX } from './inventory-item.ts';
import { gapBasis, note } from './match-basis.ts';
import { isPackage } from './packages.ts';

/** Layers whose components no list names: the lists of add-ons and of pods together show whether they are there. */
const LISTED = 'system-components';

/** Clusters in which an add-on was not found: unaffected where every list was read whole, else undetermined. */
export function absentRows(advising: Advising): AdviceRow[] {
  const { components, tables, inventory } = advising;
  const index = InventoryIndex.of(inventory);
  const listed = components.filter((component) => layerOf(component) === LISTED && !isOnNodes(component));
  return listed.flatMap((component) =>
    tables.clusters.rows.flatMap((cluster) =>
      index.isIn(component, cluster.id) ? [] : [absentRow(component, cluster, advising)],
    ),
  );
}

function isOnNodes(component: string): boolean {
  return component === 'cni' || component === 'cni-plugins';
}

function absentRow(component: string, cluster: Cluster, advising: Advising): AdviceRow {
  const { tables, inventory } = advising;
  const gaps: Gap[] = [
    ...tables.addons.completeness(cluster.id).gaps,
    ...(inventory.pods.get(cluster.id)?.gaps ?? []),
  ];
  if (gaps.length > 0)
    return undetermined(
      cluster.scope,
      component,
      'unknown',
      note('component-lists-unread'),
      gaps.map((gap) => gapBasis('component-lists-unread', gap)),
      advising,
    );
  const found: Basis = {
    rule: 'component-not-found',
    sentence: `${component} is neither on the list of components nor among the images that run`,
    facts: [
      { field: component, value: 'none', source: 'cs/ListClusterAddonInstances', ids: [cluster.id] },
      { field: component, value: 'none', source: 'kubernetes/pods', ids: [cluster.id] },
    ],
    confidence: 'inferred',
  };
  return {
    scope: cluster.scope,
    component,
    version: null,
    affected: 'no',
    clearedBy: 'component-not-found',
    party: 'customer',
    trigger: 'none',
    remedy: null,
    state: 'done',
    due: null,
    overdue: false,
    notes: [note('component-not-found')],
    basis: [found],
  };
}

function undetermined(
  scope: Scope,
  component: string,
  party: Party,
  why: AdviceNote,
  basis: readonly Basis[],
  advising: Advising,
): AdviceRow {
  return {
    scope,
    component,
    version: null,
    affected: 'undetermined',
    party,
    trigger: 'unknown',
    remedy: null,
    state: 'undetermined',
    ...dated('undetermined', advising),
    notes: [why],
    basis,
  };
}

/** The scopes of lists that were not read, which `?` stands for. */
export function unreadRows(advising: Advising, cells: readonly Cell[]): AdviceRow[] {
  const { components } = advising;
  const scopes = Map.groupBy(
    cells.filter(({ scope }) => isUnread(scope)),
    ({ scope }) => scopeKey(scope),
  );
  return [...scopes.values()].flatMap((own) => {
    const { scope } = own[0] as Cell;
    const concerned = components.flatMap((component) => {
      const layer = unreadLayer(component, scope);
      const cell = own.find((each) => each.layer === layer);
      return cell === undefined ? [] : [[scope.kind === 'virtual-node' ? SANDBOX : component, cell] as const];
    });
    return [...new Map(concerned)].map(([component, cell]) =>
      undetermined(scope, component, cell.party ?? 'unknown', note('list-unread'), cell.basis, advising),
    );
  });
}

/** Whether a scope stands for those of a list that was not read. */
export function isUnread({ cluster, nodePool, node }: Scope): boolean {
  return cluster === UNREAD_ID || nodePool === UNREAD_ID || node === UNREAD_ID;
}

function unreadLayer(component: string, { kind }: Scope): Layer | undefined {
  const layer = layerOf(component);
  if (kind === 'cluster') {
    if (layer === 'control-plane') return 'control-plane';
    return layer === LISTED ? 'cluster-and-network' : undefined;
  }
  if (kind === 'virtual-node') return IN_SANDBOX.has(component) ? 'pod-runtime' : undefined;
  if (layer === 'kubelet' || layer === 'container-runtime' || layer === 'node-os') return layer;
  return isOnNodes(component) ? 'node-os' : undefined;
}

/** Components that stand in no inventory: tools of operators, packages, and what Demarc does not know. */
export function unplacedRows(advising: Advising): AdviceRow[] {
  const { components, tables, advisory, inventory } = advising;
  const account = tables.account.rows[0]?.scope;
  if (account === undefined) return [];
  if (components.length === 0)
    return [undetermined(account, '?', 'unknown', note('no-component-named'), [], advising)];
  const { clientTools } = InventoryIndex.of(inventory);
  return components.flatMap((component) => {
    const layer = layerOf(component);
    if (clientTools.has(component)) return [];
    if (layer === 'client-tools')
      return [
        {
          ...undetermined(account, component, 'customer', note('client-tool'), [], advising),
          trigger: 'customer' as const,
        },
      ];
    return layer === undefined && !isPackage(component, advisory)
      ? [
          undetermined(
            account,
            component,
            'unknown',
            note('component-not-in-inventory', { component }),
            [],
            advising,
          ),
        ]
      : [];
  });
}

function layerOf(component: string): string | undefined {
  return findComponent(component)?.layer;
}
