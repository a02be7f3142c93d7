import { isObject, member } from '../kernel/json.ts';

/** A label selector of the Kubernetes API: everything it says has to hold; without conditions it selects all. */
export interface Selector {
  matchLabels: ReadonlyMap<string, string>;
  matchExpressions: readonly Requirement[];
}

interface Requirement {
  key: string;
  operator: Operator;
  values: ReadonlySet<string>;
}

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;
type Operator = (typeof OPERATORS)[number];

export type Labels = ReadonlyMap<string, string>;

/** Selects everything, as `{}` does. */
export const EVERYTHING: Selector = { matchLabels: new Map(), matchExpressions: [] };

export function selectsEverything({ matchLabels, matchExpressions }: Selector): boolean {
  return matchLabels.size === 0 && matchExpressions.length === 0;
}

/** Undefined where it is none, or one that the API server refuses. */
export function readSelector(value: unknown): Selector | undefined {
  if (!isObject(value)) return undefined;
  const matchLabels = readLabels(member(value, 'matchLabels'));
  const listed = member(value, 'matchExpressions') ?? [];
  if (matchLabels === undefined || !Array.isArray(listed)) return undefined;
  const matchExpressions = listed.map(readRequirement);
  return matchExpressions.every((item) => item !== undefined) ? { matchLabels, matchExpressions } : undefined;
}

/** Labels by name; null and absent are none, undefined where a value is no text. */
export function readLabels(value: unknown): Labels | undefined {
  if (value === undefined || value === null) return new Map();
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? new Map(entries)
    : undefined;
}

function readRequirement(value: unknown): Requirement | undefined {
  const key = member(value, 'key');
  const operator = OPERATORS.find((name) => name === member(value, 'operator'));
  const values = member(value, 'values') ?? [];
  if (typeof key !== 'string' || key === '' || operator === undefined || !Array.isArray(values))
    return undefined;
  if (!values.every((item) => typeof item === 'string')) return undefined;
  // A set operator needs values, an existence operator must have none.
  const needsValues = operator === 'In' || operator === 'NotIn';
  return needsValues === values.length > 0 ? { key, operator, values: new Set(values) } : undefined;
}

export function selects({ matchLabels, matchExpressions }: Selector, labels: Labels): boolean {
  for (const [name, value] of matchLabels) if (labels.get(name) !== value) return false;
  return matchExpressions.every((requirement) => isMet(requirement, labels));
}

function isMet({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.has(value);
    case 'NotIn':
      // A label that is missing is not in the set.
      return value === undefined || !values.has(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}
