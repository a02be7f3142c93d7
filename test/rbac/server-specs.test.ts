import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json } from '../../src/kernel/json.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { needs } from '../outside.ts';
import { INVALID_SPECS, VALID_SPECS } from './specs.ts';

const PATH = '/apis/authorization.k8s.io/v1/subjectaccessreviews';

needs('controlplane', 'test/rbac/server-specs: what an API server says of specs', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ authorization: 'RBAC' });
  }, 180_000);
  afterAll(() => cluster?.stop());

  it.each(VALID_SPECS)('takes %s', async (_name, spec) => {
    expect((await cluster.admin.send('POST', PATH, { spec: spec as Json })).status).toBe(201);
  });

  it.each(INVALID_SPECS)('refuses %s', async (_name, spec) => {
    // 400 for what does not decode, 422 for what is not valid.
    expect([400, 422]).toContain((await cluster.admin.send('POST', PATH, { spec: spec as Json })).status);
  });
});
