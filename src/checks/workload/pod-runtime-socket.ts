import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { type HostPath, hostPathsOf, isWithin } from '../kit/host-paths.ts';
import { changeOwner, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

// The last two are named pipes of Windows nodes.
const ENDINGS = [
  ...['docker.sock', 'containerd.sock', 'crio.sock', 'cri-dockerd.sock', 'dockershim.sock'],
  ...['docker_engine', 'containerd-containerd'],
];
// Where they are by default: a volume of a folder above one has the socket, too.
const SOCKETS = [
  ...['/run/containerd/containerd.sock', '/run/docker.sock', '/run/crio/crio.sock', '/run/cri-dockerd.sock'],
  ...['/var/run/containerd/containerd.sock', '/var/run/docker.sock', '/var/run/crio/crio.sock'],
  ...['/run/docker/containerd/containerd.sock', '/var/run/docker/containerd/containerd.sock'],
];

export default defineCheck({
  id: 'pod-runtime-socket',
  title: { en: 'Pod reaches the socket of the container runtime', 'zh-CN': 'Pod 可访问容器运行时套接字' },
  layer: 'workload',
  duty: 'configure',
  severity: 'critical',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Volumes {volumes} give the pod the socket of the container runtime: {paths}',
    'zh-CN': '存储卷 {volumes} 使 Pod 可访问容器运行时套接字：{paths}',
  },
  act: {
    step: {
      en: 'Remove the hostPath volumes {volumes}; build images without the runtime of the node',
      'zh-CN': '移除 hostPath 存储卷 {volumes}；构建镜像时不要使用节点的容器运行时',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS, 'https://attack.mitre.org/techniques/T1611/'],
  judge(row) {
    const paths = hostPathsOf(row);
    if (paths.length === 0) return pass;
    const found = paths.filter(hasSocket);
    if (found.length === 0) return pass;
    return fail(
      { volumes: found.map(({ volume }) => volume), paths: found.map(({ clean }) => clean) },
      found.map(({ pointer, path }) => inSpec(row, pointer, path)),
    );
  },
});

function hasSocket({ clean }: HostPath): boolean {
  return (
    ENDINGS.some((ending) => clean.endsWith(ending)) || SOCKETS.some((socket) => isWithin(socket, clean))
  );
}
