import type { Json } from '../../kernel/json.ts';
import type { KubeletConfiguration } from '../../model/facts/kubelet-configuration.ts';
import { defineCheck } from '../kit/define-check.ts';
import {
  isSwitch,
  judgeSettings,
  KUBELET_CONSOLE,
  KUBELET_REFERENCES,
  setKubelet,
  settingOf,
} from '../kit/kubelet-settings.ts';

/** Not authenticated encryption, broken, or without forward secrecy. */
const WEAK = /^TLS_RSA_|_RC4_|_3DES_|_CBC_/;
// Where the kubelet puts the certificate that it signs itself when it is given none.
const SELF_SIGNED = /\/pki\/kubelet\.crt$/;

const CIPHERS = { path: 'tlsCipherSuites', byDefault: [], isSound: areStrong };
const BOOTSTRAP = { path: 'serverTLSBootstrap', byDefault: false, isSound: isSwitch(true) };
const CERTIFICATE = { path: 'tlsCertFile', byDefault: '', isSound: isOwnCertificate };

export default defineCheck({
  id: 'kubelet-tls-weak',
  title: { en: 'Kubelet serves with weak TLS', 'zh-CN': 'kubelet 的 TLS 配置较弱' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: '{kind} {name}: the kubelet has no certificate of the cluster, or weak cipher suites: {settings}',
    'zh-CN': '{kind} {name}：kubelet 没有集群签发的证书，或使用弱加密套件：{settings}',
  },
  act: {
    step: {
      en: 'Set serverTLSBootstrap to true for the kubelets of {name}, and leave authenticated cipher suites only',
      'zh-CN': '为 {name} 的 kubelet 将 serverTLSBootstrap 设为 true，并仅保留 AEAD 加密套件',
    },
    console: KUBELET_CONSOLE,
    call: setKubelet('"serverTLSBootstrap":true'),
  },
  references: [
    ...KUBELET_REFERENCES,
    'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/',
  ],
  judge: (row) => judgeSettings(row, [CIPHERS, isWithoutBootstrap(row) ? CERTIFICATE : BOOTSTRAP]),
});

/** Then a certificate has to be given, which a pool cannot do. */
function isWithoutBootstrap(row: KubeletConfiguration): boolean {
  const found = settingOf(row, BOOTSTRAP);
  if (row.kind === 'node-pool' || typeof found !== 'object' || !('value' in found)) return false;
  return String(found.value) === 'false';
}

function isOwnCertificate(value: Json): boolean | undefined {
  if (typeof value !== 'string') return undefined;
  return value !== '' && !SELF_SIGNED.test(value);
}

function areStrong(value: Json): boolean | undefined {
  if (!Array.isArray(value) || !value.every((name) => typeof name === 'string')) return undefined;
  return !value.some((name) => WEAK.test(name));
}
