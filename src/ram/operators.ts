import { containsCidr, parseCidr } from '../kernel/cidr.ts';
import { matchesGlob } from '../kernel/glob.ts';
import { parseInstant } from '../kernel/time.ts';
import { type Answer, answerOf } from './answer.ts';

export interface Operator {
  /** Of one value of the request and one of the policy, before any negation. */
  matches(sent: string, value: string): Answer;
  negated: boolean;
}

/** The operators that RAM documents: https://www.alibabacloud.com/help/en/ram/conditional-operator */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...pair('StringEquals', 'StringNotEquals', (sent, value) => sent === value),
  ...pair(
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    (sent, value) => sent.toLowerCase() === value.toLowerCase(),
  ),
  ...pair('StringLike', 'StringNotLike', (sent, value) => matchesGlob(value, sent)),
  ...comparisons('Numeric', numberOf),
  ...comparisons('Date', parseInstant),
  ['Bool', { matches: (sent, value) => answerOf(sameBoolean(sent, value)), negated: false }],
  ...pair('IpAddress', 'NotIpAddress', isWithin),
]);

type Test = (sent: string, value: string) => boolean | undefined;

function pair(name: string, negation: string, test: Test): [string, Operator][] {
  const matches = (sent: string, value: string) => answerOf(test(sent, value));
  return [
    [name, { matches, negated: false }],
    [negation, { matches, negated: true }],
  ];
}

function comparisons(prefix: string, read: (text: string) => number | undefined): [string, Operator][] {
  const compare = (test: (sent: number, value: number) => boolean): Test => {
    return (sent, value) => {
      const [left, right] = [read(sent), read(value)];
      return left === undefined || right === undefined ? undefined : test(left, right);
    };
  };
  const alone = (name: string, test: (sent: number, value: number) => boolean) =>
    pair(prefix + name, '', compare(test)).slice(0, 1);
  return [
    ...pair(
      `${prefix}Equals`,
      `${prefix}NotEquals`,
      compare((sent, value) => sent === value),
    ),
    ...alone('LessThan', (sent, value) => sent < value),
    ...alone('LessThanEquals', (sent, value) => sent <= value),
    ...alone('GreaterThan', (sent, value) => sent > value),
    ...alone('GreaterThanEquals', (sent, value) => sent >= value),
  ];
}

function numberOf(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

function sameBoolean(sent: string, value: string): boolean | undefined {
  const [left, right] = [sent.trim().toLowerCase(), value.trim().toLowerCase()];
  return [left, right].every((text) => text === 'true' || text === 'false') ? left === right : undefined;
}

function isWithin(sent: string, value: string): boolean | undefined {
  const [address, block] = [parseCidr(sent), parseCidr(value)];
  return address === undefined || block === undefined ? undefined : containsCidr(block, address);
}
