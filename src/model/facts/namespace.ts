import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

export interface Namespace extends Row {
  cluster: string;
  name: string;
  /** Empty where it has none; the API server adds `kubernetes.io/metadata.name`. */
  labels: Known<JsonObject>;
}
