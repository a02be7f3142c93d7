import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

export default defineCases('podTemplates', {
  'fail: hostIPC is true': { subject: podTemplate({ hostIPC: true }), saw: {} },
  'fail: a user namespace of its own relaxes nothing here': {
    subject: podTemplate({ hostIPC: true, hostUsers: false }),
  },
  'fail: Windows pods are not exempt': { subject: podTemplate({ hostIPC: true, os: { name: 'windows' } }) },
  'pass: hostIPC is false': { subject: podTemplate({ hostIPC: false }) },
  'pass: absent and null are the default, false': { subject: podTemplate({ hostIPC: null }) },
  'unknown: hostIPC is a text': { subject: podTemplate({ hostIPC: 'true' }), source: 'kubernetes/pods' },
});
