import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const having = (capabilities: Record<string, string[]>) =>
  podTemplate({ containers: [{ ...restrictedContainer, securityContext: { capabilities } }] });

export default defineCases('podTemplates', {
  'fail: nothing is dropped': {
    subject: podTemplate({ containers: [{ name: 'app', image: 'a:1' }] }),
    saw: { containers: ['app'] },
  },
  'fail: only some are dropped': { subject: having({ drop: ['NET_RAW', 'MKNOD'] }) },
  'fail: drop is empty': { subject: having({ drop: [] }) },
  'fail: the standard wants ALL in upper case': { subject: having({ drop: ['all'] }) },
  'fail: more than NET_BIND_SERVICE comes back': { subject: having({ drop: ['ALL'], add: ['CHOWN'] }) },
  'fail: an init container keeps them': {
    subject: podTemplate({ initContainers: [{ name: 'setup', image: 'a:1' }] }),
    saw: { containers: ['setup'] },
  },
  'fail: an ephemeral container keeps them': {
    subject: podTemplate({ ephemeralContainers: [{ name: 'debugger', image: 'a:1' }] }),
    saw: { containers: ['debugger'] },
  },
  'fail: the standard of 1.24 did not exempt Windows pods': {
    subject: podTemplate(
      { os: { name: 'windows' }, containers: [{ name: 'app', image: 'a:1' }] },
      { standard: { minor: 24 } },
    ),
  },
  'pass: all are dropped': { subject: having({ drop: ['ALL'] }) },
  'pass: ALL among others, NET_BIND_SERVICE comes back': {
    subject: having({ drop: ['KILL', 'ALL'], add: ['NET_BIND_SERVICE'] }),
  },
  'not-applicable: a Windows pod': {
    subject: podTemplate({ os: { name: 'windows' }, containers: [{ name: 'app', image: 'a:1' }] }),
  },
  'unknown: drop is not a list of texts': {
    subject: podTemplate({
      containers: [{ name: 'app', image: 'a:1', securityContext: { capabilities: { drop: [true] } } }],
    }),
    source: 'kubernetes/pods',
  },
});
