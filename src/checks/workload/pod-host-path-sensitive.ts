import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { type HostPath, hostPathsOf, isWithin, writableVolumes } from '../kit/host-paths.ts';
import { changeOwner, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

// What is in or above these gives a reader credentials, devices or other pods' data.
const SENSITIVE = [
  ...['/boot', '/dev', '/etc', '/home', '/proc', '/root', '/sys'],
  ...['/var/lib/cloud', '/var/lib/containerd', '/var/lib/docker', '/var/lib/etcd', '/var/lib/kubelet'],
];
// The time zone of the node: mounted read-only by very many pods, and no secret.
const HARMLESS = new Set(['/etc/localtime', '/etc/timezone']);

export default defineCheck({
  id: 'pod-host-path-sensitive',
  title: { en: 'Pod reaches sensitive or writable node paths', 'zh-CN': 'Pod 可访问敏感或可写的节点路径' },
  layer: 'workload',
  duty: 'configure',
  severity: 'critical',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'The pod reaches node paths that are sensitive or that it can write (rw): {paths}',
    'zh-CN': 'Pod 可访问敏感的或可写（rw）的节点路径：{paths}',
  },
  act: {
    step: {
      en: 'Remove the hostPath volumes {volumes}; where one has to stay, narrow its path and mount it with readOnly: true',
      'zh-CN': '移除 hostPath 存储卷 {volumes}；必须保留时，请收窄路径并以 readOnly: true 挂载',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS, 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  judge(row) {
    const paths = hostPathsOf(row);
    if (paths.length === 0) return pass;
    const writable = writableVolumes(row);
    const found = paths.filter((path) => isSensitive(path) || writable.has(path.volume));
    if (found.length === 0) return pass;
    return fail(
      {
        paths: found.map((path) => `${path.clean}:${writable.has(path.volume) ? 'rw' : 'ro'}`),
        volumes: found.map(({ volume }) => volume),
      },
      found.map(({ pointer, path }) => inSpec(row, pointer, path)),
    );
  },
});

// Declared is enough: an ephemeral container can mount any volume of the pod later.
function isSensitive({ clean }: HostPath): boolean {
  if (HARMLESS.has(clean)) return false;
  return SENSITIVE.some((folder) => isWithin(clean, folder) || isWithin(folder, clean));
}
