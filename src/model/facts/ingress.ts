import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One Ingress of networking.k8s.io. */
export interface Ingress extends Row {
  cluster: string;
  namespace: string;
  name: string;
  /** `spec.ingressClassName`, or the annotation before it; empty where neither is set. */
  className: Known<string>;
  /** Empty where the object has none. */
  annotations: Known<JsonObject>;
  rules: Known<readonly IngressRule[]>;
  /** Hosts of each `tls` entry; an entry without hosts covers those of the rules. Empty where there is no TLS. */
  tls: Known<readonly (readonly string[])[]>;
  /** Services that it sends traffic to, the default one among them. */
  services: Known<readonly string[]>;
  /** Addresses and host names that its controller has given it; empty where it has given none. */
  addresses: Known<readonly string[]>;
}

export interface IngressRule {
  /** Empty: every host. */
  host: string;
  paths: readonly { path: string; pathType: string; service: string }[];
}
