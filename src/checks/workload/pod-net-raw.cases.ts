import type { JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const having = (capabilities: JsonObject, more: JsonObject = {}) =>
  podTemplate({ containers: [{ name: 'app', image: 'a:1', securityContext: { capabilities, ...more } }] });

export default defineCases('podTemplates', {
  'fail: it is among the default capabilities': {
    subject: podTemplate({ containers: [{ name: 'app', image: 'a:1' }] }),
    saw: { containers: ['app'] },
  },
  'fail: others are dropped': { subject: having({ drop: ['MKNOD', 'CHOWN'] }) },
  'fail: it is added after all were dropped': { subject: having({ drop: ['ALL'], add: ['NET_RAW'] }) },
  'fail: all are added': { subject: having({ add: ['ALL'], drop: ['MKNOD'] }) },
  'fail: with the prefix it is no capability of Kubernetes': { subject: having({ drop: ['CAP_NET_RAW'] }) },
  'fail: privileged': { subject: having({}, { privileged: true }) },
  'fail: an init container and an ephemeral container': {
    subject: podTemplate({
      initContainers: [{ name: 'setup', image: 'a:1' }],
      containers: [restrictedContainer],
      ephemeralContainers: [{ name: 'debugger', image: 'a:1' }],
    }),
    saw: { containers: ['setup', 'debugger'] },
  },
  'fail: null in the lists is an empty name': { subject: having({ drop: [null], add: [null] }) },
  'pass: all are dropped': { subject: having({ drop: ['ALL'] }) },
  'pass: all are dropped, and one is added': { subject: having({ drop: ['ALL'], add: ['NET_ADMIN'] }) },
  'pass: it is dropped alone': { subject: having({ drop: ['KILL', 'NET_RAW'] }) },
  'pass: in lower case': { subject: having({ drop: ['all'] }) },
  'pass: what is dropped by name is not added': { subject: having({ add: ['NET_RAW'], drop: ['NET_RAW'] }) },
  'not-applicable: a Windows pod': {
    subject: podTemplate({ os: { name: 'windows' }, containers: [{ name: 'app', image: 'a:1' }] }),
  },
  'unknown: drop is a text': { subject: having({ drop: 'ALL' }), source: 'kubernetes/pods' },
});
