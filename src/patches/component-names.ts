import { findComponent, toComponentName } from '../advisories/components.ts';
import { parseImageReference } from '../kernel/image-reference.ts';

/** What ACK calls the add-ons whose name is not that of the project. */
const ADDONS: ReadonlyMap<string, string> = new Map([
  ['ack-fluid', 'fluid'],
  ['ack-kruise', 'openkruise'],
  ['kube-flannel-ds', 'flannel'],
  ['kube-proxy-worker', 'kube-proxy'],
  ['nginx-ingress-controller', 'ingress-nginx'],
]);

/** The last part of a repository, or the last two, as ACK and the projects publish images. */
const IMAGES: ReadonlyMap<string, string> = new Map([
  ['aliyun-ingress-controller', 'ingress-nginx'],
  ['csi-secrets-store/driver', 'secrets-store-csi-driver'],
  ['fluid-cloudnative/dataset-controller', 'fluid'],
  ['ingress-nginx/controller', 'ingress-nginx'],
  ['ingress-nginx/controller-chroot', 'ingress-nginx'],
  ['kruise-manager', 'openkruise'],
  ['kubernetesui/dashboard', 'kubernetes-dashboard'],
  ['nfsplugin', 'csi-driver-nfs'],
]);

/** The component that an add-on is, else its own name. */
export function componentOfAddon(name: string): string {
  return ADDONS.get(name) ?? toComponentName(name);
}

/** The component that an image holds and the version in its tag; undefined for what no advisory is filed under. */
export function componentOfImage(image: string): { component: string; tag: string | undefined } | undefined {
  const reference = parseImageReference(image);
  if (reference === undefined) return undefined;
  const parts = reference.repository.split('/');
  const last = parts.at(-1) ?? '';
  const pair = parts.slice(-2).join('/');
  const component = IMAGES.get(pair) ?? IMAGES.get(last) ?? findComponent(last)?.name;
  return component === undefined ? undefined : { component, tag: reference.tag };
}
