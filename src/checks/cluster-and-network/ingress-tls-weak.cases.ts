import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { ingress } from '../kit/rows-network.ts';

const unread = denied('kubernetes/ingresses.networking.k8s.io', 'c0aa');
const rule = (host: string) => ({ host, paths: [] });

export default defineCases('ingresses', {
  'fail: no TLS': {
    subject: ingress({ tls: known([]) }),
    saw: { namespace: 'shop', name: 'web', plain: ['shop.example.com'], wide: ['-'] },
  },
  'fail: TLS for another host': {
    subject: ingress({ tls: known([['other.example.com']]) }),
    saw: { namespace: 'shop', name: 'web', plain: ['shop.example.com'], wide: ['-'] },
  },
  'fail: one of two hosts': {
    subject: ingress({
      rules: known([rule('a.example.com'), rule('b.example.com')]),
      tls: known([['a.example.com']]),
    }),
    saw: { namespace: 'shop', name: 'web', plain: ['b.example.com'], wide: ['-'] },
  },
  'fail: a wildcard stands for one label only': {
    subject: ingress({ rules: known([rule('a.b.example.com')]), tls: known([['*.example.com']]) }),
  },
  'fail: an empty host': {
    subject: ingress({ rules: known([rule('')]), tls: known([[]]) }),
    saw: { namespace: 'shop', name: 'web', plain: ['-'], wide: ['*'] },
  },
  'fail: a wildcard host': {
    subject: ingress({ rules: known([rule('*.example.com')]), tls: known([['*.example.com']]) }),
    saw: { namespace: 'shop', name: 'web', plain: ['-'], wide: ['*.example.com'] },
  },
  'fail: a default backend alone': { subject: ingress({ rules: known([]) }) },
  'fail: a wildcard host, and TLS was not read': {
    subject: ingress({ rules: known([rule('*.example.com')]), tls: unread }),
  },
  'fail: both kinds of listeners': {
    subject: ingress({
      tls: known([]),
      annotations: known({
        'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]',
      }),
    }),
  },
  'pass: TLS for the host': { subject: ingress() },
  'pass: TLS for every host': { subject: ingress({ tls: known([[]]) }) },
  'pass: a wildcard certificate': { subject: ingress({ tls: known([['*.example.com']]) }) },
  'fail: listeners of another controller': {
    subject: ingress({
      tls: known([]),
      annotations: known({ 'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS": 443}]' }),
    }),
  },
  'pass: listeners of HTTPS only': {
    subject: ingress({
      className: known('alb'),
      tls: known([]),
      annotations: known({ 'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS": 443}]' }),
    }),
  },
  'unknown: TLS was not read': {
    subject: ingress({ tls: unread }),
    source: 'kubernetes/ingresses.networking.k8s.io',
  },
  'unknown: the rules were not read': {
    subject: ingress({ rules: unread }),
    source: 'kubernetes/ingresses.networking.k8s.io',
  },
});
