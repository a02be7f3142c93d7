/** The ten rows of the source table, in its order. */
export const LAYERS = [
  'control-plane',
  'infrastructure',
  'pod-runtime',
  'node-os',
  'kubelet',
  'container-runtime',
  'workload',
  'cluster-and-network',
  'access-control',
  'edge-node',
] as const;
export type Layer = (typeof LAYERS)[number];

export const DUTIES = [
  'publish-fix',
  'apply-fix',
  'activate-fix',
  'configure',
  'protect',
  'revoke',
  'maintain',
] as const;
export type Duty = (typeof DUTIES)[number];

/** The four columns of the source table, and what it has no column for. */
export const CONFIGURATIONS = [
  'managed',
  'serverless',
  'managed-node-pool',
  'edge',
  'outside-model',
] as const;
export type Configuration = (typeof CONFIGURATIONS)[number];
export type Column = Exclude<Configuration, 'outside-model'>;
export const COLUMNS: readonly Column[] = ['managed', 'serverless', 'managed-node-pool', 'edge'];

export const PARTIES = ['alibaba-cloud', 'customer', 'unknown'] as const;
export type Party = (typeof PARTIES)[number];

export const CONFIDENCES = ['documented', 'inferred', 'conflicting'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
