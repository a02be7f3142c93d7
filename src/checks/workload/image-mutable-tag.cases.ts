import type { Json } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const pod = (...images: Json[]) =>
  podTemplate({ containers: images.map((image, index) => ({ name: `c${index}`, image })) });

export default defineCases('podTemplates', {
  'fail: no tag': { subject: pod('nginx'), saw: { containers: ['c0'], images: ['nginx'] } },
  'fail: no tag behind a port': { subject: pod('registry.example.com:5000/app') },
  'fail: latest': {
    subject: pod('a.b/c:latest', 'a.b/c:1'),
    saw: { containers: ['c0'], images: ['a.b/c:latest'] },
  },
  'fail: one, whatever another is': { subject: pod('$(IMAGE)', 'nginx') },
  'fail: in an init and an ephemeral container': {
    subject: podTemplate({
      initContainers: [{ name: 'setup', image: 'busybox' }],
      ephemeralContainers: [{ name: 'debugger', image: 'busybox:latest' }],
    }),
    saw: { containers: ['setup', 'debugger'], images: ['busybox', 'busybox:latest'] },
  },
  'pass: a tag': { subject: pod('nginx:1.29', 'a.b:5000/c:v1') },
  'pass: a digest alone': { subject: pod(`nginx@${DIGEST}`) },
  'pass: a digest says what latest is': { subject: pod(`nginx:latest@${DIGEST}`) },
  'pass: another tag that begins alike': { subject: pod('nginx:latest-alpine', 'nginx:Latest') },
  'unknown: no reference': { subject: pod('nginx:1', '$(IMAGE)'), source: 'kubernetes/pods' },
  'unknown: no image': { subject: pod(null), source: 'kubernetes/pods' },
  'unknown: the image is a number': { subject: pod(7), source: 'kubernetes/pods' },
});
