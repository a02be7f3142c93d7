import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const pod = (...images: string[]) =>
  podTemplate({ containers: images.map((image, index) => ({ name: `c${index}`, image })) });
const running = (image: string, digests: ReadonlyMap<string, string>) => ({
  ...pod(image),
  pod: { name: 'web-1', node: '', running: digests },
});

export default defineCases('podTemplates', {
  'fail: a tag, with the digest that runs': {
    subject: running('nginx:1.29', new Map([['c0', DIGEST]])),
    saw: { containers: ['c0'], running: [`nginx:1.29@${DIGEST}`] },
  },
  'fail: what runs is not told': {
    subject: running('nginx', new Map([['other', DIGEST]])),
    saw: { containers: ['c0'], running: ['nginx@?'] },
  },
  'fail: one of two': {
    subject: pod(`a.b/c:1@${DIGEST}`, 'a.b/d:1'),
    saw: { containers: ['c1'], running: ['a.b/d:1@?'] },
  },
  'fail: an init container and an ephemeral container': {
    subject: podTemplate({
      containers: [{ name: 'app', image: `a@${DIGEST}` }],
      initContainers: [{ name: 'setup', image: 'a:1' }],
      ephemeralContainers: [{ name: 'debugger', image: 'a:1' }],
    }),
    saw: { containers: ['setup', 'debugger'], running: ['a:1@?'] },
  },
  'pass: a digest, with or without a tag': { subject: pod(`nginx@${DIGEST}`, `a.b:5000/c:1@${DIGEST}`) },
  'unknown: the digest is too short': { subject: pod('nginx@sha256:abc'), source: 'kubernetes/pods' },
});
