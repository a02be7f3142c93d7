import type { Statement } from '../record.ts';
import { withoutAbsent } from '../without-absent.ts';
import type { Product } from './product-name.ts';

/** What a VEX document says of one product, whatever its form. */
export function vexStatement(
  told: Pick<Statement, 'id' | 'source' | 'status' | 'reason'> & { date: string | undefined },
  { component, version }: Product,
): Statement {
  return withoutAbsent({ kind: 'statement' as const, ...told, component, version, conditions: [] });
}

/** A statement that would silence an advisory has to say why. */
export function isUnfounded({ status, reason }: Pick<Statement, 'status' | 'reason'>): boolean {
  return status === 'not-affected' && reason === '';
}
