import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const having = (appArmorProfile: Record<string, string>) => ({
  name: 'app',
  image: 'a:1',
  securityContext: { appArmorProfile },
});
const annotated = (value: unknown) =>
  podTemplate(
    {},
    { annotations: { 'container.apparmor.security.beta.kubernetes.io/app': value as string, owner: 'x' } },
  );

export default defineCases('podTemplates', {
  'fail: a container is unconfined': {
    subject: podTemplate({ containers: [having({ type: 'Unconfined' })] }),
    saw: { setters: ['app'], profiles: ['Unconfined'] },
  },
  'fail: the pod is unconfined': {
    subject: podTemplate({
      securityContext: { appArmorProfile: { type: 'Unconfined' } },
      containers: [restrictedContainer],
    }),
    saw: { setters: ['Pod'], profiles: ['Unconfined'] },
  },
  'fail: a profile without type': {
    subject: podTemplate({ containers: [having({})] }),
    saw: { setters: ['app'], profiles: ['-'] },
  },
  'fail: the annotation': {
    subject: annotated('unconfined'),
    saw: { setters: ['app'], profiles: ['unconfined'] },
  },
  'fail: the annotation names no profile there is': { subject: annotated('custom') },
  'fail: an ephemeral container': {
    subject: podTemplate({ ephemeralContainers: [{ ...having({ type: 'Unconfined' }), name: 'debugger' }] }),
    saw: { setters: ['debugger'], profiles: ['Unconfined'] },
  },
  'pass: nothing set is the default': { subject: podTemplate() },
  'pass: the default, and a profile on the node': {
    subject: podTemplate({
      securityContext: { appArmorProfile: { type: 'RuntimeDefault' } },
      containers: [having({ type: 'Localhost', localhostProfile: 'shop' })],
    }),
  },
  'pass: annotations of the default': { subject: annotated('runtime/default') },
  'pass: annotations of a profile on the node': { subject: annotated('localhost/shop') },
  'pass: an empty annotation': { subject: annotated('') },
  'unknown: the annotation is not a text': {
    subject: annotated({ redacted: true, length: 10 }),
    source: 'kubernetes/pods',
  },
  'unknown: the profile is a text': {
    subject: podTemplate({
      containers: [{ name: 'app', securityContext: { appArmorProfile: 'Unconfined' } }],
    }),
    source: 'kubernetes/pods',
  },
});
