import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { ingress } from '../kit/rows-network.ts';

const prefix = 'nginx.ingress.kubernetes.io/';
const annotated = (name: string, value: string) =>
  ingress({ annotations: known({ [prefix + name]: value }) });
const at = (path: string) =>
  ingress({ rules: known([{ host: 'a', paths: [{ path, pathType: 'Exact', service: 'web' }] }]) });
const unread = denied('kubernetes/ingresses.networking.k8s.io', 'c0aa');

export default defineCases('ingresses', {
  'fail: a snippet': {
    subject: annotated('configuration-snippet', 'more_set_headers "X: 1";'),
    saw: { namespace: 'shop', name: 'web', annotations: [`${prefix}configuration-snippet`], paths: ['-'] },
  },
  'fail: a snippet of authentication': { subject: annotated('auth-snippet', 'x;') },
  'fail: a value that ends its line': { subject: annotated('auth-url', 'http://a\n}load_module x;') },
  'fail: a value with a script': { subject: annotated('server-alias', 'content_by_lua_block') },
  'fail: a path into the file system': {
    subject: at('/etc/nginx'),
    saw: { namespace: 'shop', name: 'web', annotations: ['-'], paths: ['/etc/nginx'] },
  },
  'fail: a path that closes its block': { subject: at('/x{alias /;}') },
  'fail: a path to the token of the controller': {
    subject: at('/a/var/run/secrets/kubernetes.io/serviceaccount'),
  },
  'fail: a snippet, and the rules were not read': {
    subject: ingress({ annotations: known({ [`${prefix}server-snippet`]: 'x;' }), rules: unread }),
  },
  'pass: ordinary annotations': { subject: annotated('auth-url', 'https://auth.example.com/check') },
  'pass: an empty snippet': { subject: annotated('server-snippet', '') },
  'pass: a snippet of another controller': {
    subject: ingress({ annotations: known({ 'example.com/server-snippet': 'x;' }) }),
  },
  'pass: a path that only looks like it': { subject: at('/etcetera') },
  'unknown: the annotations were not read': {
    subject: ingress({ annotations: unread }),
    source: 'kubernetes/ingresses.networking.k8s.io',
  },
  'unknown: the rules were not read': {
    subject: ingress({ rules: unread }),
    source: 'kubernetes/ingresses.networking.k8s.io',
  },
});
