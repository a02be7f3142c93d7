import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { kubeProxy } from '../kit/rows-objects.ts';

const serving = (...addresses: string[]) =>
  kubeProxy({
    configurations: known(
      addresses.map((address, index) => ({
        configMap: index === 0 ? 'kube-proxy-worker' : 'kube-proxy-master',
        metricsBindAddress: known(address),
      })),
    ),
  });
const unread = { configMap: '?', metricsBindAddress: denied('kubernetes/configmaps') };
const open = { configMap: 'kube-proxy-worker', metricsBindAddress: known('0.0.0.0:10249') };

export default defineCases('kubeProxies', {
  'fail: every address': {
    subject: serving('0.0.0.0:10249'),
    saw: { addresses: ['0.0.0.0:10249'], configMaps: ['kube-proxy-worker'] },
  },
  'fail: every address of version 6': { subject: serving('[::]:10249') },
  'fail: a port alone': { subject: serving(':10249') },
  'fail: an address of the node': { subject: serving('192.168.0.10:10249') },
  'fail: one of two': {
    subject: serving('127.0.0.1:10249', '0.0.0.0:10249'),
    saw: { addresses: ['0.0.0.0:10249'], configMaps: ['kube-proxy-master'] },
  },
  'fail: whatever else was not read': {
    subject: kubeProxy({ configurations: known([open, unread]) }),
    saw: { addresses: ['0.0.0.0:10249'], configMaps: ['kube-proxy-worker'] },
  },
  'pass: loopback': { subject: kubeProxy() },
  'pass: loopback of version 6, another of version 4': { subject: serving('[::1]:10249', '127.0.0.2:1') },
  'not-applicable: there is none': { subject: kubeProxy({ configurations: known([]) }) },
  'unknown: ConfigMaps were not read': {
    subject: kubeProxy({ configurations: denied('kubernetes/configmaps') }),
    source: 'kubernetes/configmaps',
  },
  'unknown: some ConfigMaps were not read': {
    subject: kubeProxy({
      configurations: known([{ ...open, metricsBindAddress: known('127.0.0.1:1') }, unread]),
    }),
    source: 'kubernetes/configmaps',
  },
  'unknown: no address': { subject: serving('{{ address }}'), source: 'test/Document' },
});
