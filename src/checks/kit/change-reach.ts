import { changeBinding } from './bindings.ts';

/** Where the bindings and roles through which a subject has a right are found and changed. */
export const changeReach = {
  console: changeBinding.console,
  call: 'kubectl get clusterrolebindings,rolebindings --all-namespaces -o wide',
} as const;
