import { expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import type { Assessment } from '../model/assessment.ts';
import { findScope } from './find-scope.ts';

function assessmentOf(
  ...pools: [cluster: string, clusterName: string, nodePool: string, nodePoolName: string][]
): Assessment {
  const scopes = pools.map(([cluster, clusterName, nodePool, nodePoolName]) => ({
    kind: 'node-pool' as const,
    account: '1',
    cluster,
    clusterName,
    nodePool,
    nodePoolName,
  }));
  return { ...smallAssessment(), scopes, ledger: [], findings: [] };
}

const assessment = assessmentOf(
  ['c1', 'shop', 'np1', 'workers'],
  ['c2', 'media', 'np2', 'workers'],
  ['c2', 'media', 'np3', 'gpu'],
);

it('a name that one scope has is that scope', () => {
  expect(findScope(assessment, 'gpu')).toMatchObject({ scope: { nodePool: 'np3' } });
});

it('a name that several scopes have lists them', () => {
  expect(findScope(assessment, 'workers')).toMatchObject({
    named: true,
    candidates: [{ nodePool: 'np1' }, { nodePool: 'np2' }],
  });
});

it('a name that no scope has lists those that are near it', () => {
  expect(findScope(assessment, 'WORK')).toMatchObject({
    named: false,
    candidates: [{ nodePool: 'np1' }, { nodePool: 'np2' }],
  });
  expect(findScope(assessment, 'nothing-like-it')).toEqual({ named: false, candidates: [] });
});
