import type { JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const app = (resources: JsonObject) => ({ name: 'app', image: 'a:1', resources });
const full = { requests: { cpu: '100m', memory: '128Mi' } };
const pod = (resources: JsonObject, more: JsonObject = {}) =>
  podTemplate({ containers: [app(resources)], ...more });

export default defineCases('podTemplates', {
  'fail: none': { subject: pod({}), saw: { missing: ['app cpu', 'app memory'] } },
  'fail: memory alone is missing': {
    subject: pod({ requests: { cpu: '100m' } }),
    saw: { missing: ['app memory'] },
  },
  'fail: zero is none': {
    subject: pod({ requests: { cpu: 0, memory: '128Mi' } }),
    saw: { missing: ['app cpu'] },
  },
  'fail: zero is not filled in from the limit': {
    subject: pod({ requests: { cpu: '0', memory: '1Gi' }, limits: { cpu: '1' } }),
    saw: { missing: ['app cpu'] },
  },
  'fail: a sidecar': {
    subject: pod(full, { initContainers: [{ ...app({}), name: 'proxy', restartPolicy: 'Always' }] }),
    saw: { missing: ['proxy cpu', 'proxy memory'] },
  },
  'fail: missing, whatever else is garbled': {
    subject: pod({ requests: { cpu: 'much' } }),
    saw: { missing: ['app memory'] },
  },
  'pass: both': { subject: pod(full) },
  'pass: the API server fills in the limits': { subject: pod({ limits: { cpu: '1', memory: '1Gi' } }) },
  'pass: the pod requests for its containers': {
    subject: pod({}, { resources: { requests: { cpu: '1' }, limits: { memory: '1Gi' } } }),
  },
  'pass: an init container that ends': { subject: pod(full, { initContainers: [app({})] }) },
  'not-applicable: a pod on a virtual node': { subject: { ...pod({}), virtual: true } },
  'unknown: a quantity that is none': {
    subject: pod({ requests: { cpu: '1 core', memory: '1Gi' } }),
    source: 'kubernetes/pods',
  },
  'unknown: requests are a text': { subject: pod({ requests: 'few' }), source: 'kubernetes/pods' },
});
