import type { Basis } from '../model/basis.ts';
import type { VirtualNode } from '../model/facts/node.ts';
import type { Duty, Layer, Party } from '../model/layer.ts';
import type { Scope } from '../model/scope.ts';
import { basis, factOf, weakest } from './basis.ts';
import type { Cell, Placement } from './cell.ts';
import { SENTENCES, sourceRow } from './source-table.ts';

/** Makes the cells of one scope, which share its placement. */
export function cellMaker(scope: Scope, placement: Placement) {
  return (
    layer: Layer,
    duty: Duty | null,
    party: Party | null,
    reasons: Basis[],
    part?: Cell['part'],
  ): Cell => {
    const cell: Cell = {
      scope,
      layer,
      configuration: placement.configuration,
      duty,
      party,
      confidence: weakest(restsOnPlacement(layer, placement) ? [placement.basis, ...reasons] : reasons),
      basis: reasons,
    };
    if (placement.assumed !== undefined) cell.assumed = placement.assumed;
    if (part !== undefined) cell.part = part;
    return cell;
  };
}

/** A layer that is the same in every column does not rest on which column it is read in. */
function restsOnPlacement(layer: Layer, placement: Placement): boolean {
  if (placement.configuration === 'outside-model') return true;
  return !Object.values(sourceRow(layer).cells).every((cell) => cell.text === 'Customer');
}

const CUSTOMER_DUTIES: readonly (readonly [Layer, Duty, string])[] = [
  ['workload', 'apply-fix', SENTENCES.applyPatches],
  ['workload', 'configure', SENTENCES.secureWorkloads],
  ['workload', 'protect', SENTENCES.protectRuntime],
  ['cluster-and-network', 'apply-fix', SENTENCES.applyPatches],
  ['cluster-and-network', 'configure', SENTENCES.configure],
  ['cluster-and-network', 'protect', SENTENCES.protectRuntime],
  ['access-control', 'configure', SENTENCES.leastPrivilege],
  ['access-control', 'protect', SENTENCES.protectRuntime],
  ['access-control', 'revoke', SENTENCES.revoke],
];

const CONTROL_PLANE_DUTIES: readonly (readonly [Layer, Duty, string])[] = [
  ['control-plane', 'publish-fix', SENTENCES.publishes],
  ['control-plane', 'apply-fix', SENTENCES.controlPlane],
  ['control-plane', 'protect', SENTENCES.baselines],
  ['infrastructure', 'protect', SENTENCES.infrastructure],
];

/** The rows of a cluster: what the provider runs, and what is the customer's in all four columns. */
export function clusterCells(scope: Scope, placement: Placement): Cell[] {
  const cell = cellMaker(scope, placement);
  const provider = CONTROL_PLANE_DUTIES.map(([layer, duty, sentence]) => {
    const [party, rule] = controlPlaneParty(placement);
    return cell(layer, duty, party, [
      basis(`${layer}-${rule}`, sentence, placement.basis.facts, placement.basis.confidence),
    ]);
  });
  const customer = CUSTOMER_DUTIES.map(([layer, duty, sentence]) =>
    cell(layer, duty, 'customer', [inAllColumns(layer, sentence)]),
  );
  return [...provider, ...customer];
}

/** The nearest reading of a control plane on the customer's machines is the customer, never Alibaba Cloud. */
function controlPlaneParty(placement: Placement): [Party, string] {
  if (placement.unread) return ['unknown', 'cluster-kind-unread'];
  if (placement.selfRun) return ['customer', 'run-by-the-customer'];
  return [
    'alibaba-cloud',
    placement.configuration === 'outside-model' ? 'assumed-run-by-the-provider' : 'run-by-the-provider',
  ];
}

/** A layer whose four columns agree needs no configuration. */
export function inAllColumns(layer: Layer, sentence: string): Basis {
  const cells = Object.values(sourceRow(layer).cells);
  return basis(
    cells.every((cell) => cell.text === 'Customer')
      ? `${layer}-customer-in-all-columns`
      : `${layer}-customer`,
    sentence,
  );
}

export function accountCells(scope: Scope): Cell[] {
  const placement: Placement = {
    configuration: 'managed',
    basis: basis('account', SENTENCES.leastPrivilege),
    unread: false,
  };
  const cell = cellMaker(scope, placement);
  return [
    cell('access-control', 'configure', 'customer', [
      inAllColumns('access-control', SENTENCES.leastPrivilege),
    ]),
    cell('access-control', 'revoke', 'customer', [inAllColumns('access-control', SENTENCES.revoke)]),
  ];
}

export function virtualNodeCells({ scope, kind }: VirtualNode, placement: Placement): Cell[] {
  const facts = [factOf('virtual node', kind), ...placement.basis.facts];
  // In an ACS cluster the table has no column for them either.
  const outside = placement.configuration === 'outside-model' && placement.assumed === 'serverless';
  const serverless: Placement = {
    configuration: outside ? 'outside-model' : 'serverless',
    ...(outside && { assumed: 'serverless' as const }),
    // That it is a virtual node decides; what kind of cluster it stands in does not.
    basis: basis(
      'pods-run-on-elastic-container-instances',
      SENTENCES.eci,
      facts,
      outside ? 'inferred' : 'documented',
      [],
    ),
    unread: false,
  };
  const cell = cellMaker(scope, serverless);
  const reason = (rule: string, sentence: string) => [basis(rule, sentence, facts, 'documented', [])];
  return [
    cell(
      'pod-runtime',
      'publish-fix',
      'alibaba-cloud',
      reason('pod-runtime-of-the-provider', SENTENCES.publishes),
    ),
    cell('pod-runtime', 'protect', 'alibaba-cloud', reason('pod-runtime-of-the-provider', SENTENCES.eci)),
    cell('pod-runtime', 'activate-fix', 'customer', reason('recreate-the-pod', SENTENCES.recreate)),
    cell('container-runtime', 'protect', 'customer', [
      inAllColumns('container-runtime', SENTENCES.protectRuntime),
    ]),
    ...dashes(cell, 'serverless', ['node-os', 'kubelet', 'edge-node']),
  ];
}

/** A dash of the source table is a row of its own: not applicable, which is not unknown. */
export function dashes(
  cell: ReturnType<typeof cellMaker>,
  column: 'managed' | 'serverless' | 'edge',
  layers: readonly Layer[],
): Cell[] {
  return layers.map((layer) => {
    const source = sourceRow(layer).cells[column];
    return cell(layer, null, null, [basis(`${layer}-not-in-this-configuration`, source.sentence)]);
  });
}

const POOL_OR_NODE_DUTIES: readonly (readonly [Layer, Duty])[] = [
  ['node-os', 'publish-fix'],
  ['node-os', 'apply-fix'],
  ['node-os', 'activate-fix'],
  ['kubelet', 'publish-fix'],
  ['kubelet', 'apply-fix'],
  ['container-runtime', 'publish-fix'],
  ['container-runtime', 'apply-fix'],
  ['container-runtime', 'protect'],
];
const EDGE_DUTIES: readonly (readonly [Layer, Duty])[] = [
  ['edge-node', 'apply-fix'],
  ['edge-node', 'maintain'],
];
const VIRTUAL_NODE_DUTIES: readonly (readonly [Layer, Duty])[] = [
  ['pod-runtime', 'publish-fix'],
  ['pod-runtime', 'protect'],
  ['pod-runtime', 'activate-fix'],
  ['container-runtime', 'protect'],
];
const CLUSTER_DUTIES: readonly (readonly [Layer, Duty])[] = [...CONTROL_PLANE_DUTIES, ...CUSTOMER_DUTIES].map(
  ([layer, duty]) => [layer, duty] as const,
);

/** The rows of scopes whose list was not read: nobody can say whose they are. */
export function unreadCells(scope: Scope, placement: Placement, reason: Basis, edge: boolean): Cell[] {
  const cell = cellMaker(scope, placement);
  const column = scope.kind === 'virtual-node' ? 'serverless' : edge ? 'edge' : 'managed';
  return [
    ...unreadDuties(scope, edge).map(([layer, duty]) => cell(layer, duty, 'unknown', [reason])),
    ...dashes(cell, column, unreadDashes(scope, edge)),
  ];
}

/** The layers that a scope of the kind never has; a pool or node of unread kind may be of the edge. */
function unreadDashes(scope: Scope, edge: boolean): readonly Layer[] {
  if (scope.kind === 'cluster') return [];
  if (scope.kind === 'virtual-node') return ['node-os', 'kubelet', 'edge-node'];
  return edge ? ['pod-runtime'] : ['pod-runtime', 'edge-node'];
}

function unreadDuties(scope: Scope, edge: boolean): readonly (readonly [Layer, Duty])[] {
  if (scope.kind === 'cluster') return CLUSTER_DUTIES;
  if (scope.kind === 'virtual-node') return VIRTUAL_NODE_DUTIES;
  return edge ? [...POOL_OR_NODE_DUTIES, ...EDGE_DUTIES] : POOL_OR_NODE_DUTIES;
}
