import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One ECS instance; `id` is its instance id. */
export interface Instance extends Row {
  /** Its own public addresses and its elastic one; empty where it has none. */
  publicAddresses: Known<readonly string[]>;
  metadata: Known<MetadataMode>;
}

/** How the metadata service answers: not at all, with a token only, or to anyone who asks. */
export type MetadataMode = 'off' | 'token' | 'open';
