import { type Answer, any, both, not } from './answer.ts';
import { OPERATORS, type Operator } from './operators.ts';

/** One key of one operator, as written. */
export interface Condition {
  operator: string;
  key: string;
  /** One of them has to match; for a negated operator none may. */
  values: readonly string[];
}

/**
 * What is known of a request: the values of condition keys. A key that is not in it may have any value or
 * none; a key with no values is known not to be sent.
 */
export type Context = ReadonlyMap<string, readonly string[]>;

export const NOTHING_KNOWN: Context = new Map();

/**
 * Whether a condition holds. Operators: https://www.alibabacloud.com/help/en/ram/conditional-operator
 * That page does not say what a key means that is not sent, nor what the qualifiers for several values do
 * then, so such cases stay open.
 */
export function holds(condition: Condition, context: Context): Answer {
  const form = formOf(condition.operator);
  const sent = context.get(condition.key);
  if (form === undefined || sent === undefined) return 'unclear';
  if (sent.length === 0) return form.ifExists ? 'yes' : 'unclear';
  const answers = sent.map((value) => holdsFor(value, condition.values, form.operator));
  if (form.qualifier === 'ForAnyValue') return any(answers);
  if (form.qualifier === 'ForAllValues') return both(...answers);
  return answers.every((answer) => answer === answers[0]) ? (answers[0] as Answer) : 'unclear';
}

/** Several values are alternatives; the documented denial of every address but some lists them under NotIpAddress. */
function holdsFor(sent: string, values: readonly string[], operator: Operator): Answer {
  const answer = any(
    values.map((value) => (value.includes('${') ? 'unclear' : operator.matches(sent, value))),
  );
  return operator.negated ? not(answer) : answer;
}

interface Form {
  operator: Operator;
  qualifier?: 'ForAnyValue' | 'ForAllValues';
  ifExists: boolean;
}

const FORM = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/;

/** Undefined for operators that are not documented: they could mean anything. */
export function formOf(written: string): Form | undefined {
  const [, qualifier, name, ifExists] = FORM.exec(written) ?? [];
  const operator = name === undefined ? undefined : OPERATORS.get(name);
  if (operator === undefined) return undefined;
  const form = { operator, ifExists: ifExists !== undefined };
  return qualifier === 'ForAnyValue' || qualifier === 'ForAllValues' ? { ...form, qualifier } : form;
}
