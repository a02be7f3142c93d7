import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One Kubernetes version that ACK publishes for a kind of cluster, with its images and runtimes. */
export interface KubernetesVersion extends Row {
  /** `1.36.1-aliyun.1`. */
  version: string;
  /** The cluster type, profile and region that were asked for; undefined where the request named none. */
  clusterType: string | undefined;
  profile: string | undefined;
  region: string | undefined;
  /** Epoch milliseconds, like `expirationDate`. */
  releaseDate: Known<number>;
  /** When ACK's support of the version ends. */
  expirationDate: Known<number>;
  creatable: Known<boolean>;
  upgradableVersions: Known<readonly string[]>;
  images: Known<readonly CatalogueImage[]>;
  runtimes: Known<readonly CatalogueRuntime[]>;
}

export interface CatalogueImage {
  imageId: string;
  /** `system`, `self`, `others`, `marketplace`. */
  category: Known<string>;
}

export interface CatalogueRuntime {
  /** `containerd`, `Sandboxed-Container.runv`, `docker`. */
  name: string;
  version: string;
}
