import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.ts';
import { needs } from '../outside.ts';
import { type ReviewSpec, subjectAccessReviews } from './access-reviews.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { load } from './load.ts';

const RBAC = 'rbac.authorization.k8s.io';
const NAMESPACES = ['a', 'b', 'c'];
const OBJECTS: JsonObject[] = [
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: 'readers', namespace: 'b' },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'reader' },
    subjects: [{ apiGroup: RBAC, kind: 'Group', name: 'readers' }],
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'Role',
    metadata: { name: 'reader', namespace: 'b' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  },
  ...NAMESPACES.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
];

needs('controlplane', 'test/cluster/load', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ authorization: 'RBAC' });
  }, 180_000);
  afterAll(() => cluster?.stop());

  it('creates objects in an order that works, whatever order they come in, and replaces them', async () => {
    expect(await load(cluster, OBJECTS)).toEqual({ created: 5, replaced: 0, refused: [] });
    expect(await load(cluster, OBJECTS)).toEqual({ created: 0, replaced: 5, refused: [] });
  });

  it('says what the API server refuses, and goes on', async () => {
    const objects = [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'Not a name' } },
      { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' } },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'd' } },
    ];
    const { created, refused } = await load(cluster, objects);
    expect([created, refused.map(({ kind, status }) => [kind, status])]).toEqual([
      1,
      [
        ['Namespace', 422],
        ['Widget', 404],
      ],
    ]);
  });

  it('asks access reviews by the hundred, and answers in their order', async () => {
    const spec = (index: number): ReviewSpec => ({
      user: `user-${index}`,
      groups: index % 3 === 0 ? ['readers'] : ['others'],
      resourceAttributes: {
        verb: 'get',
        resource: 'pods',
        namespace: NAMESPACES[index % 2] ?? 'a',
        name: 'p',
      },
    });
    const specs = Array.from({ length: 1500 }, (_, index) => spec(index));
    const verdicts = await subjectAccessReviews(cluster, specs);
    expect(verdicts.map(({ allowed }) => allowed)).toEqual(
      specs.map((_, index) => index % 3 === 0 && index % 2 === 1),
    );
    expect([verdicts[3]?.reason, verdicts[0]?.reason, verdicts[3]?.evaluationError]).toEqual([
      'RBAC: allowed by RoleBinding "readers/b" of Role "reader" to Group "readers"',
      '',
      '',
    ]);
  });
});
