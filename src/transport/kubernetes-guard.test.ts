import { describe, expect, it } from 'vitest';
import { kubernetesLists, listPath } from '../operations/kubernetes.ts';
import { assertReadOnly } from './kubernetes-guard.ts';

describe('src/transport/kubernetes-guard.ts', () => {
  it.each([...kubernetesLists.map(listPath), '/version', '/api/v1', '/api/v1/nodes/a/configz'])(
    'lets GET %s through',
    (path) => {
      expect(() => assertReadOnly('GET', path)).not.toThrow();
    },
  );

  it.each([
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    '/apis/authorization.k8s.io/v1/subjectaccessreviews',
    '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
    '/apis/authorization.k8s.io/v1/namespaces/shop/localsubjectaccessreviews',
    '/apis/authentication.k8s.io/v1/selfsubjectreviews',
  ])('lets the review POST %s through', (path) => {
    expect(() => assertReadOnly('POST', path)).not.toThrow();
  });

  it.each([
    ['POST', '/api/v1/namespaces/a/pods'],
    ['POST', '/api/v1/namespaces/a/serviceaccounts/b/token'],
    ['POST', '/apis/authentication.k8s.io/v1/tokenreviews'],
    ['PUT', '/api/v1/nodes/a'],
    ['PATCH', '/api/v1/nodes/a'],
    ['DELETE', '/api/v1/namespaces/a/pods/b'],
    ['OPTIONS', '/api/v1'],
    ['GET', '/api/v1/nodes/a/proxy/configz'],
    ['GET', '/api/v1/namespaces/a/pods/b/exec?command=sh'],
    ['GET', '/api/v1/namespaces/a/pods/b/attach'],
    ['GET', '/api/v1/namespaces/a/pods/b/portforward'],
    ['GET', '/api/v1/namespaces/a/services/b/proxy'],
    ['GET', '/api/v1/nodes/a%2Fproxy'],
    ['GET', '/api/v1/pods/../nodes'],
  ])('refuses %s %s', (method, path) => {
    expect(() => assertReadOnly(method, path)).toThrow(/^refused: /);
  });

  it.each([
    '/apis/constraints.gatekeeper.sh/v1beta1/proxy',
    '/apis/example.com/v1/token',
    '/api/v1/secrets',
    '/api',
    '/apis',
  ])('lets GET %s through: a whole kind, whatever its name', (path) => {
    expect(() => assertReadOnly('GET', path)).not.toThrow();
  });

  // Every verb of the API, spelt as HTTP spells it, on every kind that is read and on single objects of it.
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'CONNECT', 'get', 'GET ', ''];
  it.each(methods)('refuses the method %j on everything but reviews', (method) => {
    const paths = kubernetesLists.flatMap((list) => [listPath(list), `${listPath(list)}/a`]);
    const namespaced = ['/api/v1/namespaces/a/pods', '/api/v1/namespaces/a/pods/b/eviction'];
    const allowed = [...paths, ...namespaced, '/version'].filter((path) => {
      try {
        assertReadOnly(method, path);
        return true;
      } catch {
        return false;
      }
    });
    expect(allowed).toEqual([]);
  });
});
