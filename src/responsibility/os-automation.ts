import { type Known, seen, unseen } from '../kernel/known.ts';
import { imageOwnership } from '../model/derive/image-ownership.ts';
import { isSupportedForAutomation } from '../model/derive/supported-os.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Node } from '../model/facts/node.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import type { Tables } from '../model/tables.ts';
import { type Leg, leg, together } from './leg.ts';
import { isTrue } from './placement.ts';

const LEVELS = ['asap', 'later', 'nntf'];

/** How far OS patching is really automated for a pool, or for one of its nodes. */
export interface OsAutomation {
  holds: Leg['holds'];
  legs: Leg[];
  /** What automation leaves over: severity levels and packages that stay the customer's to fix. */
  remainder: { levels: string[]; packages: string[] };
}

/**
 * Every leg of the automation (DESIGN, rulings: `auto_vul_fix`, level, package, supported OS, window,
 * repair capability, image, pool type). With a node, its own image decides: a pool may hold older ones.
 */
export function osAutomation(pool: NodePool, cluster: Cluster, tables: Tables, node?: Node): OsAutomation {
  const imageId = node?.imageId ?? pool.imageId;
  const imageField = node === undefined ? 'scaling_group.image_id' : 'image_id';
  const region = cluster.region.known ? cluster.region.value : undefined;
  const legs: Leg[] = [
    leg('node pool of ECS instances', 'nodepool_info.type', pool.type, (type) => type === 'ess'),
    leg('vulnerability repair is on', 'management.auto_vul_fix', pool.autoVulFix, (on) => on),
    leg('levels', 'management.auto_vul_fix_policy.vul_level', documentedLevels(pool.vulLevel), () => true),
    leg('packages', 'management.auto_vul_fix_policy.exclude_packages', pool.excludePackages, () => true),
    leg(
      'image is not custom',
      imageField,
      imageOwnership(imageId, tables, region),
      (owner) => owner === 'system',
    ),
    leg(
      'supported OS',
      'scaling_group.image_type',
      isSupportedForAutomation(pool.imageType, node?.osImage, node && runsPoolImage(node, pool)),
      (supported) => supported,
    ),
    leg('maintenance window', 'maintenance_window.enable', windowOf(pool, cluster), (on) => on),
    leg(
      'repair capability',
      'vuls_fix_service_purchased',
      repairCapability(pool, tables),
      (bought) => bought,
    ),
  ];
  return { holds: together(legs), legs, remainder: remainderOf(pool) };
}

/** Levels of which none is documented tell nothing of what is repaired. */
function documentedLevels(levels: Known<string>): Known<string> {
  if (!levels.known || selected(levels.value).length > 0) return levels;
  const { source, ids } = levels.at;
  return unseen({
    source,
    ids,
    outcome: 'failed',
    field: 'vul_level',
    reason: `vul_level ${levels.value} is not one that is documented`,
  });
}

function selected(levels: string): string[] {
  const names = levels.split(',').map((level) => level.trim());
  return LEVELS.filter((level) => names.includes(level));
}

function remainderOf(pool: NodePool): OsAutomation['remainder'] {
  const levels = pool.vulLevel.known
    ? LEVELS.filter((level) => !selected((pool.vulLevel as { value: string }).value).includes(level))
    : [];
  const packages = pool.excludePackages.known
    ? pool.excludePackages.value.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
    : [];
  return { levels, packages };
}

/** A node may still run an image that the pool had before. */
function runsPoolImage(node: Node, pool: NodePool): Known<boolean> {
  if (!node.imageId.known) return node.imageId;
  if (!pool.imageId.known) return pool.imageId;
  return seen(node.imageId.value === pool.imageId.value, node.imageId.at);
}

/** The pool's own window if it has one, else the cluster's. */
function windowOf(pool: NodePool, cluster: Cluster): Known<boolean> {
  return leftOut(pool.maintenanceWindow) ? cluster.maintenanceWindow : pool.maintenanceWindow;
}

/** What ACK says of the purchase is the live truth; Security Center's edition stands in where it was not read. */
function repairCapability(pool: NodePool, tables: Tables): Known<boolean> {
  // Only where ACK answered without saying: a report that is gone may have said no.
  if (!leftOut(pool.vulFixPurchased)) return pool.vulFixPurchased;
  const edition = tables.securityCenter.rows[0]?.vulnerabilityFix;
  return edition?.known ? edition : pool.vulFixPurchased;
}

/** Restarting was the automation's only where the (now removed) switch said so. */
export function restartsItself(pool: NodePool, automation: OsAutomation): Leg['holds'] {
  if (automation.holds === 'no' || isTrue(pool.restartNode)) return automation.holds;
  return pool.restartNode.known || leftOut(pool.restartNode) ? 'no' : 'unread';
}

/** A document that was read does not have the field; a document that is gone would be absent without one. */
function leftOut(field: Known<unknown>): boolean {
  return !field.known && field.because.outcome === 'absent' && field.because.field !== undefined;
}
