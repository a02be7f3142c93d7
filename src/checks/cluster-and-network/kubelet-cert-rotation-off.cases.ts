import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { kubelet, poolKubelets, soundSettings } from '../kit/rows-machines.ts';

const reported = (more: object) => kubelet({ settings: known({ ...soundSettings, ...more }) });
const saw = (...settings: string[]) => ({ kind: 'node', name: 'cn-hangzhou.192.168.0.10', settings });

export default defineCases('kubeletConfigurations', {
  'fail: the client certificate': {
    subject: reported({ rotateCertificates: false }),
    saw: saw('rotateCertificates=false'),
  },
  'fail: a report leaves out what is off': {
    subject: kubelet({ settings: known({ authentication: {} }) }),
    saw: saw('rotateCertificates=false'),
  },
  'fail: the serving certificate': {
    subject: reported({ featureGates: { RotateKubeletServerCertificate: false } }),
    saw: saw('featureGates.RotateKubeletServerCertificate=false'),
  },
  'pass: both': { subject: kubelet() },
  'pass: the gate is named': {
    subject: reported({ featureGates: { RotateKubeletServerCertificate: true } }),
  },
  'unknown: a value of another type': { subject: reported({ rotateCertificates: 'often' }) },
  'unknown: the report was not read': {
    subject: kubelet({ settings: denied('kubernetes/configz', 'c0aa') }),
    source: 'kubernetes/configz',
  },
  'not-applicable: the pool sets nothing of it': { subject: poolKubelets() },
});
