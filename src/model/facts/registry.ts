import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** An instance of Container Registry Enterprise Edition; `id` is its instance id. */
export interface Registry extends Row {
  name: Known<string>;
  /** Its endpoint on the internet is on. */
  publicEndpoint: Known<boolean>;
  /** The endpoint has a white list. */
  aclEnabled: Known<boolean>;
  /** The blocks of addresses that the white list lets in. */
  aclEntries: Known<readonly string[]>;
  /** What is scanned, and when. All rules or none: one that cannot be read could be the one that counts. */
  scanRules: Known<readonly ScanRule[]>;
}

export interface ScanRule {
  /** `VUL` looks for vulnerabilities, `SBOM` lists contents. */
  type: string;
  /** `AUTO` scans what is pushed, `MANUAL` what somebody asks for. */
  trigger: string;
  /** `INSTANCE`, `NAMESPACE`, `REPO`. */
  scope: string;
  namespaces: readonly string[];
  /** For the scope `REPO`: repositories of the one namespace. */
  repositories: readonly string[];
  /** A regular expression that tags have to match; empty where there is none. */
  tags: string;
}

/** A repository of images; `subject` is its repository id. */
export interface RegistryRepository extends Row {
  registry: string;
  namespace: Known<string>;
  name: Known<string>;
  /** `PUBLIC`, `PRIVATE`. */
  type: Known<string>;
  /** A tag that was pushed cannot be pushed again. */
  tagsImmutable: Known<boolean>;
}
