const KINDS: Readonly<Record<string, string>> = {
  nodes: 'Node',
  namespaces: 'Namespace',
  serviceaccounts: 'ServiceAccount',
  services: 'Service',
  replicasets: 'ReplicaSet',
  jobs: 'Job',
  roles: 'Role',
  rolebindings: 'RoleBinding',
  clusterroles: 'ClusterRole',
  clusterrolebindings: 'ClusterRoleBinding',
  networkpolicies: 'NetworkPolicy',
  ingresses: 'Ingress',
  persistentvolumes: 'PersistentVolume',
  storageclasses: 'StorageClass',
  runtimeclasses: 'RuntimeClass',
  ramidentitymappings: 'RAMIdentityMapping',
  pods: 'Pod',
};

export function kindOf(plural: string): string {
  return KINDS[plural] ?? plural.charAt(0).toUpperCase() + plural.slice(1).replace(/s$/, '');
}
