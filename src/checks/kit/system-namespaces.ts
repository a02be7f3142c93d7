import type { NotApplicable } from '../../model/verdict.ts';
import { notApplicable } from './verdicts.ts';

/** Namespaces of the cluster itself, which it comes with. */
const SYSTEM: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

export function isSystemNamespace(name: string): boolean {
  return SYSTEM.has(name);
}

/** For rules about the namespaces of workloads: components of the cluster need what these forbid. */
export function unlessSystemNamespace(name: string): true | NotApplicable {
  return isSystemNamespace(name) ? notApplicable(`${name} holds components of the cluster`) : true;
}
