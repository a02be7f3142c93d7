import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One Kubernetes Service. */
export interface Service extends Row {
  cluster: string;
  namespace: string;
  name: string;
  /** `ClusterIP`, `NodePort`, `LoadBalancer`, `ExternalName`. */
  type: Known<string>;
  /** Empty where the object has none. */
  annotations: Known<JsonObject>;
  /** Empty where none is claimed. */
  externalIps: Known<readonly string[]>;
  /** `loadBalancerSourceRanges`; empty where all sources are let in. */
  sourceRanges: Known<readonly string[]>;
  /** Addresses of `status.loadBalancer`; empty where none is assigned. */
  addresses: Known<readonly string[]>;
}
