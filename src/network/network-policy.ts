import type { Cidr } from '../kernel/cidr.ts';
import type { Selector } from './selector.ts';

export type Protocol = 'TCP' | 'UDP' | 'SCTP';
export type Direction = 'ingress' | 'egress';

/** A NetworkPolicy of networking.k8s.io/v1 with its defaults filled in. */
export interface NetworkPolicy {
  namespace: string;
  name: string;
  /** The pods of its namespace that it governs. */
  podSelector: Selector;
  /** Directions in which those pods are isolated; rules of another direction have no effect. */
  directions: ReadonlySet<Direction>;
  ingress: readonly Rule[];
  egress: readonly Rule[];
}

/** Traffic with one of the peers to one of the ports. */
export interface Rule {
  /** Undefined: every peer. */
  peers: readonly Peer[] | undefined;
  /** Undefined: every port of every protocol. */
  ports: readonly Port[] | undefined;
}

export type Peer =
  | { kind: 'addresses'; block: Cidr; except: readonly Cidr[] }
  /** `namespaces` undefined: the policy's own namespace. */
  | { kind: 'pods'; namespaces: Selector | undefined; pods: Selector };

export type Port =
  | { kind: 'all'; protocol: Protocol }
  | { kind: 'range'; protocol: Protocol; first: number; last: number }
  /** The port of that name and protocol of the pod that is connected to. */
  | { kind: 'named'; protocol: Protocol; name: string };
