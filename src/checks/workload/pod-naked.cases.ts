import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const owned = (kind: string, group = '', more: object = {}) =>
  podTemplate({}, { owner: { kind, group, name: 'debug', inferred: false }, ...more });

export default defineCases('podTemplates', {
  'fail: a pod that nobody made but a person': {
    subject: owned('Pod'),
    saw: { pod: 'debug', namespace: 'shop' },
  },
  'fail: one that ends by itself is lost all the same': {
    subject: podTemplate(
      { restartPolicy: 'Never' },
      { owner: { kind: 'Pod', group: '', name: 'migrate', inferred: false } },
    ),
    saw: { pod: 'migrate', namespace: 'shop' },
  },
  'pass: of a Deployment': { subject: podTemplate() },
  'pass: of a ReplicaSet whose owner was not read': {
    subject: podTemplate({}, { owner: { kind: 'ReplicaSet', group: 'apps', name: 'web-1', inferred: true } }),
  },
  'pass: of a custom resource that is called Pod': { subject: owned('Pod', 'example.com') },
  'not-applicable: the mirror of a static pod': {
    subject: owned('Pod', '', { annotations: { 'kubernetes.io/config.mirror': 'abc' } }),
  },
  'unknown: the pod has another shape': {
    subject: podTemplate(
      { containers: [] },
      { owner: { kind: 'Pod', group: '', name: 'x', inferred: false } },
    ),
    source: 'kubernetes/pods',
  },
});
