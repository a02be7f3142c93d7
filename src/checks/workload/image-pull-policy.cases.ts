import type { Json } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const pod = (image: string, imagePullPolicy: Json = null) =>
  podTemplate({ containers: [{ name: 'app', image, imagePullPolicy }] });

export default defineCases('podTemplates', {
  'fail: a tag is taken from the node by default': {
    subject: pod('a.b/c:1'),
    saw: { containers: ['app'], policies: ['a.b/c:1 IfNotPresent'] },
  },
  'fail: it says so': { subject: pod('a.b/c:1', 'IfNotPresent') },
  'fail: latest that is not pulled': {
    subject: pod('nginx', 'IfNotPresent'),
    saw: { containers: ['app'], policies: ['nginx IfNotPresent'] },
  },
  'fail: never pulled': {
    subject: pod('a.b/c:1', 'Never'),
    saw: { containers: ['app'], policies: ['a.b/c:1 Never'] },
  },
  'fail: an empty policy is the default': { subject: pod('a.b/c:1', '') },
  'fail: an init container': {
    subject: podTemplate({
      containers: [{ name: 'app', image: 'nginx' }],
      initContainers: [{ name: 'setup', image: 'busybox:1' }],
    }),
    saw: { containers: ['setup'], policies: ['busybox:1 IfNotPresent'] },
  },
  'fail: one, whatever another is': {
    subject: podTemplate({
      containers: [
        { name: 'app', image: 'a:1' },
        { name: 'b', image: '$(IMAGE)' },
      ],
    }),
  },
  'pass: latest is pulled by default': { subject: pod('nginx') },
  'pass: so it is by name': { subject: pod('a.b:5000/c:latest') },
  'pass: always': { subject: pod('a.b/c:1', 'Always') },
  'pass: a digest cannot be another image': { subject: pod(`a.b/c:1@${DIGEST}`, 'IfNotPresent') },
  'unknown: no such policy': { subject: pod('a.b/c:1', 'always'), source: 'kubernetes/pods' },
  'unknown: no reference': { subject: pod('$(IMAGE)', 'Never'), source: 'kubernetes/pods' },
  'unknown: the policy is no text': { subject: pod('a.b/c:1', true), source: 'kubernetes/pods' },
});
