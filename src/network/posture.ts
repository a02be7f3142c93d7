import { isAnywhere } from '../kernel/cidr.ts';
import type { Direction, NetworkPolicy, Peer, Rule } from './network-policy.ts';
import { selectsEverything } from './selector.ts';

/** Whether one of its rules lets every peer through on every port, so that the policy restricts nothing. */
export function isOpen(policy: NetworkPolicy, direction: Direction): boolean {
  return policy.directions.has(direction) && policy[direction].some(isOpenRule);
}

function isOpenRule({ peers, ports }: Rule): boolean {
  return ports === undefined && (peers === undefined || isEveryAddress(peers));
}

/** IPv4 is enough: a cluster of both families has pods of both at both. */
function isEveryAddress(peers: readonly Peer[]): boolean {
  return peers.some(
    (peer) => peer.kind === 'addresses' && isAnywhere(peer.block) && peer.except.length === 0,
  );
}

/**
 * Whether a namespace refuses what no rule names: a policy isolates all of its pods in that direction, and
 * none opens all of them again.
 * @param policies those of the namespace
 */
export function isDeniedByDefault(policies: readonly NetworkPolicy[], direction: Direction): boolean {
  const ofEveryPod = policies.filter(
    ({ podSelector, directions }) => selectsEverything(podSelector) && directions.has(direction),
  );
  return ofEveryPod.length > 0 && !ofEveryPod.some((policy) => isOpen(policy, direction));
}
