import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

export default defineCases('podTemplates', {
  'fail: a container is privileged': {
    subject: podTemplate({ containers: [{ ...restrictedContainer, securityContext: { privileged: true } }] }),
    saw: { containers: ['app'] },
  },
  'fail: only an init container is privileged': {
    subject: podTemplate({
      initContainers: [{ name: 'setup', image: 'a:1', securityContext: { privileged: true } }],
    }),
    saw: { containers: ['setup'] },
  },
  'pass: privileged is false': {
    subject: podTemplate({
      containers: [{ ...restrictedContainer, securityContext: { privileged: false } }],
    }),
  },
  'pass: no security context is not privileged': {
    subject: podTemplate({ containers: [{ name: 'app', image: 'a:1' }] }),
  },
  'unknown: privileged is a text': {
    subject: podTemplate({
      containers: [{ name: 'app', image: 'a:1', securityContext: { privileged: 'true' } }],
    }),
    source: 'kubernetes/pods',
  },
});
