import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/**
 * The configuration that a kubelet reports, or the part of it that a node pool sets: what a pool sets need
 * not have reached every node, so both are judged.
 */
export interface KubeletConfiguration extends Row {
  cluster: string;
  kind: 'node-pool' | 'node';
  name: string;
  /** 0 where it is closed. */
  readOnlyPort: Known<number>;
  anonymousAuth: Known<boolean>;
  /** `Webhook`, `AlwaysAllow`. */
  authorizationMode: Known<string>;
  /** All that is set: of a kubelet's report, what is left out has the value the kubelet starts with. */
  settings: Known<JsonObject>;
}
