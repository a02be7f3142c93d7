import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One APIService: an API group version, and who serves it. */
export interface ApiService extends Row {
  cluster: string;
  name: string;
  /** `namespace/name`; empty where the API server serves it itself. */
  service: Known<string>;
  skipsVerification: Known<boolean>;
}
