import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

export default defineCases('podTemplates', {
  'fail: hostPID is true': { subject: podTemplate({ hostPID: true }), saw: {} },
  'fail: a user namespace of its own relaxes nothing here': {
    subject: podTemplate({ hostPID: true, hostUsers: false }),
  },
  'fail: Windows pods are not exempt': { subject: podTemplate({ hostPID: true, os: { name: 'windows' } }) },
  'pass: hostPID is false': { subject: podTemplate({ hostPID: false }) },
  'pass: absent and null are the default, false': { subject: podTemplate({ hostPID: null }) },
  'unknown: hostPID is a text': { subject: podTemplate({ hostPID: 'true' }), source: 'kubernetes/pods' },
});
