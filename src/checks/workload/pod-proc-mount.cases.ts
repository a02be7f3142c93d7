import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const having = (procMount: unknown) =>
  ({ name: 'app', image: 'a:1', securityContext: { procMount } }) as never;

export default defineCases('podTemplates', {
  'fail: unmasked': {
    subject: podTemplate({ containers: [having('Unmasked')] }),
    saw: { containers: ['app'] },
  },
  'fail: a kind the API does not know': { subject: podTemplate({ containers: [having('Other')] }) },
  'fail: only an init container': { subject: podTemplate({ initContainers: [having('Unmasked')] }) },
  'fail: hostUsers true relaxes nothing': {
    subject: podTemplate({ hostUsers: true, containers: [having('Unmasked')] }),
  },
  'pass: a user namespace of its own': {
    subject: podTemplate({ hostUsers: false, containers: [having('Unmasked')] }),
  },
  'fail: before 1.35 a user namespace relaxed nothing': {
    subject: podTemplate({ hostUsers: false, containers: [having('Unmasked')] }, { standard: { minor: 34 } }),
  },
  'fail: `restricted` relaxes nothing': {
    subject: podTemplate(
      { hostUsers: false, containers: [having('Unmasked')] },
      { standard: { level: 'restricted' } },
    ),
  },
  'pass: the default': { subject: podTemplate({ containers: [having('Default')] }) },
  'pass: null and nothing': {
    subject: podTemplate({ containers: [having(null), { name: 'b', image: 'a:1' }] }),
  },
  'unknown: a number': { subject: podTemplate({ containers: [having(1)] }), source: 'kubernetes/pods' },
});
