import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** What a volume's driver is told: by a PersistentVolume, or by a StorageClass for those it makes. */
export interface VolumeSource extends Row {
  cluster: string;
  kind: 'PersistentVolume' | 'StorageClass';
  name: string;
  /** `ossplugin.csi.alibabacloud.com`, `alicloud/oss`; empty where no driver serves the volume. */
  driver: Known<string>;
  attributes: Known<JsonObject>;
  /** The Secret that the driver is given; empty where it gets none. */
  secret: Known<string>;
}
