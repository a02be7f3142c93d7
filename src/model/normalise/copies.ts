import { type Known, unseen } from '../../kernel/known.ts';
import { type Fields, firstKnown } from './fields.ts';
import { gapOf } from './reading.ts';

/** Adds one more description of the same thing: two elements of a list, or two documents, may name it. */
export function addCopy(copies: Map<string, Fields[]>, id: string, fields: Fields): void {
  const known = copies.get(id);
  if (known === undefined) copies.set(id, [fields]);
  else known.push(fields);
}

/** A field of all copies: known where they agree, unread where they contradict each other. */
export function readCopies<T>(copies: readonly Fields[], read: (fields: Fields) => Known<T>): Known<T> {
  const [first, ...others] = copies.map(read);
  if (first === undefined) throw new Error('there is no copy to read');
  if (others.every((other) => other.known === first.known && textOf(other) === textOf(first))) return first;
  const { source, ids, path } = (firstKnown(first, ...others) as Extract<Known<T>, { known: true }>).at;
  const field = path.slice(path.lastIndexOf('/') + 1);
  return unseen(gapOf(source, ids, 'failed', `it is here more than once, and ${field} differs`, field));
}

function textOf(field: Known<unknown>): string {
  return field.known ? JSON.stringify(field.value) : '';
}
