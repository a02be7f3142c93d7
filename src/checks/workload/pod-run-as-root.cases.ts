import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const nonRoot = { name: 'app', image: 'a:1', securityContext: { runAsNonRoot: true } };
const silent = { name: 'app', image: 'a:1' };

export default defineCases('podTemplates', {
  'fail: nobody says anything': { subject: podTemplate({ containers: [silent] }), saw: { setters: ['app'] } },
  'fail: one of two containers says nothing': {
    subject: podTemplate({ containers: [nonRoot, { ...silent, name: 'proxy' }] }),
    saw: { setters: ['proxy'] },
  },
  'fail: the container takes back what the pod says': {
    subject: podTemplate({
      securityContext: { runAsNonRoot: true },
      containers: [{ ...silent, securityContext: { runAsNonRoot: false } }],
    }),
    saw: { setters: ['app'] },
  },
  'fail: the pod says false, though every container says true': {
    subject: podTemplate({ securityContext: { runAsNonRoot: false }, containers: [nonRoot] }),
    saw: { setters: ['Pod'] },
  },
  'fail: user 0 in the container': {
    subject: podTemplate({
      containers: [{ ...silent, securityContext: { runAsNonRoot: true, runAsUser: 0 } }],
    }),
    saw: { setters: ['app'] },
    severity: 'high',
  },
  'fail: user 0 in the pod, although the container has another': {
    subject: podTemplate({
      securityContext: { runAsNonRoot: true, runAsUser: 0 },
      containers: [{ ...silent, securityContext: { runAsUser: 1000 } }],
    }),
    saw: { setters: ['Pod'] },
    severity: 'high',
  },
  'fail: a user other than 0 alone is not what the standard asks': {
    subject: podTemplate({ securityContext: { runAsUser: 1000 }, containers: [silent] }),
  },
  'fail: an init container and an ephemeral container': {
    subject: podTemplate({
      initContainers: [{ ...silent, name: 'setup' }],
      ephemeralContainers: [{ ...silent, name: 'debugger' }],
    }),
    saw: { setters: ['setup', 'debugger'] },
  },
  'fail: Windows pods are not exempt': {
    subject: podTemplate({ os: { name: 'windows' }, containers: [silent] }),
  },
  'pass: the pod says it for its containers': {
    subject: podTemplate({ securityContext: { runAsNonRoot: true }, containers: [silent] }),
  },
  'pass: every container says it': { subject: podTemplate({ containers: [restrictedContainer, nonRoot] }) },
  'pass: root of a user namespace of its own': {
    subject: podTemplate({ hostUsers: false, securityContext: { runAsUser: 0 }, containers: [silent] }),
  },
  'fail: before 1.35 a user namespace relaxed nothing': {
    subject: podTemplate(
      { hostUsers: false, securityContext: { runAsUser: 0 }, containers: [silent] },
      { standard: { minor: 34 } },
    ),
    severity: 'high',
  },
  'fail: hostUsers true relaxes nothing': { subject: podTemplate({ hostUsers: true, containers: [silent] }) },
  'unknown: runAsUser is a text': {
    subject: podTemplate({
      containers: [{ ...silent, securityContext: { runAsNonRoot: true, runAsUser: '0' } }],
    }),
    source: 'kubernetes/pods',
  },
  'unknown: hostUsers is a text': {
    subject: podTemplate({ hostUsers: 'false', containers: [silent] }),
    source: 'kubernetes/pods',
  },
});
