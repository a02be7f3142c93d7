import { describe, expect, it } from 'vitest';
import { holds } from './condition.ts';

const answer = (operator: string, values: string[], ...sent: string[]) =>
  holds({ operator, key: 'k', values }, new Map([['k', sent]]));

describe('conditions', () => {
  it.each<[string, string[], string, 'yes' | 'no' | 'unclear']>([
    ['StringEquals', ['a', 'b'], 'b', 'yes'],
    ['StringEquals', ['a'], 'A', 'no'],
    ['StringEquals', ['*'], 'a', 'no'],
    ['StringNotEquals', ['a', 'b'], 'b', 'no'],
    ['StringNotEquals', ['a', 'b'], 'c', 'yes'],
    ['StringEqualsIgnoreCase', ['A'], 'a', 'yes'],
    ['StringNotEqualsIgnoreCase', ['A'], 'a', 'no'],
    ['StringLike', ['team-?:*'], 'team-1:x', 'yes'],
    ['StringLike', ['a*b*c'], 'aXbXd', 'no'],
    ['StringNotLike', ['a*'], 'b', 'yes'],
    ['StringEquals', ['\u0024{acs:user}'], 'x', 'unclear'],
    ['StringEquals', ['\u0024{acs:user}', 'x'], 'x', 'yes'],
    ['NumericEquals', ['3'], '3.0', 'yes'],
    ['NumericNotEquals', ['3'], '4', 'yes'],
    ['NumericLessThan', ['3'], '3', 'no'],
    ['NumericLessThanEquals', ['3'], '3', 'yes'],
    ['NumericGreaterThan', ['3'], '4', 'yes'],
    ['NumericGreaterThanEquals', ['3'], '2', 'no'],
    ['NumericEquals', ['three'], '3', 'unclear'],
    ['DateLessThan', ['2026-01-01T00:00:00+08:00'], '2025-12-31T15:59:59Z', 'yes'],
    ['DateGreaterThan', ['2026-01-01T00:00:00Z'], '2025-12-31T15:59:59Z', 'no'],
    ['DateEquals', ['tomorrow'], '2025-12-31T15:59:59Z', 'unclear'],
    ['Bool', ['true'], 'TRUE', 'yes'],
    ['Bool', ['false'], 'true', 'no'],
    ['Bool', ['maybe'], 'true', 'unclear'],
    ['IpAddress', ['10.0.0.0/8', '2001:db8::/32'], '2001:db8::1', 'yes'],
    ['IpAddress', ['10.0.0.0/8'], '11.0.0.1', 'no'],
    ['IpAddress', ['office'], '11.0.0.1', 'unclear'],
    ['NotIpAddress', ['10.0.0.0/8'], '11.0.0.1', 'yes'],
    ['StringEqualsIfExists', ['a'], 'b', 'no'],
    ['ForAnyValue:StringLike', ['a*'], 'ab', 'yes'],
    ['Null', ['true'], 'x', 'unclear'],
    ['stringequals', ['x'], 'x', 'unclear'],
    ['__proto__', ['x'], 'x', 'unclear'],
    ['', ['x'], 'x', 'unclear'],
  ])('%s %j of %j: %s', (operator, values, sent, expected) => {
    expect(answer(operator, values, sent)).toBe(expected);
  });

  it('are open where the key is not known, and where it is known to be missing', () => {
    expect(holds({ operator: 'StringEquals', key: 'other', values: ['a'] }, new Map([['k', ['a']]]))).toBe(
      'unclear',
    );
    expect(answer('StringNotEquals', ['a'])).toBe('unclear');
    expect(answer('StringEqualsIfExists', ['a'])).toBe('yes');
  });

  it('tell any of several values from all of them', () => {
    expect(answer('ForAnyValue:StringEquals', ['a'], 'a', 'b')).toBe('yes');
    expect(answer('ForAllValues:StringEquals', ['a'], 'a', 'b')).toBe('no');
    expect(answer('ForAllValues:StringEquals', ['a', 'b'], 'a', 'b')).toBe('yes');
    expect(answer('ForAnyValue:StringNotEquals', ['a'], 'a', 'b')).toBe('yes');
    expect(answer('StringEquals', ['a'], 'a', 'b')).toBe('unclear');
  });
});
