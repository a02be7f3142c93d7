import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const windowsOptions = { hostProcess: true };

export default defineCases('podTemplates', {
  'fail: the pod': {
    subject: podTemplate({ os: { name: 'windows' }, hostNetwork: true, securityContext: { windowsOptions } }),
    saw: { setters: ['Pod'] },
  },
  'fail: a container': {
    subject: podTemplate({ containers: [{ name: 'agent', securityContext: { windowsOptions } }] }),
    saw: { setters: ['agent'] },
  },
  'fail: only an init container': {
    subject: podTemplate({ initContainers: [{ name: 'setup', securityContext: { windowsOptions } }] }),
    saw: { setters: ['setup'] },
  },
  'pass: false, and other options': {
    subject: podTemplate({
      securityContext: { windowsOptions: { hostProcess: false, runAsUserName: 'ContainerUser' } },
    }),
  },
  'pass: nothing set': { subject: podTemplate() },
  'unknown: a text': {
    subject: podTemplate({ securityContext: { windowsOptions: { hostProcess: 'true' } } }),
    source: 'kubernetes/pods',
  },
});
