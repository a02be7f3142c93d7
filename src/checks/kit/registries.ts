import { DOCKER_HUB, type ImageReference } from '../../kernel/image-reference.ts';

// `registry.cn-hangzhou.aliyuncs.com`, and the same on the VPC and the classic network.
const SHARED = /^registry(?:-vpc|-internal)?\.[a-z0-9-]+\.aliyuncs\.com$/;
/** The host of the years before there were others in other regions. */
const FIRST = 'registry.aliyuncs.com';
const INSTANCE = '.cr.aliyuncs.com';
/** Personal instances made since September 2024 have a host of their own. */
const PERSONAL = '.personal.cr.aliyuncs.com';
const OF_ACK = '.ack.aliyuncs.com';

/** Registries in which anybody may publish under a name of their own. */
const OPEN: ReadonlySet<string> = new Set([
  DOCKER_HUB,
  'registry-1.docker.io',
  'registry.hub.docker.com',
  'quay.io',
  'ghcr.io',
  'gcr.io',
  'us.gcr.io',
  'eu.gcr.io',
  'asia.gcr.io',
  'k8s.gcr.io',
  'public.ecr.aws',
  'registry.gitlab.com',
  'ttl.sh',
]);

/** Whether ACK ships the image: its components come from this namespace. */
export function isAckImage({ registry, repository }: ImageReference): boolean {
  return (
    repository.startsWith('acs/') &&
    (registry.endsWith(OF_ACK) || registry === FIRST || SHARED.test(registry))
  );
}

/** Whether the registry is an Enterprise Edition instance of Container Registry. */
export function isEnterpriseInstance({ registry }: ImageReference): boolean {
  return registry.endsWith(INSTANCE) && !registry.endsWith(PERSONAL);
}

/**
 * Whether the image can be pulled without a password: from an Enterprise Edition instance, or from a
 * Personal Edition instance of before September 2024, which alone share one host in each region.
 */
export function hasPasswordFreePull(image: ImageReference): boolean {
  return isEnterpriseInstance(image) || (SHARED.test(image.registry) && !isAckImage(image));
}

export function isOpenRegistry({ registry }: ImageReference): boolean {
  return OPEN.has(registry) || registry.endsWith('.pkg.dev');
}

/** Prefixes of repositories that get no updates any more, and where their images went. */
const FROZEN: readonly (readonly [registry: RegExp, repository: string])[] = [
  [/^(?:[a-z]+\.)?k8s\.gcr\.io$/, ''],
  [/^(?:[a-z]+\.)?gcr\.io$/, 'google_containers/'],
  [/^(?:[a-z]+\.)?gcr\.io$/, 'google-containers/'],
  [/^(?:[a-z]+\.)?gcr\.io$/, 'k8s-artifacts-prod/'],
  [/^gcr\.io$/, 'kubernetes-helm/'],
  [/^gcr\.io$/, 'kubernetes-e2e-test-images/'],
  [/^quay\.io$/, 'kubernetes-ingress-controller/'],
  [/^docker\.io$/, 'bitnamilegacy/'],
];

/** Whether the image comes from a place that was closed to new images. */
export function isFrozen({ registry, repository }: ImageReference): boolean {
  for (const [host, path] of FROZEN) if (repository.startsWith(path) && host.test(registry)) return true;
  return false;
}
