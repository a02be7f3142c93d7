import { decodedText, isRedacted, type Redacted, redacted, shapesOf } from './credential-shapes.ts';
import { isRandomLooking } from './entropy.ts';
import { isObject, type Json, type JsonObject, MAX_DEPTH } from './json.ts';
import { assignedSecrets, isPlaceholder } from './secret-names.ts';

/** Of a value of which nothing is shown. */
export function wholly(value: Json): Json {
  if (isObject(value) && isRedacted(value)) return value;
  const text = typeof value === 'string' ? value : textOf(value);
  return marker(text, shapesOf(text));
}

/** Of what is nested beyond the limit nothing is told, for no writer can follow it. */
export function textOf(value: Json): string {
  return isDeeper(value, MAX_DEPTH) ? '' : JSON.stringify(value);
}

function isDeeper(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** Of a value that its name tells to be a secret. */
export function byName(text: string): JsonObject {
  const shapes = shapesOf(text);
  if (shapes.length > 0) return marker(text, shapes);
  // Of an argument the value stands behind the name.
  const value = text.replace(/^--?[A-Za-z][^=\s]*=/, '');
  return marker(text, ['secret-by-name', ...gradeOf([value])]);
}

/** Of a text in which a secret is assigned. */
export function byAssignment(text: string): JsonObject {
  const shapes = shapesOf(text);
  return marker(text, shapes.length === 0 ? graded('secret-assignment', decodedText(text) ?? text) : shapes);
}

/** What the values that are assigned look like tells passwords from words, references and examples. */
export function graded(shape: string, text: string): string[] {
  return [shape, ...gradeOf(assignedSecrets(text))];
}

function gradeOf(values: readonly string[]): string[] {
  if (values.some(isRandomLooking)) return ['high-entropy'];
  return values.length > 0 && values.every(isPlaceholder) ? ['placeholder'] : [];
}

/** What stands in the place of a secret. */
export function marker(text: string, shapes: readonly string[]): JsonObject {
  return redacted(text, shapes) as Redacted & JsonObject;
}
