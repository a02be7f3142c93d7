import type { Known } from '../../kernel/known.ts';

// Packages of containerd, runc, Docker and the sandboxed runtimes, as Linux distributions and ACK name them.
const RUNTIME = /^(?:containerd|runc|docker|moby|kata|rund|runv|runsc|gvisor|cri-o)(?:[-._0-9].*)?$/i;

export function isRuntimePackage(name: string): boolean {
  return RUNTIME.test(name.trim());
}

/** Whether any of the packages is of the container runtime; unread packages stay unread. */
export function touchesRuntime(packages: Known<readonly string[]>): boolean | undefined {
  return packages.known ? packages.value.some(isRuntimePackage) : undefined;
}

/** Whether the packages are the container runtime's alone: then the finding is not one of the system. */
export function isOfRuntimeOnly(packages: Known<readonly string[]>): boolean {
  return packages.known && packages.value.length > 0 && packages.value.every(isRuntimePackage);
}
