import { isObject, member } from '../kernel/json.ts';

/** `clusterRoleSelectors` of an aggregation rule. */
export interface LabelSelector {
  matchLabels: ReadonlyMap<string, string>;
  matchExpressions: readonly LabelExpression[];
}

interface LabelExpression {
  key: string;
  operator: string;
  values: readonly string[];
}

/** Undefined where it is none. */
export function readLabelSelector(value: unknown): LabelSelector | undefined {
  if (!isObject(value)) return undefined;
  const matchLabels = readLabels(member(value, 'matchLabels'));
  const listed = member(value, 'matchExpressions') ?? [];
  const matchExpressions = Array.isArray(listed) ? listed.map(readExpression) : [undefined];
  return matchLabels === undefined || matchExpressions.includes(undefined)
    ? undefined
    : { matchLabels, matchExpressions: matchExpressions as LabelExpression[] };
}

/** Labels by name; undefined where a value is no text. */
export function readLabels(value: unknown): ReadonlyMap<string, string> | undefined {
  if (value === undefined || value === null) return new Map();
  if (!isObject(value) || Object.values(value).some((label) => typeof label !== 'string')) return undefined;
  return new Map(Object.entries(value as Record<string, string>));
}

function readExpression(value: unknown): LabelExpression | undefined {
  const key = member(value, 'key');
  const operator = member(value, 'operator');
  const values = member(value, 'values') ?? [];
  const sound =
    typeof key === 'string' &&
    ['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(operator as string) &&
    Array.isArray(values) &&
    values.every((item) => typeof item === 'string');
  return sound ? { key, operator: operator as string, values } : undefined;
}

/** A selector without conditions selects everything. */
export function selects(selector: LabelSelector, labels: ReadonlyMap<string, string>): boolean {
  return (
    [...selector.matchLabels].every(([name, value]) => labels.get(name) === value) &&
    selector.matchExpressions.every((expression) => holdsFor(expression, labels))
  );
}

function holdsFor({ key, operator, values }: LabelExpression, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
