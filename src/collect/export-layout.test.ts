import { describe, expect, it } from 'vitest';
import { parseFileName } from './export-layout.ts';

const parsed = parseFileName;

describe('src/collect/export-layout', () => {
  const cases: [path: string, source: string, ids: string[], page: number, error: boolean][] = [
    ['cs/DescribeClustersV1.json', 'cs/DescribeClustersV1', [], 1, false],
    ['cs/DescribeClustersV1.2.json', 'cs/DescribeClustersV1', [], 2, false],
    ['cs/DescribeClustersV1.error.json', 'cs/DescribeClustersV1', [], 1, true],
    ['cs/DescribeClustersV1.3.error.json', 'cs/DescribeClustersV1', [], 3, true],
    ['cs/DescribeNodePoolVuls@c0aa,np0bb.12.json', 'cs/DescribeNodePoolVuls', ['c0aa', 'np0bb'], 12, false],
    ['ram/ListAccessKeys@alice%2Elee.json', 'ram/ListAccessKeys', ['alice.lee'], 1, false],
    ['ram/ListAccessKeys@alice%2E2.json', 'ram/ListAccessKeys', ['alice.2'], 1, false],
    ['ram/ListAccessKeys@%E5%BC%A0%E4%B8%89.json', 'ram/ListAccessKeys', ['张三'], 1, false],
    ['ram/ListAccessKeys@a%2Cb.json', 'ram/ListAccessKeys', ['a,b'], 1, false],
    ['ram/ListAccessKeys@%2e%2e%2f.json', 'ram/ListAccessKeys', ['../'], 1, false],
    ['ram/ListAccessKeys@__proto__.json', 'ram/ListAccessKeys', ['__proto__'], 1, false],
    ['x/Y@a,flag=true.json', 'x/Y', ['a', 'flag=true'], 1, false],
    ['kubernetes/c0aa/pods.json', 'kubernetes/pods', ['c0aa'], 1, false],
    ['kubernetes/c0aa/replicasets.apps.2.json', 'kubernetes/replicasets.apps', ['c0aa'], 2, false],
    [
      'kubernetes/c0aa/k8srequiredlabels.constraints.gatekeeper.sh.json',
      'kubernetes/k8srequiredlabels.constraints.gatekeeper.sh',
      ['c0aa'],
      1,
      false,
    ],
    ['kubernetes/c0aa/nodes.error.json', 'kubernetes/nodes', ['c0aa'], 1, true],
    ['kubernetes/c0aa/version.json', 'kubernetes/version', ['c0aa'], 1, false],
    [
      'kubernetes/c0aa/configz@cn-hangzhou%2E10%2E0%2E0%2E1.json',
      'kubernetes/configz',
      ['c0aa', 'cn-hangzhou.10.0.0.1'],
      1,
      false,
    ],
    ['kubernetes/c0aa/node-files@node-1.json', 'kubernetes/node-files', ['c0aa', 'node-1'], 1, false],
    ['kubernetes/c0aa/deprecated-apis.json', 'kubernetes/deprecated-apis', ['c0aa'], 1, false],
    // Percent signs that begin no encoding are kept as they stand.
    ['ram/ListAccessKeys@%.json', 'ram/ListAccessKeys', ['%'], 1, false],
    ['ram/ListAccessKeys@%GG.json', 'ram/ListAccessKeys', ['%GG'], 1, false],
    ['ram/ListAccessKeys@%ff.json', 'ram/ListAccessKeys', ['%ff'], 1, false],
  ];
  it.each(cases)('reads %s', (path, source, ids, page, error) => {
    expect(parsed(path)).toEqual({ source, ids, page, error });
  });

  const others = [
    '',
    '.json',
    'x.json',
    'cs/DescribeClustersV1',
    'cs/DescribeClustersV1.JSON',
    'cs/DescribeClustersV1.yaml',
    'cs/sub/DescribeClustersV1.json',
    'kubernetes/nodes.json',
    'kubernetes/c0aa/events.json',
    'kubernetes/c0aa/A_b.constraints.gatekeeper.sh.json',
    'kubernetes/c0aa/pods@x.json',
    'kubernetes/c0aa/configz.json',
    'kubernetes/c0aa/node-files.json',
    'kubernetes/c0aa/deprecated-apis@x.json',
    'kubernetes/c0aa/configz@.json',
    'kubernetes/c0aa/configz@a,b.json',
    'kubernetes/c0aa/deep/pods.json',
    'kubernetes//pods.json',
    // A newline would pass for the end of an id, and an empty id for none.
    'ram/ListAccessKeys@a%0Ab.json',
    'ram/ListAccessKeys@%1b[31m.json',
    'ram/ListAccessKeys@a%00b.json',
    'ram/ListAccessKeys@.json',
    'ram/ListAccessKeys@,.json',
    'kubernetes/%0a/pods.json',
  ];
  it.each(others)('does not take %j for an answer', (path) => {
    expect(parsed(path)).toBeUndefined();
  });

  it.each(['0', '02', '1234567'])('takes %s for a part of the name, not for a page', (number) => {
    expect(parsed(`cs/DescribeClustersV1.${number}.json`)?.source).toBe(`cs/DescribeClustersV1.${number}`);
  });
});
