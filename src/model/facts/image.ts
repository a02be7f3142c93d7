import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One ECS image that the account can see in a region. */
export interface Image extends Row {
  imageId: string;
  /** Undefined where neither the request nor the answer names one. */
  region: string | undefined;
  /** `ImageOwnerAlias`: `system`, `self`, `others`, `marketplace`. */
  ownerAlias: Known<string>;
}
