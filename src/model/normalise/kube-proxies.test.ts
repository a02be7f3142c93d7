import { expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const MAPS = 'kubernetes/configmaps@c0aa';
const FORM = 'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: ipvs\n';
const map = (conf: unknown, name = 'kube-proxy-worker', namespace = 'kube-system') => ({
  metadata: { name, namespace },
  data: { 'config.conf': conf, 'kubeconfig.conf': 'kind: Config' },
});
const configured = (...items: unknown[]) => {
  const [row] = recordedTables(read(MAPS, { items })).kubeProxies.rows;
  return row?.configurations.known ? row.configurations.value : undefined;
};
const address = (conf: unknown) => told(configured(map(conf))?.[0]?.metricsBindAddress);

it.each([
  [`${FORM}metricsBindAddress: 0.0.0.0:10249\n`, '0.0.0.0:10249'],
  [`${FORM}metricsBindAddress: "127.0.0.1:10249" # loopback\n`, '127.0.0.1:10249'],
  [`${FORM}metricsBindAddress: '[::]:10249'\r\n`, '[::]:10249'],
  [`${FORM}metricsBindAddress: ""\n`, '127.0.0.1:10249'],
  [`${FORM}metricsBindAddress: null\n`, '127.0.0.1:10249'],
  [FORM, '127.0.0.1:10249'],
  [`${FORM}nested:\n  metricsBindAddress: 0.0.0.0:1\n`, '127.0.0.1:10249'],
  ['{"kind":"KubeProxyConfiguration","metricsBindAddress":"0.0.0.0:1"}', '0.0.0.0:1'],
  ['{"kind":"KubeProxyConfiguration"}', '127.0.0.1:10249'],
])('%j', (conf, expected) => expect(address(conf)).toBe(expected));

it.each([
  ['kind: Config\nmetricsBindAddress: 127.0.0.1:1'],
  [''],
  ['{"kind":"KubeProxyConfiguration","metricsBindAddress":7}'],
  ['{"kind":'],
  [undefined],
  [7],
  [{ redacted: true, length: 9, shapes: [] }],
  [{ omitted: true, length: 9 }],
])('takes %j for unread', (conf) => expect(address(conf)).toBe('unread: kubernetes/configmaps failed'));

it('takes the ConfigMaps of kube-proxy, and no others', () => {
  const maps = configured(
    map(FORM),
    map(FORM, 'kube-proxy-master'),
    map(FORM, 'kube-proxy'),
    map(FORM, 'kube-proxy-worker', 'shop'),
    map(FORM, 'kube-proxy-backup'),
  );
  expect(maps?.map(({ configMap }) => configMap)).toEqual([
    'kube-proxy-worker',
    'kube-proxy-master',
    'kube-proxy',
  ]);
  expect(configured()).toEqual([]);
});

it('knows nothing of ConfigMaps that were not listed', () => {
  const [row] = recordedTables(refused(MAPS)).kubeProxies.rows;
  expect(told(row?.configurations)).toBe('unread: kubernetes/configmaps denied');
  const cut = configured(map(FORM), 'no object');
  expect(cut?.map(({ configMap, metricsBindAddress }) => [configMap, metricsBindAddress.known])).toEqual([
    ['kube-proxy-worker', true],
    ['?', false],
  ]);
});
