import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** How the kube-proxies of a cluster are set up. */
export interface KubeProxy extends Row {
  cluster: string;
  /** Of each ConfigMap with a configuration: its name, and the address at which metrics are served. */
  configurations: Known<readonly KubeProxyConfiguration[]>;
}

export interface KubeProxyConfiguration {
  configMap: string;
  /** `0.0.0.0:10249`, `127.0.0.1:10249`. */
  metricsBindAddress: Known<string>;
}
