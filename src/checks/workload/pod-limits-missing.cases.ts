import type { Json, JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const app = (limits: Json = null, more: JsonObject = {}) => ({
  name: 'app',
  image: 'a:1',
  resources: { limits },
  ...more,
});
const full = { cpu: '500m', memory: '256Mi', 'ephemeral-storage': '1Gi' };
const pod = (limits: Json = null, more: JsonObject = {}) =>
  podTemplate({ containers: [app(limits)], ...more });
const scratch = (emptyDir: JsonObject) => ({ volumes: [{ name: 'scratch', emptyDir }] });

export default defineCases('podTemplates', {
  'fail: no limits': {
    subject: podTemplate({ containers: [{ name: 'app', image: 'a:1' }] }),
    saw: { unlimited: ['app cpu', 'app memory', 'ephemeral-storage'] },
  },
  'fail: requests are no limits': {
    subject: podTemplate({ containers: [app(null, { resources: { requests: full } })] }),
  },
  'fail: memory alone is missing': {
    subject: pod({ ...full, memory: null }),
    saw: { unlimited: ['app memory'] },
  },
  'fail: CPU alone is missing': {
    subject: pod({ memory: '1Gi', 'ephemeral-storage': '1Gi' }),
    saw: { unlimited: ['app cpu'] },
  },
  'fail: zero is no limit': {
    subject: pod({ cpu: '0', memory: 0, 'ephemeral-storage': '0Gi' }),
    saw: { unlimited: ['app cpu', 'app memory', 'ephemeral-storage'] },
  },
  'fail: local storage alone is missing': {
    subject: pod({ cpu: 1, memory: '1Gi' }),
    saw: { unlimited: ['ephemeral-storage'] },
  },
  'fail: an emptyDir that nothing limits': {
    subject: pod({ cpu: 1, memory: '1Gi' }, scratch({})),
    saw: { unlimited: ['ephemeral-storage', 'emptyDir scratch'] },
  },
  'fail: an init container and a sidecar': {
    subject: podTemplate({
      containers: [app(full)],
      initContainers: [
        { name: 'setup', image: 'a:1' },
        { ...app({ cpu: '1' }), name: 'proxy', restartPolicy: 'Always' },
      ],
    }),
    saw: { unlimited: ['setup cpu', 'setup memory', 'proxy memory'] },
  },
  'fail: the pod limits memory only': {
    subject: podTemplate({
      resources: { limits: { memory: '1Gi' } },
      containers: [app({ 'ephemeral-storage': '1Gi' })],
    }),
    saw: { unlimited: ['app cpu'] },
  },
  'fail: known to be missing, whatever else is garbled': {
    subject: pod({ cpu: '$(CPU)', 'ephemeral-storage': '1Gi' }),
    saw: { unlimited: ['app memory'] },
  },
  'pass: all three': { subject: pod(full) },
  'pass: an emptyDir counts as local storage of the pod': { subject: pod(full, scratch({})) },
  'pass: the storage of one container limits the pod': {
    subject: podTemplate({ containers: [app(full), { ...app({ cpu: 1, memory: '1e9' }), name: 'proxy' }] }),
  },
  'pass: the pod limits its containers': {
    subject: podTemplate({
      resources: { limits: { cpu: '2', memory: '1Gi' } },
      containers: [app({ 'ephemeral-storage': '1Gi' })],
    }),
  },
  'pass: an ephemeral container can have none': {
    subject: pod(full, { ephemeralContainers: [{ name: 'debugger', image: 'a:1' }] }),
  },
  'not-applicable: a pod on a virtual node': { subject: { ...pod(), virtual: true } },
  'unknown: a quantity that is none': {
    subject: pod({ ...full, cpu: '$(CPU)' }),
    source: 'kubernetes/pods',
  },
  'unknown: a limit below zero': { subject: pod({ ...full, memory: '-1' }), source: 'kubernetes/pods' },
  'unknown: limits are a list': { subject: pod([]), source: 'kubernetes/pods' },
});
