import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** The files of a node that the benchmarks name, by what they are for. */
export const NODE_FILE_ROLES = [
  'kubelet-service',
  'proxy-kubeconfig',
  'kubelet-kubeconfig',
  'client-ca',
  'kubelet-config',
] as const;
export type NodeFileRole = (typeof NODE_FILE_ROLES)[number];

/** Who owns the files of a node and who may read and write them, as an export tells it. */
export interface NodeFiles extends Row {
  cluster: string;
  node: string;
  files: readonly NodeFile[];
}

export interface NodeFile {
  role: NodeFileRole;
  path: Known<string>;
  exists: Known<boolean>;
  /** The permission bits: 0o644. */
  mode: Known<number>;
  /** `root:root` */
  ownership: Known<string>;
}
