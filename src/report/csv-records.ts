import type { Field } from './csv-fields.ts';

/** A table: its columns in order, and its records by the names of them. */
export interface Records {
  columns: Record<string, true>;
  rows: Record<string, Field>[];
}

export function toRecords<T>(
  items: readonly T[],
  columns: readonly string[],
  record: (item: T) => Record<string, Field>,
): Records {
  return { columns: Object.fromEntries(columns.map((name) => [name, true])), rows: items.map(record) };
}
