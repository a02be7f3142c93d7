/** What there is to gain in a cluster. */
export function clusterAdminOf(cluster: string): string {
  return `cluster-admin/${cluster}`;
}

/** What there is to gain in the account. */
export const RAM_ADMIN = 'ram-admin';

export function ramNode(id: string): string {
  return `ram/${id}`;
}
