import { defineCheck } from '../kit/define-check.ts';
import {
  isSwitch,
  judgeSettings,
  KUBELET_CONSOLE,
  KUBELET_REFERENCES,
  setKubelet,
} from '../kit/kubelet-settings.ts';

const ROTATION = [
  { path: 'rotateCertificates', byDefault: false, isSound: isSwitch(true) },
  // On since Kubernetes 1.12 unless it is switched off by name.
  { path: 'featureGates.RotateKubeletServerCertificate', byDefault: true, isSound: isSwitch(true) },
];

export default defineCheck({
  id: 'kubelet-cert-rotation-off',
  title: { en: 'Kubelet does not rotate its certificates', 'zh-CN': 'kubelet 未启用证书轮转' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: '{kind} {name}: certificates of the kubelet are not rotated ({settings})',
    'zh-CN': '{kind} {name}：kubelet 证书未轮转（{settings}）',
  },
  act: {
    step: {
      en: 'Set rotateCertificates to true for the kubelets of {name} and take RotateKubeletServerCertificate=false away',
      'zh-CN':
        '为 {name} 的 kubelet 将 rotateCertificates 设为 true，并移除 RotateKubeletServerCertificate=false',
    },
    console: KUBELET_CONSOLE,
    call: setKubelet('"rotateCertificates":true'),
  },
  references: [...KUBELET_REFERENCES, 'https://kubernetes.io/docs/tasks/tls/certificate-rotation/'],
  judge: (row) => judgeSettings(row, ROTATION),
});
