const REFERENCE = /^(?:([^/]*[.:][^/]*|localhost)\/)?([^@]+?)(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/;
// Hosts that everybody pulls from: they tell nothing of who runs the image.
const PUBLIC_HOST =
  /^(?:docker\.io|index\.docker\.io|registry\.k8s\.io|k8s\.gcr\.io|gcr\.io|quay\.io|ghcr\.io|mcr\.microsoft\.com|public\.ecr\.aws|registry(?:-vpc)?\.[a-z0-9-]+\.aliyuncs\.com)$/;
const INSTANCE_HOST = /^(.+?)(-registry(?:-vpc)?\.[a-z0-9-]+\.cr\.aliyuncs\.com)$/;
// Products that checks know by the name of their image.
const PRODUCT =
  /^(?:library|acs|kubernetesui|kubernetes-dashboard|ingress-nginx|argoproj|kiali|weaveworks|kubeflow|headlamp-k8s|portainer|rancher|linkerd|linkerd-io|jenkins|apache|kubernetes-helm)\//;
const OFFICIAL_HOST = /^(?:registry\.k8s\.io|k8s\.gcr\.io|mcr\.microsoft\.com)$/;
const COMMON_TAG = /^:(?:v?\d[\w.-]*|latest|stable|main|master|dev|test|prod|release|edge|nightly|canary)$/i;

/**
 * An image reference of the same form, in which nobody is named: rules about registries, tags and digests still
 * apply. Undefined for what is no reference.
 * @param hashOf a hash of hexadecimal digits
 */
export function imageAlike(reference: string, hashOf: (text: string) => string): string | undefined {
  const found = REFERENCE.exec(reference);
  if (found === null) return undefined;
  const [, host, path = '', tag = '', digest] = found;
  // Without a host and a name space it is one of Docker's own.
  const isOfficial = host === undefined ? !path.includes('/') : OFFICIAL_HOST.test(host);
  const known = isOfficial || PRODUCT.test(path);
  const segments = known
    ? path
    : path
        .split('/')
        .map((part) => `n-${hashOf(part).slice(0, 12)}`)
        .join('/');
  return [
    host === undefined ? '' : `${hostAlike(host, hashOf)}/`,
    segments,
    tag === '' || COMMON_TAG.test(tag) ? tag : `:t-${hashOf(tag).slice(0, 12)}`,
    digest === undefined ? '' : `@sha256:${hashOf(digest).slice(0, 64)}`,
  ].join('');
}

function hostAlike(host: string, hashOf: (text: string) => string): string {
  if (PUBLIC_HOST.test(host)) return host;
  const instance = INSTANCE_HOST.exec(host);
  if (instance !== null) return `n-${hashOf(instance[1] as string).slice(0, 12)}${instance[2]}`;
  const [name = '', port] = host.split(':');
  return `n-${hashOf(name).slice(0, 12)}.example${port === undefined ? '' : `:${port}`}`;
}
