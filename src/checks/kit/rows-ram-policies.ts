import type { AttachedPolicy, PolicyStatement, RamPolicies } from '../../model/facts/ram-policies.ts';
import { ACCOUNT, denied, known } from './rows.ts';

const source = 'ram/ListPoliciesForRole';

/** A role to which no policy is attached. */
export function ramPolicies(role: string, changes: Partial<RamPolicies> = {}): RamPolicies {
  const scope = { kind: 'account', account: ACCOUNT } as const;
  return {
    id: role,
    subject: role,
    scope,
    at: { source, ids: [role], path: '' },
    attached: [],
    missing: [],
    ...changes,
  };
}

/** A system policy, whose document is not asked for. */
export function systemPolicy(name: string): AttachedPolicy {
  return attached('System', name, denied('ram/GetPolicy', 'System', name));
}

export function customPolicy(name: string, ...statements: PolicyStatement[]): AttachedPolicy {
  return attached('Custom', name, known(statements));
}

function attached(
  type: AttachedPolicy['type'],
  name: string,
  statements: AttachedPolicy['statements'],
): AttachedPolicy {
  return {
    name,
    type,
    statements,
    at: { source, ids: [], path: '/Policies/Policy/0', value: { PolicyName: name } },
  };
}

/** A statement that allows these actions on everything. */
export function allow(actions: string[], changes: Partial<PolicyStatement> = {}): PolicyStatement {
  return {
    effect: 'Allow',
    actions,
    allButActions: false,
    resources: ['*'],
    allButResources: false,
    conditional: false,
    ...changes,
  };
}
