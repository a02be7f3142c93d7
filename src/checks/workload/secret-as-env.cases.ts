import type { JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const app = (more: JsonObject) => ({ ...restrictedContainer, ...more });
const pod = (more: JsonObject) => podTemplate({ containers: [app(more)] });
const key = { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } };

export default defineCases('podTemplates', {
  'fail: one key': {
    subject: pod({ env: [{ name: 'MODE', value: 'fast' }, key] }),
    saw: { containers: ['app'], secrets: ['database'] },
  },
  'fail: a whole Secret': {
    subject: pod({ envFrom: [{ configMapRef: { name: 'a' } }, { secretRef: { name: 'all' } }] }),
    saw: { containers: ['app'], secrets: ['all'] },
  },
  'fail: an optional one': {
    subject: pod({ envFrom: [{ prefix: 'X_', secretRef: { name: 'all', optional: true } }] }),
  },
  'fail: init and ephemeral containers': {
    subject: podTemplate({
      initContainers: [app({ name: 'setup', env: [key] })],
      ephemeralContainers: [app({ name: 'debugger', env: [key] })],
    }),
    saw: { containers: ['setup', 'debugger'], secrets: ['database'] },
  },
  'pass: no variables': { subject: podTemplate() },
  'pass: other sources': {
    subject: pod({
      env: [
        { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'MODE', valueFrom: { configMapKeyRef: { name: 'a', key: 'b' } } },
        { name: 'NONE', valueFrom: null },
      ],
      envFrom: [{ configMapRef: { name: 'a' } }],
    }),
  },
  'pass: mounted as files': {
    subject: podTemplate({ volumes: [{ name: 'database', secret: { secretName: 'database' } }] }),
  },
  'unknown: valueFrom is a text': {
    subject: pod({ env: [{ name: 'A', valueFrom: 'secret' }] }),
    source: 'kubernetes/pods',
  },
  'unknown: secretRef is a text': {
    subject: pod({ envFrom: [{ secretRef: 'all' }] }),
    source: 'kubernetes/pods',
  },
});
