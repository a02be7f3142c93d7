import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const on = (version: unknown) =>
  podTemplate(
    {},
    { virtual: true, annotations: { 'k8s.aliyun.com/eci-platform-version': version as string } },
  );

export default defineCases('podTemplates', {
  'fail: 1.0.0': { subject: on('1.0.0'), saw: { platform: '1.0.0', newest: '1.1.0' } },
  'fail: no annotation': {
    subject: podTemplate({}, { virtual: true }),
    saw: { platform: '≤ 1.0.0', newest: '1.1.0' },
  },
  'fail: an empty annotation is the same as none': {
    subject: on(''),
    saw: { platform: '≤ 1.0.0', newest: '1.1.0' },
  },
  'fail: just below the newest': { subject: on('1.0.99') },
  'pass: the newest': { subject: on('1.1.0') },
  'pass: a version of the future': { subject: on('1.10.0') },
  'not-applicable: the pod runs on an ECS node': { subject: podTemplate() },
  'unknown: not a version': { subject: on('latest'), source: 'kubernetes/pods' },
  'unknown: not a text': { subject: on(1.1), source: 'kubernetes/pods' },
});
