import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const having = (seLinuxOptions: Record<string, string>) => ({
  name: 'app',
  image: 'a:1',
  securityContext: { seLinuxOptions },
});

export default defineCases('podTemplates', {
  'fail: another type': {
    subject: podTemplate({ containers: [having({ type: 'spc_t' })] }),
    saw: { setters: ['app'] },
  },
  'fail: a user': { subject: podTemplate({ containers: [having({ user: 'system_u' })] }) },
  'fail: a role': {
    subject: podTemplate({ containers: [having({ type: 'container_t', role: 'sysadm_r' })] }),
  },
  'fail: the pod and an init container': {
    subject: podTemplate({
      securityContext: { seLinuxOptions: { type: 'unconfined_t' } },
      initContainers: [{ ...having({ type: 'spc_t' }), name: 'setup' }],
    }),
    saw: { setters: ['Pod', 'setup'] },
  },
  'fail: container_engine_t before 1.31': {
    subject: podTemplate(
      { containers: [having({ type: 'container_engine_t' })] },
      { standard: { minor: 30 } },
    ),
  },
  'pass: container_engine_t as of 1.31': {
    subject: podTemplate(
      { containers: [having({ type: 'container_engine_t' })] },
      { standard: { minor: 31 } },
    ),
  },
  'pass: each of the container types': {
    subject: podTemplate({
      containers: ['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t', ''].map(
        (type) => having({ type }),
      ),
    }),
  },
  'pass: a level, with user and role empty': {
    subject: podTemplate({ containers: [having({ level: 's0:c123,c456', user: '', role: '' })] }),
  },
  'pass: nothing set': { subject: podTemplate() },
  'unknown: the type is a number': {
    subject: podTemplate({ containers: [{ name: 'app', securityContext: { seLinuxOptions: { type: 1 } } }] }),
    source: 'kubernetes/pods',
  },
});
