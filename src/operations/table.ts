import { crOperations } from './cr.ts';
import { csOperations } from './cs.ts';
import { ecsOperations } from './ecs.ts';
import { imsOperations } from './ims.ts';
import { kubernetesCure } from './kubernetes.ts';
import { type Operation, sourceOf } from './operation.ts';
import { ramOperations } from './ram.ts';
import { callerIdentity, securityOperations } from './security.ts';
import { slbOperations } from './slb.ts';
import { slsOperations } from './sls.ts';
import { vpcOperations } from './vpc.ts';

/** Every cloud operation Demarc may call, in the order in which they are asked. */
export const operations: readonly Operation[] = [
  callerIdentity,
  // Clusters and users first: everything else is asked for by their names.
  ...ramOperations.filter(isAccountList),
  ...csOperations,
  ...ramOperations.filter((operation) => !isAccountList(operation)),
  ...imsOperations,
  ...ecsOperations,
  ...slbOperations,
  ...vpcOperations,
  ...crOperations,
  ...slsOperations,
  ...securityOperations,
];

function isAccountList({ name }: Operation): boolean {
  return name === 'ListUsers' || name === 'ListRoles';
}

const bySource = new Map<string, Operation>();
for (const operation of operations)
  if (!bySource.has(sourceOf(operation))) bySource.set(sourceOf(operation), operation);

export function operationOf(source: string): Operation | undefined {
  return bySource.get(source);
}

/** What would let Demarc read a source: the RAM action or the Kubernetes rule. */
export function cureOf(source: string): string | undefined {
  const operation = bySource.get(source);
  if (operation !== undefined) return [operation.action, ...(operation.alsoNeeds ?? [])].join(', ');
  return kubernetesCure(source);
}

/** The ids of a source as the export layout names them: those of the request, then the variants. */
export function variantIds(operation: Operation): string[] {
  return (operation.variant ?? []).map((name) => `${name}=${operation.fixed?.[name] ?? ''}`);
}
