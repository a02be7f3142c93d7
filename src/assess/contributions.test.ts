import { expect, it } from 'vitest';
import { catalogue } from '../checks/catalogue.generated.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { gapOf } from '../model/normalise/reading.ts';
import type { Scope } from '../model/scope.ts';
import { createTable } from '../model/table.ts';
import { Contributions } from './contributions.ts';

const check = catalogue.find(({ subject }) => subject === 'nodes') as AnyCheck;
const cluster: Scope = { kind: 'cluster', account: '1', cluster: 'c0' };
const absent = (name: string) => gapOf('cs/DescribeClusterNodes', [name], 'absent', 'there is no such thing');
const denied = gapOf('cs/DescribeClusterNodes', ['z'], 'denied', 'access was denied');

function outcomesOf(contributions: Contributions): string[] {
  const found = contributions.of(cluster, check.layer, check.duty, undefined).get(check.id);
  return (found?.gaps ?? []).map(({ outcome }) => outcome);
}

it('a refusal is kept behind any number of verdicts whose source was absent', () => {
  const contributions = new Contributions();
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    contributions.add(check, cluster, undefined, 'unknown', { gaps: [absent(name)] });
  contributions.add(check, cluster, undefined, 'unknown', { gaps: [denied] });
  expect(outcomesOf(contributions)).toEqual(['absent', 'absent', 'absent', 'denied']);
});

it('a refusal is kept where rows may be missing for many reasons', () => {
  const contributions = new Contributions();
  contributions.addMissing(check, 'c0', [absent('a'), absent('b'), absent('c'), absent('d'), denied]);
  expect(outcomesOf(contributions)).toContain('denied');
});

it('a refusal is kept in the gaps of a table that has many', () => {
  const gaps = [...Array.from({ length: 40 }, (_, index) => absent(String(index))), denied];
  const table = createTable([], { state: 'none', gaps });
  expect(table.completeness().gaps).toHaveLength(6);
  expect(table.completeness().gaps).toContain(denied);
});
