import { findComponent, toComponentName } from '../components.ts';

/** What a VEX product is: a component and, where it is named, its version. */
export interface Product {
  component: string;
  version?: string;
}

const DISTRIBUTED = /^pkg:(apk|alpm|deb|rpm)\//i;
const PURL = /^pkg:[^/]+\/([^?#]+)/;

/**
 * A package URL (`pkg:golang/github.com/containerd/containerd@1.7.26`), else a name, `containerd@1.7.26`.
 * Undefined for a build of a distribution that is not told by its version: it says nothing of other builds.
 */
export function parseProduct(text: string): Product | undefined {
  const product = productIn(text);
  const [, type] = DISTRIBUTED.exec(text) ?? [];
  if (type === undefined) return product;
  const family = findComponent(product.component)?.family ?? 'rpm';
  const isTold = product.version !== undefined && (family === 'rpm' || family === 'kernel');
  return type.toLowerCase() === 'rpm' && isTold ? product : undefined;
}

function productIn(text: string): Product {
  const path = PURL.exec(text)?.[1] ?? text;
  const at = path.lastIndexOf('@');
  const [name, version] = at > 0 ? [path.slice(0, at), path.slice(at + 1)] : [path, ''];
  const component = componentIn(decoded(name));
  return version === '' ? { component } : { component, version: decoded(version) };
}

// Of `registry/acs/coredns` the last part is the product; of a module path all of it.
function componentIn(name: string): string {
  const whole = toComponentName(name);
  return whole.includes('/') ? toComponentName(whole.slice(whole.lastIndexOf('/') + 1)) : whole;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
