import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { kubelet, poolKubelets, soundSettings } from '../kit/rows-machines.ts';

const reported = (more: object) => kubelet({ settings: known({ ...soundSettings, ...more }) });
const saw = (...settings: string[]) => ({ kind: 'node', name: 'cn-hangzhou.192.168.0.10', settings });
const strong = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';

export default defineCases('kubeletConfigurations', {
  'fail: the certificate that it signed itself': {
    subject: reported({ serverTLSBootstrap: false, tlsCertFile: '/var/lib/kubelet/pki/kubelet.crt' }),
    saw: saw('tlsCertFile=/var/lib/kubelet/pki/kubelet.crt'),
  },
  'fail: no certificate': { subject: reported({ serverTLSBootstrap: false }), saw: saw('tlsCertFile=') },
  'fail: a suite without forward secrecy': {
    subject: reported({ tlsCipherSuites: [strong, 'TLS_RSA_WITH_AES_128_GCM_SHA256'] }),
    saw: saw(`tlsCipherSuites=${strong},TLS_RSA_WITH_AES_128_GCM_SHA256`),
  },
  'fail: a suite of block chaining': {
    subject: reported({ tlsCipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'] }),
  },
  'fail: the pool switches the certificate off': {
    subject: poolKubelets({ settings: known({ serverTLSBootstrap: false }) }),
    saw: { kind: 'node-pool', name: 'np0bb', settings: ['serverTLSBootstrap=false'] },
  },
  'pass: the cluster signs it': { subject: kubelet() },
  'pass: a certificate is given': {
    subject: reported({ serverTLSBootstrap: false, tlsCertFile: '/etc/kubernetes/pki/server.crt' }),
  },
  'pass: strong suites': { subject: reported({ tlsCipherSuites: [strong] }) },
  'pass: the pool has the cluster sign it': {
    subject: poolKubelets({ settings: known({ serverTLSBootstrap: true }) }),
  },
  'unknown: the suites are not a list': { subject: reported({ tlsCipherSuites: strong }) },
  'unknown: the report is a fragment': { subject: kubelet({ settings: known({ port: 10250 }) }) },
  'unknown: the report was not read': {
    subject: kubelet({ settings: denied('kubernetes/configz', 'c0aa') }),
    source: 'kubernetes/configz',
  },
  'not-applicable: the pool sets nothing of it': { subject: poolKubelets() },
});
