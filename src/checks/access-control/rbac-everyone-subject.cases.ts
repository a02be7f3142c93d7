import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import {
  clusterBinding,
  clusterRole,
  group,
  namespacedBinding,
  namespacedRole,
  rule,
  user,
} from '../kit/rows-rbac.ts';

const authenticated = group('system:authenticated');
const unauthenticated = group('system:unauthenticated');
const reader = { roles: [clusterRole()] };
const bind = (name: string) => ({ roleRef: known({ kind: 'ClusterRole', name }) });
const discovery = rule({
  verbs: ['get'],
  nonResourceURLs: ['/api', '/api/*', '/apis', '/healthz', '/version'],
});
const shipped = {
  roles: [
    clusterRole('system:discovery', { rules: known([discovery]) }),
    clusterRole('system:public-info-viewer', {
      rules: known([rule({ nonResourceURLs: ['/healthz', '/livez', '/readyz', '/version', '/version/'] })]),
    }),
    clusterRole('system:basic-user', {
      rules: known([
        rule({
          verbs: ['create'],
          apiGroups: ['authorization.k8s.io'],
          resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
        }),
      ]),
    }),
    clusterRole('system:service-account-issuer-discovery', {
      rules: known([rule({ nonResourceURLs: ['/.well-known/openid-configuration', '/openid/v1/jwks'] })]),
    }),
  ],
};
const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');

export default defineCases('bindings', {
  'fail: every authenticated user reads pods': {
    subject: clusterBinding([authenticated]),
    given: reader,
    saw: {
      binding: 'clusterrolebinding/readers',
      subjects: ['system:authenticated'],
      role: 'pod-reader',
    },
  },
  'fail: anonymous': { subject: clusterBinding([user('system:anonymous')]), given: reader },
  'fail: nobody in particular': { subject: clusterBinding([unauthenticated]), given: reader },
  'fail: every service account, in a namespace': {
    subject: namespacedBinding([group('system:serviceaccounts')]),
    given: { roles: [namespacedRole()] },
  },
  'fail: discovery for those who did not log on': {
    subject: clusterBinding([authenticated, unauthenticated], bind('system:discovery')),
    given: shipped,
    saw: {
      binding: 'clusterrolebinding/readers',
      subjects: ['system:unauthenticated'],
      role: 'system:discovery',
    },
  },
  'fail: a shipped name with more in it': {
    subject: clusterBinding([authenticated], bind('system:basic-user')),
    given: {
      roles: [clusterRole('system:basic-user', { rules: known([rule({ resources: ['secrets'] })]) })],
    },
  },
  'fail: all URLs': {
    subject: clusterBinding([authenticated], bind('urls')),
    given: { roles: [clusterRole('urls', { rules: known([rule({ nonResourceURLs: ['*'] })]) })] },
  },
  'pass: discovery': { subject: clusterBinding([authenticated], bind('system:discovery')), given: shipped },
  'pass: the same content under another name': {
    subject: clusterBinding([authenticated], bind('urls')),
    given: { roles: [clusterRole('urls', { rules: known([discovery]) })] },
  },
  'pass: public information': {
    subject: clusterBinding([authenticated, unauthenticated], bind('system:public-info-viewer')),
    given: shipped,
  },
  'pass: about oneself': {
    subject: clusterBinding([authenticated], bind('system:basic-user')),
    given: shipped,
  },
  'pass: keys of service accounts': {
    subject: clusterBinding(
      [group('system:serviceaccounts')],
      bind('system:service-account-issuer-discovery'),
    ),
    given: shipped,
  },
  'pass: a role that does not exist gives nothing': {
    subject: clusterBinding([authenticated], bind('nowhere')),
    given: reader,
  },
  'pass: somebody': { subject: clusterBinding(), given: reader },
  'pass: service accounts of one namespace': {
    subject: clusterBinding([group('system:serviceaccounts:shop')]),
    given: reader,
  },
  'unknown: subjects were not read': {
    subject: clusterBinding([], { subjects: unread }),
    given: reader,
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: which role was not read': {
    subject: clusterBinding([authenticated], { roleRef: unread }),
    given: reader,
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: rules were not read': {
    subject: clusterBinding([authenticated]),
    given: { roles: [clusterRole('pod-reader', { rules: unread })] },
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: roles are incomplete': {
    subject: clusterBinding([authenticated], bind('nowhere')),
    given: reader,
    partial: ['roles'],
    source: 'test/roles',
  },
});
