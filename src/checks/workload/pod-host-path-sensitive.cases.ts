import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const mounting = (path: string, readOnly?: boolean) =>
  podTemplate({
    containers: [
      {
        ...restrictedContainer,
        volumeMounts: [{ name: 'node', mountPath: '/node', ...(readOnly === undefined ? {} : { readOnly }) }],
      },
    ],
    volumes: [{ name: 'node', hostPath: { path } }],
  });
const saw = (path: string) => ({ paths: [path], volumes: ['node'] });

export default defineCases('podTemplates', {
  'fail: the root, read-only': { subject: mounting('/', true), saw: saw('/:ro') },
  'fail: the root spelt otherwise': { subject: mounting('/etc/../.', true), saw: saw('/:ro') },
  'fail: etc': { subject: mounting('/etc', true), saw: saw('/etc:ro') },
  'fail: a trailing slash': { subject: mounting('/etc/', true), saw: saw('/etc:ro') },
  'fail: doubled slashes': { subject: mounting('//etc//kubernetes/', true), saw: saw('/etc/kubernetes:ro') },
  'fail: dots': { subject: mounting('/var/log/../../etc/kubernetes', true), saw: saw('/etc/kubernetes:ro') },
  'fail: below a sensitive folder': {
    subject: mounting('/etc/kubernetes/pki', true),
    saw: saw('/etc/kubernetes/pki:ro'),
  },
  'fail: above a sensitive folder': { subject: mounting('/var/lib', true), saw: saw('/var/lib:ro') },
  'fail: without the leading slash': { subject: mounting('etc', true), saw: saw('/etc:ro') },
  "fail: the kubelet's folder": {
    subject: mounting('/var/lib/kubelet/pods', true),
    saw: saw('/var/lib/kubelet/pods:ro'),
  },
  'fail: a device folder': { subject: mounting('/dev/', true), saw: saw('/dev:ro') },
  'fail: sensitive and writable': { subject: mounting('/etc', false), saw: saw('/etc:rw') },
  'fail: any path that can be written': { subject: mounting('/data/shop'), saw: saw('/data/shop:rw') },
  'fail: the time zone, writable': {
    subject: mounting('/etc/localtime', false),
    saw: saw('/etc/localtime:rw'),
  },
  'fail: only an init container can write': {
    subject: podTemplate({
      initContainers: [{ name: 'setup', image: 'a:1', volumeMounts: [{ name: 'node', mountPath: '/n' }] }],
      volumes: [{ name: 'node', hostPath: { path: '/data' } }],
    }),
    saw: saw('/data:rw'),
  },
  'fail: sensitive, though no container mounts it yet': {
    subject: podTemplate({ volumes: [{ name: 'node', hostPath: { path: '/root/.kube' } }] }),
    saw: saw('/root/.kube:ro'),
  },
  'pass: a name that only begins like a sensitive folder': { subject: mounting('/etcetera', true) },
  'pass: a harmless path, read-only': { subject: mounting('/var/log/pods', true) },
  'pass: the time zone, read-only': { subject: mounting('/etc/localtime', true) },
  'pass: no node path': { subject: podTemplate({ volumes: [{ name: 'tmp', emptyDir: {} }] }) },
  'unknown: readOnly is a text': {
    subject: podTemplate({
      containers: [{ name: 'app', volumeMounts: [{ name: 'node', mountPath: '/n', readOnly: 'true' }] }],
      volumes: [{ name: 'node', hostPath: { path: '/data' } }],
    }),
    source: 'kubernetes/pods',
  },
  'unknown: a mount without the name of its volume': {
    subject: podTemplate({
      containers: [{ name: 'app', volumeMounts: [{ mountPath: '/n' }] }],
      volumes: [{ name: 'node', hostPath: { path: '/data' } }],
    }),
    source: 'kubernetes/pods',
  },
});
