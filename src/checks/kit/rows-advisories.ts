import type { ComponentAdvisories } from '../../model/facts/component-advisories.ts';
import { CLUSTER, clusterScope, known } from './rows.ts';

// What advisories say of the components of a cluster, with nothing open.

const at = { source: 'test/Document', ids: [], path: '' } as const;

export function componentAdvisories(changes: Partial<ComponentAdvisories> = {}): ComponentAdvisories {
  return {
    id: `${CLUSTER}/${changes.node ?? ''}/${changes.component ?? 'coredns'}`,
    subject: CLUSTER,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    node: undefined,
    component: 'coredns',
    addon: 'coredns',
    version: known('v1.12.1.3'),
    open: [],
    runningBehind: [],
    gaps: [],
    ...changes,
  };
}

export const openAdvisory = { id: 'CVE-2026-1', severity: 'high', exploited: false } as const;
