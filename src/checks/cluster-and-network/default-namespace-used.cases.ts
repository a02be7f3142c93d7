import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const { pod: _pod, ...template } = podTemplate({}, { namespace: 'default' });

export default defineCases('podTemplates', {
  'fail: in the default namespace': {
    subject: podTemplate({}, { namespace: 'default' }),
    saw: { namespace: 'default' },
  },
  'pass: in a namespace of its own': { subject: podTemplate() },
  'pass: a name that only begins alike': { subject: podTemplate({}, { namespace: 'default-apps' }) },
  'unknown: the pod is not of the shape the API has': {
    subject: podTemplate({ containers: 7 }, { namespace: 'default' }),
    source: 'kubernetes/pods',
  },
  'not-applicable: a chart, whose namespace is set at install time': { subject: template },
});
