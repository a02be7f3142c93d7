import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One node (an ECS instance or an edge machine; never a virtual node), from ACK's list and the Kubernetes API. */
export interface Node extends Row {
  cluster: string;
  /** The Kubernetes name, or the instance id where the node has not joined. */
  name: string;
  /** Empty for machines that are not ECS instances. */
  instance: Known<string>;
  /** Empty where no pool claims the node. */
  pool: Known<string>;
  imageId: Known<string>;
  isAliyunNode: Known<boolean>;
  /** `Worker`, or `Master` in dedicated clusters. */
  role: Known<string>;
  /** `Ready`, `NotReady`, `Unknown`, `Offline`. */
  status: Known<string>;
  kubeletVersion: Known<string>;
  /** `containerd://1.6.28`. */
  runtimeVersion: Known<string>;
  osImage: Known<string>;
  kernelVersion: Known<string>;
  architecture: Known<string>;
  /** The Ready condition; its `since` is when it last changed (epoch ms). */
  ready: Known<boolean>;
  readySince: Known<number>;
  /** The label `alibabacloud.com/is-edge-worker`; empty where the label is missing. */
  edgeWorker: Known<string>;
  /** The autonomy annotation in either spelling; empty where missing. */
  autonomy: Known<string>;
  /** What the feature discovery of NVIDIA found on the node. */
  nvidiaDriver: Known<string>;
}

export interface VirtualNode extends Row {
  cluster: string;
  name: string;
  /** What tells that it is one: its label, its taint or its name. */
  kind: Known<string>;
}
