import { defineCheck } from '../kit/define-check.ts';
import { judgeSettings, KUBELET_CONSOLE, KUBELET_REFERENCES } from '../kit/kubelet-settings.ts';

const CLIENT_CA = {
  path: 'authentication.x509.clientCAFile',
  byDefault: '',
  isSound: (value: unknown) => (typeof value === 'string' ? value !== '' : undefined),
};

export default defineCheck({
  id: 'kubelet-client-ca',
  title: { en: 'Kubelet has no CA for its callers', 'zh-CN': 'kubelet 未配置客户端 CA' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: '{kind} {name}: the kubelet cannot verify the certificates of its callers ({settings})',
    'zh-CN': '{kind} {name}：kubelet 无法校验调用者证书（{settings}）',
  },
  act: {
    step: {
      en: 'Set authentication.x509.clientCAFile to the CA of the cluster for the kubelet of {name} and restart it',
      'zh-CN': '将 {name} 的 kubelet 参数 authentication.x509.clientCAFile 设为集群 CA 并重启 kubelet',
    },
    console: KUBELET_CONSOLE,
  },
  references: KUBELET_REFERENCES,
  judge: (row) => judgeSettings(row, [CLIENT_CA]),
});
