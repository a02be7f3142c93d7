import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One EndpointSlice: a part of the addresses behind a Service. */
export interface ServiceEndpoints extends Row {
  cluster: string;
  namespace: string;
  /** Of its Service; empty where the slice belongs to none. */
  service: string;
  /** Addresses, whether they are ready or not. */
  addresses: Known<number>;
}
