import type { Minor } from './binaries.ts';

/** What a test wants of its cluster. */
export interface ClusterOptions {
  version?: Minor;
  /** The value of --authorization-mode; `Node,RBAC` unless said. */
  authorization?: string;
  /** Users that the API server knows by a bearer token. */
  tokens?: readonly { token: string; user: string; groups?: readonly string[] }[];
  /** Further flags of the API server. */
  flags?: readonly string[];
  /** For tests that talk to etcd's JSON API, such as one that compacts. */
  etcdOverTcp?: boolean;
  controllerManager?: boolean;
  scheduler?: boolean;
  /** Stands in for the kubelets of all nodes. */
  kwok?: boolean;
  /** Which port the API server tries next; one that is free, unless said. */
  choosePort?: () => Promise<number>;
}
