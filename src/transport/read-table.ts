import type { Operation } from '../operations/operation.ts';
import { operations } from '../operations/table.ts';

const table: ReadonlySet<Operation> = new Set(operations);

/**
 * The law of the cloud transport: only entries of the read table itself are called, by identity, so that
 * nothing that merely looks like one gets through.
 */
export function assertInReadTable(operation: Operation): void {
  if (!table.has(operation) || operation.read !== true) {
    throw new Error(
      `refused: ${String(operation.product)}/${String(operation.name)} is not in the read table`,
    );
  }
}
