// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
/** A product that runs in or around an ACK cluster, and how its installed versions are written. */
export interface Component {
  name: string;
  family: string;
  /** The row of the responsibility table, or `system-components` and `client-tools`, which it lacks. */
  layer: string;
  /** Module paths and other names under which databases file it, in lower case. */
  packages: readonly string[];
}

/** Databases that file every Kubernetes component under the one module. */
export const WHOLE_OF_KUBERNETES = 'kubernetes';

const row = (name: string, family: string, layer: string, ...packages: string[]): Component => ({
  name,
  family,
  layer,
  packages,
});

export const COMPONENTS: readonly Component[] = [
  row(
    'kube-apiserver',
    'ack',
    'control-plane',
    'k8s.io/apiserver',
    'k8s.io/kubernetes/cmd/kube-apiserver',
    'k8s.io/kube-apiserver',
  ),
  row(
    'kube-controller-manager',
    'ack',
    'control-plane',
    'k8s.io/kube-controller-manager',
    'k8s.io/controller-manager',
  ),
  row('kube-scheduler', 'ack', 'control-plane', 'k8s.io/kube-scheduler'),
  row(
    'cloud-controller-manager',
    'ack-addon',
    'control-plane',
    'k8s.io/cloud-provider',
    'k8s.io/cloud-provider-alibaba-cloud',
  ),
  row(
    'etcd',
    'ack-addon',
    'control-plane',
    'go.etcd.io/etcd',
    'go.etcd.io/etcd/v3',
    'github.com/etcd-io/etcd',
  ),
  row('kubelet', 'ack', 'kubelet', 'k8s.io/kubelet', 'k8s.io/kubernetes/pkg/kubelet'),
  row('kube-proxy', 'ack', 'system-components', 'k8s.io/kube-proxy'),
  row('kubectl', 'ack', 'client-tools', 'k8s.io/kubectl'),
  row(
    'containerd',
    'ack-addon',
    'container-runtime',
    'github.com/containerd/containerd',
    'github.com/containerd/containerd/v2',
    'containerd.io',
  ),
  row('runc', 'ack-addon', 'container-runtime', 'github.com/opencontainers/runc'),
  row(
    'docker',
    'docker',
    'container-runtime',
    'github.com/docker/docker',
    'github.com/moby/moby',
    'github.com/moby/moby/v2',
    'moby',
    'docker-ce',
  ),
  row(
    'nvidia-container-toolkit',
    'ack-addon',
    'container-runtime',
    'github.com/nvidia/nvidia-container-toolkit',
  ),
  row('kernel', 'kernel', 'node-os', 'linux'),
  row('polkit', 'rpm', 'node-os'),
  row('nvidia-driver', 'nvidia-driver', 'node-os'),
  row('coredns', 'ack-addon', 'system-components', 'github.com/coredns/coredns'),
  row(
    'flannel',
    'ack-addon',
    'system-components',
    'github.com/flannel-io/flannel',
    'github.com/coreos/flannel',
  ),
  row('cni', 'ack-addon', 'system-components', 'github.com/containernetworking/cni'),
  row('cni-plugins', 'ack-addon', 'system-components', 'github.com/containernetworking/plugins'),
  row(
    'ingress-nginx',
    'ack-addon',
    'system-components',
    'k8s.io/ingress-nginx',
    'nginx-ingress-controller',
    'ingress-nginx-controller',
  ),
  row('secrets-store-csi-driver', 'ack-addon', 'system-components', 'sigs.k8s.io/secrets-store-csi-driver'),
  row(
    'csi-driver-nfs',
    'ack-addon',
    'system-components',
    'csi-driver-for-nfs',
    'github.com/kubernetes-csi/csi-driver-nfs',
  ),
  row('kubernetes-dashboard', 'ack-addon', 'system-components', 'github.com/kubernetes/dashboard'),
  row(
    'kube-state-metrics',
    'ack-addon',
    'system-components',
    'k8s.io/kube-state-metrics',
    'k8s.io/kube-state-metrics/v2',
  ),
  row('metrics-server', 'ack-addon', 'system-components', 'sigs.k8s.io/metrics-server'),
  row('fluid', 'ack-addon', 'system-components', 'github.com/fluid-cloudnative/fluid'),
  row('openkruise', 'ack-addon', 'system-components', 'github.com/openkruise/kruise'),
];

const BY_NAME: ReadonlyMap<string, Component> = new Map(
  COMPONENTS.flatMap((component) =>
    [component.name, ...component.packages].map((name) => [name, component] as const),
  ),
);

/** The components that live in the one repository of Kubernetes and share its versions. */
export const KUBERNETES_COMPONENTS: readonly string[] = COMPONENTS.filter(
  ({ family }) => family === 'ack',
).map(({ name }) => name);

/** Undefined for a name that no row has. */
export function findComponent(name: string): Component | undefined {
  return BY_NAME.get(name);
}

/**
 * The component behind a package name of a database, else the name itself. Databases write
 * `/ingress-nginx`, `/csi driver for nfs` and module paths, with capitals or without.
 */
export function toComponentName(packageName: string): string {
  const bare = packageName.trim().toLowerCase().replace(/^\/+/, '').replaceAll(/\s+/g, '-');
  if (bare === 'k8s.io/kubernetes' || bare === 'github.com/kubernetes/kubernetes') return WHOLE_OF_KUBERNETES;
  return BY_NAME.get(bare)?.name ?? bare;
}
