import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

export default defineCases('podTemplates', {
  'fail: a node path, mounted or not': {
    subject: podTemplate({
      volumes: [{ name: 'logs', hostPath: { path: '/var/log/pods', type: 'Directory' } }],
    }),
    saw: { volumes: ['logs'], paths: ['/var/log/pods'] },
  },
  'fail: among other volumes': {
    subject: podTemplate({
      volumes: [
        { name: 'tmp', emptyDir: {} },
        { name: 'a', hostPath: { path: '/a' } },
        { name: 'b', hostPath: { path: '' } },
      ],
    }),
    saw: { volumes: ['a', 'b'], paths: ['/a', ''] },
  },
  'pass: no volumes': { subject: podTemplate() },
  'pass: other volumes, and a hostPath that is null': {
    subject: podTemplate({ volumes: [{ name: 'tmp', emptyDir: {}, hostPath: null }] }),
  },
  'unknown: hostPath is a text': {
    subject: podTemplate({ volumes: [{ name: 'logs', hostPath: '/var/log' }] }),
    source: 'kubernetes/pods',
  },
  'unknown: the path is missing': {
    subject: podTemplate({ volumes: [{ name: 'logs', hostPath: {} }] }),
    source: 'kubernetes/pods',
  },
});
