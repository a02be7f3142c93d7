import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const silent = { name: 'app', image: 'a:1' };
const having = (type: string) => ({ ...silent, securityContext: { seccompProfile: { type } } });

export default defineCases('podTemplates', {
  'fail: nobody sets one': { subject: podTemplate({ containers: [silent] }), saw: { setters: ['app'] } },
  'fail: one of two containers sets none': {
    subject: podTemplate({ containers: [restrictedContainer, { ...silent, name: 'proxy' }] }),
    saw: { setters: ['proxy'] },
  },
  'fail: the container switches it off': {
    subject: podTemplate({
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      containers: [having('Unconfined')],
    }),
    saw: { setters: ['app'] },
    severity: 'high',
  },
  'fail: the pod switches it off, though every container sets one': {
    subject: podTemplate({ securityContext: { seccompProfile: { type: 'Unconfined' } } }),
    saw: { setters: ['Pod'] },
    severity: 'high',
  },
  'fail: a profile without type': {
    subject: podTemplate({ containers: [{ ...silent, securityContext: { seccompProfile: {} } }] }),
    saw: { setters: ['app'] },
  },
  'fail: the legacy annotation no longer counts': {
    subject: podTemplate(
      { containers: [silent] },
      { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default' } },
    ),
  },
  'fail: an ephemeral container sets none': {
    subject: podTemplate({ ephemeralContainers: [{ ...silent, name: 'debugger' }] }),
    saw: { setters: ['debugger'] },
  },
  'pass: the pod sets it for its containers': {
    subject: podTemplate({
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      containers: [silent],
    }),
  },
  'pass: the baseline alone asks nobody to set one': {
    subject: podTemplate({ containers: [silent] }, { standard: { level: 'baseline' } }),
  },
  'fail: the baseline refuses one that is switched off': {
    subject: podTemplate({ containers: [having('Unconfined')] }, { standard: { level: 'baseline' } }),
    severity: 'high',
  },
  'fail: the standard of 1.24 did not exempt Windows pods': {
    subject: podTemplate(
      { os: { name: 'windows' }, containers: [silent] },
      { standard: { minor: 24, level: 'restricted' } },
    ),
  },
  'pass: a profile on the node': { subject: podTemplate({ containers: [having('Localhost')] }) },
  'not-applicable: a Windows pod': {
    subject: podTemplate({ os: { name: 'windows' }, containers: [silent] }),
  },
  'unknown: the profile is a text': {
    subject: podTemplate({
      containers: [{ ...silent, securityContext: { seccompProfile: 'RuntimeDefault' } }],
    }),
    source: 'kubernetes/pods',
  },
});
