import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

export default defineCases('podTemplates', {
  'fail: hostNetwork is true': { subject: podTemplate({ hostNetwork: true }), saw: {} },
  'fail: a user namespace of its own relaxes nothing here': {
    subject: podTemplate({ hostNetwork: true, hostUsers: false }),
  },
  'fail: Windows pods are not exempt': {
    subject: podTemplate({ hostNetwork: true, os: { name: 'windows' } }),
  },
  'pass: hostNetwork is false': { subject: podTemplate({ hostNetwork: false }) },
  'pass: absent and null are the default, false': { subject: podTemplate({ hostNetwork: null }) },
  'unknown: hostNetwork is a text': {
    subject: podTemplate({ hostNetwork: 'true' }),
    source: 'kubernetes/pods',
  },
});
