import type { JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const get = { httpGet: { path: '/healthz', port: 8080 } };
const app = (probes: JsonObject) => ({ name: 'app', image: 'a:1', ...probes });
const both = app({ livenessProbe: get, readinessProbe: { tcpSocket: { port: 1 } } });
const owner = (kind: string) => ({
  owner: { kind, group: 'batch', name: 'report', inferred: false },
});

export default defineCases('podTemplates', {
  'fail: none': {
    subject: podTemplate({ containers: [app({})] }),
    saw: { missing: ['app livenessProbe', 'app readinessProbe'] },
  },
  'fail: readiness is missing': {
    subject: podTemplate({ containers: [app({ livenessProbe: get })] }),
    saw: { missing: ['app readinessProbe'] },
  },
  'fail: a startup probe is another': {
    subject: podTemplate({ containers: [app({ startupProbe: get, readinessProbe: get })] }),
    saw: { missing: ['app livenessProbe'] },
  },
  'fail: a probe that asks nothing': {
    subject: podTemplate({ containers: [app({ livenessProbe: { periodSeconds: 5 }, readinessProbe: get })] }),
    saw: { missing: ['app livenessProbe'] },
  },
  'fail: one container of two, and a sidecar': {
    subject: podTemplate({
      containers: [both, { ...app({ livenessProbe: get }), name: 'api' }],
      initContainers: [{ ...app({ livenessProbe: get }), name: 'proxy', restartPolicy: 'Always' }],
    }),
    saw: { missing: ['api readinessProbe', 'proxy readinessProbe'] },
  },
  'pass: both': { subject: podTemplate({ containers: [both] }) },
  'pass: of other kinds': {
    subject: podTemplate({
      restartPolicy: 'Always',
      containers: [app({ livenessProbe: { exec: {} }, readinessProbe: { grpc: { port: 1 } } })],
    }),
  },
  'pass: init and ephemeral containers can have none': {
    subject: podTemplate({
      containers: [both],
      initContainers: [app({})],
      ephemeralContainers: [{ ...app({}), name: 'debugger' }],
    }),
  },
  'not-applicable: a Job': { subject: podTemplate({ containers: [app({})] }, owner('Job')) },
  'not-applicable: a CronJob': { subject: podTemplate({ containers: [app({})] }, owner('CronJob')) },
  'not-applicable: a pod that ends': {
    subject: podTemplate({ restartPolicy: 'Never', containers: [app({})] }, owner('Workflow')),
  },
  'unknown: a probe is a text': {
    subject: podTemplate({ containers: [app({ livenessProbe: '/healthz' })] }),
    source: 'kubernetes/pods',
  },
  'unknown: restartPolicy is no text': {
    subject: podTemplate({ restartPolicy: false, containers: [app({})] }),
    source: 'kubernetes/pods',
  },
});
