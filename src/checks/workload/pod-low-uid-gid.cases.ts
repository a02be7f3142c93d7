import type { JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const app = (securityContext: JsonObject = {}) => ({ name: 'app', image: 'a:1', securityContext });
const high = { runAsUser: 10_000, runAsGroup: 10_000 };
const pod = (ofPod: JsonObject, ...ofContainers: JsonObject[]) =>
  podTemplate({ securityContext: { ...ofPod }, containers: ofContainers.map((context) => app(context)) });

export default defineCases('podTemplates', {
  'fail: a user id that nodes use': {
    subject: pod({}, { ...high, runAsUser: 9999 }),
    saw: { setters: ['app'], ids: ['runAsUser 9999'] },
  },
  'fail: root': {
    subject: pod({}, { runAsUser: 0, runAsGroup: 0 }),
    saw: { setters: ['app'], ids: ['runAsUser 0', 'runAsGroup 0'] },
  },
  'fail: the image decides': {
    subject: pod({}, { runAsNonRoot: true }),
    saw: { setters: ['app'], ids: ['runAsUser -', 'runAsGroup -'] },
  },
  'fail: a user without a group is in root’s': {
    subject: pod({}, { runAsUser: 10_001 }),
    saw: { setters: ['app'], ids: ['runAsGroup -'] },
  },
  'fail: the container takes back what the pod says': {
    subject: pod(high, { runAsUser: 101 }),
    saw: { setters: ['app'], ids: ['runAsUser 101'] },
  },
  'fail: a low id of the pod is inherited': { subject: pod({ ...high, runAsUser: 1000 }, {}) },
  'fail: volumes belong to group 0': {
    subject: pod({ ...high, fsGroup: 0 }, {}),
    saw: { setters: ['Pod'], ids: ['fsGroup 0'] },
  },
  'fail: group 0 among others': {
    subject: pod({ ...high, supplementalGroups: [4000, 0] }, {}),
    saw: { setters: ['Pod'], ids: ['supplementalGroups 0'] },
  },
  'fail: an init container and an ephemeral container': {
    subject: podTemplate({
      containers: [app(high)],
      initContainers: [{ ...app(), name: 'setup' }],
      ephemeralContainers: [{ ...app({ ...high, runAsUser: 5 }), name: 'debugger' }],
    }),
    saw: { setters: ['setup', 'debugger'], ids: ['runAsUser -', 'runAsGroup -', 'runAsUser 5'] },
  },
  'pass: the pod says it for its containers': { subject: pod({ ...high, fsGroup: 1 }, {}, {}) },
  'pass: the container says better than the pod': {
    subject: pod({ runAsUser: 0, runAsGroup: 0 }, { ...high, runAsGroup: 1 }),
  },
  'pass: ids of a user namespace are others on the node': {
    subject: podTemplate({ hostUsers: false, containers: [app({ runAsUser: 0 })] }),
  },
  'not-applicable: a Windows pod': { subject: podTemplate({ os: { name: 'windows' }, containers: [app()] }) },
  'unknown: supplementalGroups is no list of integers': {
    subject: pod({ ...high, supplementalGroups: ['0'] }, {}),
    source: 'kubernetes/pods',
  },
});
