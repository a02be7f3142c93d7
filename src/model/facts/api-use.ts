import type { Evidence, Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** Which API versions that Kubernetes removes are in use: what clients ask a cluster for, or what a manifest says. */
export interface ApiUse extends Row {
  cluster: string;
  /** The minor version of Kubernetes that serves: 36 of `1.36.1-aliyun.1`. */
  minor: Known<number>;
  removed: Known<readonly RemovedApi[]>;
}

export interface RemovedApi {
  /** `cronjobs.batch/v1beta1` of a request, `CronJob batch/v1beta1` of a manifest. */
  api: string;
  /** The minor version of the first release without it. */
  removedIn: number;
  at: Evidence;
}
