import { parseVersion } from '../kernel/version.ts';
import type { AdviceNote, Remedy, Trigger } from '../model/advice.ts';
import type { Party } from '../model/layer.ts';
import type { InventoryItem } from './inventory-item.ts';
import { note } from './match-basis.ts';
import type { Cells } from './owners.ts';
import { isOutOfReach } from './remedy.ts';

export interface Start {
  trigger: Trigger;
  notes: readonly AdviceNote[];
}

const by = (trigger: Trigger, ...notes: AdviceNote[]): Start => ({ trigger, notes });

/** Who starts the fix. The party that owes it may be another: a control plane is Alibaba Cloud's, its upgrade is started by the customer. */
export function triggerOf(item: InventoryItem, party: Party, remedy: Remedy, cells: Cells): Start {
  if (remedy.act === 'node-restart') return activation(item, cells);
  if (item.layer === 'pod-runtime') return recreation(item, cells);
  if (party === 'unknown') return by('unknown');
  if (party === 'customer') return by('customer', ...delivered(item));
  switch (item.layer) {
    case 'control-plane':
      return controlPlaneStart(item, remedy);
    case 'kubelet':
    case 'node-os':
      return by('maintenance-window');
    case 'system-components':
      return hostedAddonStart(item, remedy);
    default:
      return by('alibaba-cloud');
  }
}

function activation({ scope }: InventoryItem, cells: Cells): Start {
  const { party } = cells.owner(scope, 'node-os', 'activate-fix');
  return by(party === 'alibaba-cloud' ? 'maintenance-window' : party);
}

/** A patch of the sandbox takes effect when the pod is recreated. */
function recreation({ scope }: InventoryItem, cells: Cells): Start {
  return by(cells.owner(scope, 'pod-runtime', 'activate-fix').party, note('recreate-after-patch'));
}

/** Updates for edge nodes are delivered; the tool is run on the node. */
function delivered({ layer, node, pool }: InventoryItem): AdviceNote[] {
  const isEdge =
    (node?.edgeWorker.known === true && node.edgeWorker.value === 'true') ||
    (pool?.type.known === true && pool.type.value === 'edge');
  return isEdge && layer === 'kubelet' ? [note('delivered-not-executed')] : [];
}

function controlPlaneStart(item: InventoryItem, remedy: Remedy): Start {
  const { component, cluster } = item;
  if (isOutOfReach(item)) return by('alibaba-cloud', note('not-reachable', { component }));
  // Nothing can be started that is not offered.
  if (remedy.offered === 'no') return by('alibaba-cloud', note('not-offered'));
  if (cluster === undefined || !cluster.autoUpgrade.known) return by('unknown', note('auto-upgrade-unread'));
  if (!cluster.autoUpgrade.value) return by('customer', note('auto-upgrade-off'));
  if (!crossesMinor(cluster, remedy)) return by('maintenance-window');
  const channel = cluster.autoUpgradeChannel;
  if (!channel.known) return by('unknown', note('channel-unread'));
  return channel.value === 'patch'
    ? by('customer', note('channel-stays-on-minor', { channel: channel.value }))
    : by('maintenance-window');
}

/** The channel `patch` upgrades within a minor: the next minor has to be started by hand. */
function crossesMinor(cluster: NonNullable<InventoryItem['cluster']>, remedy: Remedy): boolean {
  const target = remedy.target ?? remedy.fixedIn;
  if (!cluster.currentVersion.known || target === null) return false;
  return parseVersion(cluster.currentVersion.value)?.minor !== parseVersion(target)?.minor;
}

function hostedAddonStart({ addon }: InventoryItem, remedy: Remedy): Start {
  if (addon === undefined || !addon.newerVersions.known) return by('unknown', note('addon-versions-unread'));
  return remedy.target === null
    ? by('alibaba-cloud', note('not-offered'))
    : by('customer', note('upgrade-offered'));
}
