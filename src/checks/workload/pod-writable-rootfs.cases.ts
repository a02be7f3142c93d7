import type { JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const app = (name: string, securityContext: JsonObject | null = {}) => ({
  name,
  image: 'a:1',
  securityContext,
});
const readOnly = app('app', { readOnlyRootFilesystem: true });

export default defineCases('podTemplates', {
  'fail: nothing is said': {
    subject: podTemplate({ containers: [app('app')] }),
    saw: { containers: ['app'] },
  },
  'fail: no security context': { subject: podTemplate({ containers: [app('app', null)] }) },
  'fail: false': { subject: podTemplate({ containers: [app('app', { readOnlyRootFilesystem: false })] }) },
  'fail: the pod cannot say it': {
    subject: podTemplate({ securityContext: { readOnlyRootFilesystem: true }, containers: [app('app')] }),
  },
  'fail: an init container, a sidecar and an ephemeral container': {
    subject: podTemplate({
      containers: [readOnly],
      initContainers: [app('setup'), { ...app('proxy'), restartPolicy: 'Always' }],
      ephemeralContainers: [app('debugger')],
    }),
    saw: { containers: ['setup', 'proxy', 'debugger'] },
  },
  'pass: every container': {
    subject: podTemplate({ containers: [readOnly], initContainers: [{ ...readOnly, name: 'setup' }] }),
  },
  'not-applicable: a Windows pod has no such setting': {
    subject: podTemplate({ os: { name: 'windows' }, containers: [app('app')] }),
  },
  'unknown: a text': {
    subject: podTemplate({ containers: [app('app', { readOnlyRootFilesystem: 'true' })] }),
    source: 'kubernetes/pods',
  },
});
