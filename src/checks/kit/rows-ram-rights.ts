import type { DepartingUser } from '../../model/facts/departing-user.ts';
import type { HeldPolicy, RamRights } from '../../model/facts/ram-rights.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Scope } from '../../model/scope.ts';
import { ACCOUNT, CLUSTER, denied, known } from './rows.ts';
import { ALICE, DEPLOYER } from './rows-identities.ts';

// RAM identities with their policies and trust, and nothing wrong in them.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const scope: Scope = { kind: 'account', account: ACCOUNT };

type Policy = Extract<HeldPolicy['policy'], { known: true }>['value'];
type Statement = Exclude<Policy['statements'][number], { unclear: string }>;

/** Alice, who is in no group and to whom nothing is attached. */
export function userRights(changes: Partial<RamRights> = {}): RamRights {
  return {
    ...{ id: ALICE, subject: ALICE, scope, at },
    kind: 'user',
    name: known('alice'),
    arn: known(`acs:ram::${ACCOUNT}:user/alice`),
    policies: [],
    missing: [],
    inResourceGroups: gapOf(
      'resourcemanager/ListPolicyAttachments',
      [],
      'not-attempted',
      'nothing lists them',
    ),
    ...changes,
  };
}

/** A role that the account's own users may become. */
export function roleRights(changes: Partial<RamRights> = {}): RamRights {
  return {
    ...userRights(),
    ...{ id: DEPLOYER, subject: DEPLOYER },
    kind: 'role',
    name: known('deployer'),
    arn: known(`acs:ram::${ACCOUNT}:role/deployer`),
    trust: trusting({ ram: [`acs:ram::${ACCOUNT}:root`] }),
    ...changes,
  };
}

/** A custom policy attached to the identity itself. */
export function held(
  name: string,
  policy: HeldPolicy['policy'],
  changes: Partial<HeldPolicy> = {},
): HeldPolicy {
  const via = { kind: 'user', name: 'alice' } as const;
  const attached = { ...at, source: 'ram/ListPoliciesForUser', value: { PolicyName: name } };
  return { name, type: 'Custom', via, at: attached, policy, ...changes };
}

export function unreadPolicy(name: string, changes: Partial<HeldPolicy> = {}): HeldPolicy {
  return held(name, denied('ram/GetPolicy', 'Custom', name), changes);
}

export function allowing(actions: string[], changes: Partial<Statement> = {}): HeldPolicy['policy'] {
  return saying({ actions: { values: actions, allBut: false }, ...changes });
}

/** A policy of one statement, which allows nothing in particular on everything. */
export function saying(changes: Partial<Statement>): HeldPolicy['policy'] {
  const everything = { values: ['*'], allBut: false };
  const nothing = { values: [], allBut: false };
  const statement = { effect: 'Allow', actions: nothing, resources: everything, conditions: [], path: '/0' };
  return known<Policy>({ statements: [{ ...statement, ...changes } as Statement] });
}

/** What could not be told, as the parser of policies says it. */
export function muddled(): HeldPolicy['policy'] {
  return known<Policy>({ statements: [{ unclear: 'Effect is missing', path: '/0' }] });
}

type Named = NonNullable<Statement['principals']>;

export function trusting(
  principals: Partial<Named>,
  conditions: Statement['conditions'] = [],
): NonNullable<RamRights['trust']> {
  const statement: Statement = {
    effect: 'Allow',
    actions: { values: ['sts:AssumeRole'], allBut: false },
    conditions,
    principals: { everyone: false, ram: [], services: [], federated: [], allBut: false, ...principals },
    path: '/0',
  };
  return known<Policy>({ statements: [statement] });
}

export const RRSA_PROVIDER = `acs:ram::${ACCOUNT}:oidc-provider/ack-rrsa-${CLUSTER}`;

/** As ACK writes it, for one service account or a pattern of them. */
export function rrsaTrust(
  subject: string | undefined,
  further: Statement['conditions'] = [],
): NonNullable<RamRights['trust']> {
  const condition = (operator: string, key: string, ...values: string[]) => ({ operator, key, values });
  const like = subject?.includes('*') ? 'StringLike' : 'StringEquals';
  return trusting({ federated: [RRSA_PROVIDER] }, [
    condition('StringEquals', 'oidc:aud', 'sts.aliyuncs.com'),
    condition('StringEquals', 'oidc:iss', 'https://oidc-ack-cn-hangzhou.example/c0aa'),
    ...(subject === undefined ? [] : [condition(like, 'oidc:sub', subject)]),
    ...further,
  ]);
}

/** Alice, disabled. */
export function departingUser(changes: Partial<DepartingUser> = {}): DepartingUser {
  return {
    ...{ id: ALICE, subject: ALICE, scope, at },
    name: known('alice'),
    state: known('disabled'),
    ...changes,
  };
}
