import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const debuggers = (...names: string[]) => ({
  ephemeralContainers: names.map((name) => ({ ...restrictedContainer, name })),
});
const { pod: _pod, ...template } = podTemplate(debuggers('debugger'));

export default defineCases('podTemplates', {
  'fail: one is there, however well it behaves': {
    subject: podTemplate(debuggers('debugger-1')),
    saw: { pod: 'web-1', namespace: 'shop', containers: ['debugger-1'] },
  },
  'fail: two': {
    subject: podTemplate(debuggers('a', '__proto__')),
    saw: { pod: 'web-1', namespace: 'shop', containers: ['a', '__proto__'] },
  },
  'pass: none': { subject: podTemplate() },
  'pass: an empty list': { subject: podTemplate(debuggers()) },
  'not-applicable: a template': { subject: template },
  'unknown: no list': { subject: podTemplate({ ephemeralContainers: {} }), source: 'kubernetes/pods' },
});
