import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

export default defineCases('podTemplates', {
  'fail: absent means true': {
    subject: podTemplate({ containers: [{ name: 'app', image: 'a:1' }] }),
    saw: { containers: ['app'] },
  },
  'fail: true': {
    subject: podTemplate({
      containers: [{ name: 'app', securityContext: { allowPrivilegeEscalation: true } }],
    }),
  },
  'fail: only an init container': {
    subject: podTemplate({ initContainers: [{ name: 'setup', image: 'a:1' }] }),
    saw: { containers: ['setup'] },
  },
  'fail: the pod cannot set it for its containers': {
    subject: podTemplate({
      securityContext: { allowPrivilegeEscalation: false },
      containers: [{ name: 'app', image: 'a:1' }],
    }),
  },
  'fail: a user namespace relaxes nothing here': {
    subject: podTemplate({ hostUsers: false, containers: [{ name: 'app', image: 'a:1' }] }),
  },
  'fail: the standard of 1.24 did not exempt Windows pods': {
    subject: podTemplate(
      { os: { name: 'windows' }, containers: [{ name: 'app', image: 'a:1' }] },
      { standard: { minor: 24 } },
    ),
  },
  'pass: false': { subject: podTemplate({ containers: [restrictedContainer] }) },
  'not-applicable: a Windows pod': {
    subject: podTemplate({ os: { name: 'windows' }, containers: [{ name: 'app', image: 'a:1' }] }),
  },
  'unknown: it is a text': {
    subject: podTemplate({
      containers: [{ name: 'app', securityContext: { allowPrivilegeEscalation: 'false' } }],
    }),
    source: 'kubernetes/pods',
  },
});
