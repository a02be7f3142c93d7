import type { Scope } from '../model/scope.ts';

/** Stands for the account and the cluster, which a manifest does not name. */
export const MANIFEST = 'manifest';

export const MANIFEST_SCOPE: Scope = { kind: 'cluster', account: MANIFEST, cluster: MANIFEST };
