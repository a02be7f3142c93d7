import { describe, expect, it } from 'vitest';
import { isEveryone, isShippedFor, isShippedWildcard } from './shipped-rbac.ts';

const on = (resources: string[], verbs: string[], apiGroups = ['']) => ({ verbs, apiGroups, resources });
const urls = (...nonResourceURLs: string[]) => ({ verbs: ['get'], nonResourceURLs });

describe('isShippedWildcard', () => {
  it('knows the roles of API servers, of earlier minors and of ACK', () => {
    expect(isShippedWildcard('cluster-admin', on(['*'], ['*'], ['*']))).toBe(true);
    expect(isShippedWildcard('cs:admin', { verbs: ['*'], nonResourceURLs: ['*'] })).toBe(true);
    expect(isShippedWildcard('system:kubelet-api-admin', on(['nodes/spec', 'nodes/proxy'], ['*']))).toBe(
      true,
    );
    const migrator = 'system:controller:storage-version-migrator-controller';
    expect(isShippedWildcard(migrator, on(['*'], ['get', 'update'], ['*']))).toBe(true);
  });

  it('does not take a role that was widened, or one of another name, for shipped', () => {
    expect(isShippedWildcard('system:kube-controller-manager', on(['*'], ['delete'], ['*']))).toBe(false);
    expect(isShippedWildcard('own-admin', on(['*'], ['*'], ['*']))).toBe(false);
    expect(isShippedWildcard('__proto__', on(['*'], ['*'], ['*']))).toBe(false);
  });
});

describe('isShippedFor', () => {
  it('knows what Kubernetes lets everybody do', () => {
    expect(isShippedFor('User', 'system:anonymous', urls('/version', '/healthz'))).toBe(true);
    expect(isShippedFor('Group', 'system:authenticated', urls('/apis/*', '/swagger.json'))).toBe(true);
    expect(isShippedFor('Group', 'system:serviceaccounts', urls('/openid/v1/jwks', '/api'))).toBe(true);
  });

  it('does not know more', () => {
    expect(isShippedFor('Group', 'system:unauthenticated', urls('/swagger.json'))).toBe(false);
    expect(isShippedFor('User', 'system:anonymous', urls('/metrics'))).toBe(false);
    expect(isShippedFor('Group', 'system:authenticated', on(['pods'], ['get']))).toBe(false);
    expect(isShippedFor('Group', 'developers', urls('/version'))).toBe(false);
    expect(isEveryone('Group', 'developers')).toBe(false);
  });
});
