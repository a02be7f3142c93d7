import type { Basis, BasisFact } from '../model/basis.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Node } from '../model/facts/node.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import type { Duty, Party } from '../model/layer.ts';
import type { Scope } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import { basis, factOf } from './basis.ts';
import type { Cell, Placement } from './cell.ts';
import { cellMaker, dashes, inAllColumns } from './cluster-cells.ts';
import { kubeletAutomation } from './kubelet-automation.ts';
import { type Leg, legFacts, missingFacts } from './leg.ts';
import { type OsAutomation, osAutomation, restartsItself } from './os-automation.ts';
import { SENTENCES, sourceRow } from './source-table.ts';

/** What node cells are resolved from: a pool, or a node with the pool that claims it (if one does). */
export interface NodeSubject {
  scope: Scope;
  placement: Placement;
  cluster: Cluster;
  /** What decides was not read, and it may be an edge pool. */
  maybeEdge: boolean;
  /** The kind of the cluster was not read: it may be one for whose nodes nobody of the model publishes. */
  clusterUnread: boolean;
  pool?: NodePool;
  node?: Node;
}

type Maker = ReturnType<typeof cellMaker>;

/** The rows of a node pool or node. */
export function nodeCells(subject: NodeSubject, tables: Tables, time: number): Cell[] {
  const { scope, placement } = subject;
  const cell = cellMaker(scope, placement);
  const edge = placement.configuration === 'edge' || placement.assumed === 'edge';
  const publisher = subject.clusterUnread ? 'unknown' : publisherOf(placement);
  const published = (layer: 'node-os' | 'kubelet' | 'container-runtime') =>
    cell(layer, 'publish-fix', publisher, [
      basis(`${layer}-fixes-are-published`, SENTENCES.publishes, placement.basis.facts),
    ]);
  return [
    published('node-os'),
    ...(edge ? edgeNodeOs(cell, placement) : nodeOs(cell, subject, tables)),
    published('kubelet'),
    edge ? edgeKubelet(cell, placement) : kubelet(cell, subject, time),
    published('container-runtime'),
    cell('container-runtime', 'apply-fix', 'customer', [
      inAllColumns('container-runtime', SENTENCES.applyPatches),
    ]),
    cell('container-runtime', 'protect', 'customer', [
      inAllColumns('container-runtime', SENTENCES.protectRuntime),
    ]),
    ...dashes(cell, edge ? 'edge' : 'managed', ['pod-runtime']),
    ...edgeNode(cell, edge, subject),
  ];
}

function edgeNode(cell: Maker, edge: boolean, subject: NodeSubject): Cell[] {
  if (!edge && !subject.maybeEdge) return dashes(cell, 'managed', ['edge-node']);
  const reason = basis(
    edge ? 'edge-node-customer' : 'node-pool-type-unread',
    SENTENCES.edgeMaintain,
    subject.placement.basis.facts,
  );
  const party: Party = edge ? 'customer' : 'unknown';
  return [cell('edge-node', 'apply-fix', party, [reason]), cell('edge-node', 'maintain', party, [reason])];
}

/** In a registered cluster nobody of the model publishes for the nodes: getting fixes is the customer's. */
function publisherOf(placement: Placement): Party {
  return placement.selfRun && placement.assumed === null ? 'customer' : 'alibaba-cloud';
}

function nodeOs(cell: Maker, subject: NodeSubject, tables: Tables): Cell[] {
  const { pool, placement, cluster, node } = subject;
  const plain = sourceRow('node-os').cells.managed.sentence;
  if (pool === undefined) {
    const [party, reason] = unclaimed(subject, 'node-os', plain);
    return [cell('node-os', 'apply-fix', party, [reason]), cell('node-os', 'activate-fix', party, [reason])];
  }
  const automation = osAutomation(pool, cluster, tables, node);
  const holds =
    placement.unread && automation.holds === 'yes' ? 'unread' : placedFor(placement, automation.holds);
  const facts = [...placement.basis.facts, ...legFacts(automation.legs)];
  const restart = placement.unread ? 'unread' : placedFor(placement, restartsItself(pool, automation));
  if (holds !== automation.holds && holds === 'no')
    return notPromised(cell, 'node-os', ['apply-fix', 'activate-fix'], placement, facts);
  return [
    ...applyOsFixes(cell, holds, automation, placement, facts),
    activateOsFixes(cell, restart, pool, automation, facts),
  ];
}

/** Every leg holds or may hold, but the table has no column that promises the work for this pool. */
function notPromised(
  cell: Maker,
  layer: 'node-os' | 'kubelet',
  duties: readonly Duty[],
  placement: Placement,
  facts: BasisFact[],
): Cell[] {
  const rule = 'automation-not-promised-outside-the-model';
  const reason = basis(rule, SENTENCES.managedPools, facts, 'inferred', placement.basis.facts);
  return duties.map((duty) => cell(layer, duty, 'customer', [reason]));
}

/** Automation of managed node pools is only promised where the table has a column for the pool. */
function placedFor(placement: Placement, holds: Leg['holds']): Leg['holds'] {
  return placement.configuration === 'outside-model' && !placement.unread ? 'no' : holds;
}

function applyOsFixes(
  cell: Maker,
  holds: Leg['holds'],
  automation: OsAutomation,
  placement: Placement,
  facts: BasisFact[],
): Cell[] {
  if (holds === 'no')
    return [cell('node-os', 'apply-fix', 'customer', missingLegs(automation, placement, facts))];
  if (holds === 'unread') {
    return [
      cell('node-os', 'apply-fix', 'unknown', [
        basis('os-automation-leg-unread', SENTENCES.managedPools, facts),
      ]),
    ];
  }
  const reason = basis('os-automation-holds', SENTENCES.managedPools, facts);
  const left = remainderFacts(automation);
  if (left.length === 0) return [cell('node-os', 'apply-fix', 'alibaba-cloud', [reason])];
  const remainder = basis('os-automation-remainder', SENTENCES.applyPatches, [...left, ...facts]);
  return [
    cell('node-os', 'apply-fix', 'alibaba-cloud', [reason], 'automated'),
    cell('node-os', 'apply-fix', 'customer', [remainder], 'remainder'),
  ];
}

function missingLegs({ legs }: OsAutomation, placement: Placement, facts: BasisFact[]): Basis[] {
  const deciding = [...placement.basis.facts, ...missingFacts(legs)];
  const reason = basis('os-automation-leg-missing', SENTENCES.applyPatches, facts, 'documented', deciding);
  const image = legs.filter((item) => item.name === 'image is not custom' && item.holds === 'no');
  if (image.length === 0) return [reason];
  const custom = missingFacts(image);
  return [basis('custom-image', SENTENCES.customImage, facts, 'documented', custom), reason];
}

/** Told from a setting, so it stands nowhere in the document itself. */
function leftOver({ source, ids }: BasisFact, field: string, value: string[]): BasisFact {
  return { field, value, source, ids };
}

/** The levels and packages that automation leaves over; none where it covers all. */
function remainderFacts({ legs, remainder }: OsAutomation): BasisFact[] {
  const left: BasisFact[] = [];
  for (const item of legs) {
    if (item.name === 'levels' && remainder.levels.length > 0)
      left.push(leftOver(item.fact, 'levels left over', remainder.levels));
    if (item.name === 'packages' && remainder.packages.length > 0)
      left.push(leftOver(item.fact, 'packages left over', remainder.packages));
  }
  return left;
}

function activateOsFixes(
  cell: Maker,
  restart: Leg['holds'],
  pool: NodePool,
  automation: OsAutomation,
  facts: BasisFact[],
): Cell {
  const fact = factOf('management.auto_vul_fix_policy.restart_node', pool.restartNode);
  if (restart === 'unread')
    return cell('node-os', 'activate-fix', 'unknown', [
      basis('restart-unread', SENTENCES.managedPools, facts),
    ]);
  if (restart === 'yes')
    return cell('node-os', 'activate-fix', 'alibaba-cloud', [
      basis('restart-is-automated', SENTENCES.managedPools, [fact, ...facts]),
    ]);
  const missing = missingFacts(automation.legs);
  // Where nothing patches by itself, nothing restarts by itself either, whatever the switch says.
  const deciding = missing.length > 0 ? missing : [fact];
  const confidence = missing.length > 0 || pool.restartNode.known ? 'documented' : 'inferred';
  return cell('node-os', 'activate-fix', 'customer', [
    basis('restart-is-not-automated', SENTENCES.applyPatches, [fact, ...facts], confidence, deciding),
  ]);
}

function edgeNodeOs(cell: Maker, placement: Placement): Cell[] {
  const reason = basis('edge-node-os-split', SENTENCES.edgeCustomer, placement.basis.facts);
  return [
    cell('node-os', 'apply-fix', 'customer', [reason]),
    cell('node-os', 'activate-fix', 'customer', [reason]),
  ];
}

/** The table gives the whole row to Alibaba Cloud, the operating guide has the customer run the tool on each node. */
function edgeKubelet(cell: Maker, placement: Placement): Cell {
  const { facts } = placement.basis;
  const table = basis('edge-kubelet-table', SENTENCES.edgeDelivers, facts, 'conflicting');
  const guide = basis('edge-kubelet-executed-on-the-node', SENTENCES.edgeMaintain, facts, 'conflicting');
  return cell('kubelet', 'apply-fix', 'customer', [guide, table]);
}

function kubelet(cell: Maker, subject: NodeSubject, time: number): Cell {
  const { pool, placement, cluster } = subject;
  if (pool === undefined) {
    const [party, reason] = unclaimed(subject, 'kubelet', SENTENCES.applyPatches);
    return cell('kubelet', 'apply-fix', party, [reason]);
  }
  const automation = kubeletAutomation(pool, cluster, time);
  const holds =
    placement.unread && automation.holds === 'yes' ? 'unread' : placedFor(placement, automation.holds);
  const facts = [...placement.basis.facts, ...automation.facts];
  if (holds !== automation.holds && holds === 'no')
    return notPromised(cell, 'kubelet', ['apply-fix'], placement, facts)[0] as Cell;
  if (holds === 'unread')
    return cell('kubelet', 'apply-fix', 'unknown', [
      basis('kubelet-automation-unread', SENTENCES.managedPools, facts),
    ]);
  if (holds === 'no')
    return cell('kubelet', 'apply-fix', 'customer', [
      basis('kubelet-upgrades-by-hand', SENTENCES.applyPatches, facts),
    ]);
  const confidence = automation.way === 'auto-mode' ? 'inferred' : 'documented';
  return cell('kubelet', 'apply-fix', 'alibaba-cloud', [
    basis(`kubelet-by-${automation.way}`, SENTENCES.managedPools, facts, confidence),
  ]);
}

/** A node without a pool: nobody automates it. Where its pool could not be read, nobody can say. */
function unclaimed(subject: NodeSubject, layer: 'node-os' | 'kubelet', sentence: string): [Party, Basis] {
  const { placement } = subject;
  return placement.unread
    ? ['unknown', basis(`${layer}-node-pool-unread`, sentence, placement.basis.facts)]
    : ['customer', basis(`${layer}-no-node-pool-automates-it`, sentence, placement.basis.facts, 'inferred')];
}
