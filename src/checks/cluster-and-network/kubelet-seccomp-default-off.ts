import { defineCheck } from '../kit/define-check.ts';
import {
  isSwitch,
  judgeSettings,
  KUBELET_CONSOLE,
  KUBELET_REFERENCES,
  setKubelet,
} from '../kit/kubelet-settings.ts';

const SECCOMP = { path: 'seccompDefault', byDefault: false, isSound: isSwitch(true) };

export default defineCheck({
  id: 'kubelet-seccomp-default-off',
  title: { en: 'Pods run without a seccomp profile by default', 'zh-CN': '节点未启用默认 seccomp 配置' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: '{kind} {name}: pods that name no seccomp profile run unconfined ({settings})',
    'zh-CN': '{kind} {name}：未指定 seccomp 配置的 Pod 不受限制（{settings}）',
  },
  act: {
    step: {
      en: 'Set seccompDefault to true for the kubelets of {name}',
      'zh-CN': '为 {name} 的 kubelet 将 seccompDefault 设为 true',
    },
    console: KUBELET_CONSOLE,
    call: setKubelet('"seccompDefault":true'),
  },
  references: [...KUBELET_REFERENCES, 'https://kubernetes.io/docs/tutorials/security/seccomp/'],
  judge: (row) => judgeSettings(row, [SECCOMP]),
});
