import { defineCases } from '../kit/define-cases.ts';
import { absent, podTemplate } from '../kit/rows.ts';
import { accountSubject, clusterBinding, namespacedBinding } from '../kit/rows-rbac.ts';

export default defineCases('podTemplates', {
  'fail: no account is named': { subject: podTemplate(), saw: { namespace: 'shop', binding: '-' } },
  'fail: default is named': { subject: podTemplate({ serviceAccountName: 'default' }) },
  'fail: an empty name': { subject: podTemplate({ serviceAccountName: '' }) },
  'fail: rights are bound to it': {
    subject: podTemplate(),
    given: { bindings: [clusterBinding([accountSubject('default')])] },
    saw: { namespace: 'shop', binding: 'clusterrolebinding/readers' },
    severity: 'high',
  },
  'fail: rights are bound to that of another namespace': {
    subject: podTemplate(),
    given: { bindings: [namespacedBinding([accountSubject('default', 'ops')])] },
    saw: { namespace: 'shop', binding: '-' },
  },
  'fail: whatever was read of bindings': {
    subject: podTemplate(),
    given: { bindings: [namespacedBinding([], { subjects: absent('kubernetes/rolebindings', 'subjects') })] },
    partial: ['bindings'],
    saw: { namespace: 'shop', binding: '-' },
  },
  'not-applicable: a static pod': {
    subject: podTemplate({}, { annotations: { 'kubernetes.io/config.mirror': '8c1f0f1d' } }),
  },
  'pass: an account of its own': { subject: podTemplate({ serviceAccountName: 'web' }) },
  'pass: the older spelling': { subject: podTemplate({ serviceAccount: 'web' }) },
  'unknown: the specification is not of the shape the API has': {
    subject: podTemplate({ serviceAccountName: 7 }),
    source: 'kubernetes/pods',
  },
});
