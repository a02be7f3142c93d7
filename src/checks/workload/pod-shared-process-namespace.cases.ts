import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

export default defineCases('podTemplates', {
  'fail: it is shared': { subject: podTemplate({ shareProcessNamespace: true }), saw: {} },
  'fail: with a sidecar': {
    subject: podTemplate({
      shareProcessNamespace: true,
      initContainers: [{ ...restrictedContainer, name: 'proxy', restartPolicy: 'Always' }],
    }),
  },
  'pass: nothing is said': { subject: podTemplate() },
  'pass: false': { subject: podTemplate({ shareProcessNamespace: false }) },
  'pass: null is nothing said': { subject: podTemplate({ shareProcessNamespace: null }) },
  'not-applicable: a Windows pod': {
    subject: podTemplate({ os: { name: 'windows' }, shareProcessNamespace: true }),
  },
  'unknown: a text': {
    subject: podTemplate({ shareProcessNamespace: 'true' }),
    source: 'kubernetes/pods',
  },
});
