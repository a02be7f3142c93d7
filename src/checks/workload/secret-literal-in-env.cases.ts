import type { JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const marker = (...shapes: string[]) => ({ redacted: true, length: 20, shapes });
const app = (more: JsonObject) => ({ ...restrictedContainer, ...more });
const pod = (more: JsonObject) => podTemplate({ containers: [app(more)] });
const byName = marker('secret-by-name');

export default defineCases('podTemplates', {
  'fail: a password by the name of its variable': {
    subject: pod({
      env: [
        { name: 'MODE', value: 'fast' },
        { name: 'DB_PASSWORD', value: byName },
      ],
    }),
    saw: { places: ['app/env'], shapes: ['secret-by-name'] },
  },
  'fail: a token by its shape': {
    subject: pod({ env: [{ name: 'X', value: marker('github-token') }] }),
    saw: { places: ['app/env'], shapes: ['github-token'] },
  },
  'fail: both halves of an AccessKey': {
    subject: pod({
      env: [
        { name: 'AK', value: marker('alibaba-access-key-id') },
        { name: 'SK', value: byName },
      ],
    }),
    saw: { places: ['app/env'], shapes: ['secret-by-name'] },
  },
  'fail: on the command line of an init container': {
    subject: podTemplate({
      initContainers: [
        app({ name: 'migrate', command: ['sh', '-c', marker('secret-assignment')], args: [byName] }),
      ],
    }),
    saw: { places: ['migrate/command', 'migrate/args'], shapes: ['secret-assignment', 'secret-by-name'] },
  },
  'fail: in JSON in a variable': {
    subject: pod({ env: [{ name: 'CONFIG', value: JSON.stringify({ password: byName }) }] }),
  },
  'fail: in an ephemeral container': {
    subject: podTemplate({ ephemeralContainers: [app({ name: 'debugger', args: [byName] })] }),
    saw: { places: ['debugger/args'], shapes: ['secret-by-name'] },
  },
  'pass: nothing of the kind': {
    subject: pod({ env: [{ name: 'TOKEN_FILE', value: '/run/token' }], args: ['--v=2'] }),
  },
  'pass: a reference to a Secret': {
    subject: pod({ env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }] }),
  },
  'fail: a value that looks random, of which the grade is not told': {
    subject: pod({ env: [{ name: 'TOKEN', value: marker('secret-by-name', 'high-entropy') }] }),
    saw: { places: ['app/env'], shapes: ['secret-by-name'] },
  },
  'pass: a placeholder of an example': {
    subject: pod({ env: [{ name: 'PASSWORD', value: marker('secret-by-name', 'placeholder') }] }),
  },
  'pass: the id of an AccessKey is judged elsewhere': {
    subject: pod({ env: [{ name: 'AK', value: marker('alibaba-access-key-id') }] }),
  },
  'pass: what only calls itself a marker': {
    subject: pod({ env: [{ name: 'X', value: '{"redacted":true,"length":"x"}' }] }),
  },
  'unknown: nested too deeply': {
    subject: pod({ env: [{ name: 'X', value: marker('unreadable') }] }),
    source: 'kubernetes/pods',
  },
  'unknown: a value that is no text': {
    subject: pod({ env: [{ name: 'PASSWORD', value: 12345678 }] }),
    source: 'kubernetes/pods',
  },
  'unknown: env is no list': { subject: pod({ env: { PASSWORD: byName } }), source: 'kubernetes/pods' },
});
