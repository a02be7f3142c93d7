import { describe, expect, it } from 'vitest';
import { AuditUsage } from './audit-usage.ts';

const USER = '201234567890120001';

function event(change: object = {}): string {
  return JSON.stringify({
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/shop/pods',
    verb: 'list',
    user: { username: USER, groups: ['system:authenticated'] },
    objectRef: { resource: 'pods', namespace: 'shop', apiVersion: 'v1' },
    responseStatus: { code: 200 },
    requestReceivedTimestamp: '2026-11-01T08:00:00.000000Z',
    annotations: { 'authorization.k8s.io/decision': 'allow' },
    ...change,
  });
}

function usageOf(...lines: (string | undefined)[]): AuditUsage {
  const usage = new AuditUsage(USER);
  for (const line of lines) usage.add(line);
  return usage;
}

describe('AuditUsage', () => {
  it('puts what was used into a role for each namespace', () => {
    const usage = usageOf(
      event(),
      event({ verb: 'get' }),
      event({ verb: 'get', objectRef: { resource: 'pods', subresource: 'log', namespace: 'shop' } }),
      event({ verb: 'list', objectRef: { resource: 'deployments', apiGroup: 'apps', namespace: 'ops' } }),
      event({ verb: 'list', objectRef: { resource: 'nodes' } }),
      event({ verb: 'get', requestURI: '/version?timeout=32s', objectRef: undefined }),
    );
    expect(usage.roles('alice')).toEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'alice' },
        rules: [
          { verbs: ['list'], apiGroups: [''], resources: ['nodes'] },
          { verbs: ['get'], nonResourceURLs: ['/version'] },
        ],
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: 'alice', namespace: 'ops' },
        rules: [{ verbs: ['list'], apiGroups: ['apps'], resources: ['deployments'] }],
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: 'alice', namespace: 'shop' },
        rules: [
          { verbs: ['get', 'list'], apiGroups: [''], resources: ['pods'] },
          { verbs: ['get'], apiGroups: [''], resources: ['pods/log'] },
        ],
      },
    ]);
    expect([usage.events, usage.malformed]).toEqual([6, 0]);
  });

  it('leaves out other people, refusals and the first stage of a request', () => {
    const usage = usageOf(
      event({ user: { username: 'bob' } }),
      event({ annotations: { 'authorization.k8s.io/decision': 'forbid' } }),
      event({ annotations: {}, responseStatus: { code: 403 } }),
      event({ stage: 'RequestReceived' }),
      event({ impersonatedUser: { username: 'bob' } }),
    );
    expect(usage.roles('alice')).toEqual([]);
    expect(usageOf(event({ user: { username: 'bob' }, impersonatedUser: { username: USER } })).events).toBe(
      1,
    );
  });

  it('counts lines that are cut or no event, and goes on', () => {
    const usage = usageOf('{"kind":"Ev', '[]', 'null', '', undefined, event());
    expect([usage.events, usage.malformed]).toEqual([1, 4]);
  });

  it('names the held rules of which nothing was used', () => {
    const held = (verbs: string[], resources: string[], namespace?: string) => ({
      rule: { verbs, apiGroups: [''], resources },
      ...(namespace && { namespace }),
      because: {} as never,
    });
    const used = held(['*'], ['pods'], 'shop');
    const elsewhere = held(['*'], ['pods'], 'ops');
    const unused = held(['get'], ['secrets']);
    expect(usageOf(event()).unused([used, elsewhere, unused])).toEqual([elsewhere, unused]);
  });
});
