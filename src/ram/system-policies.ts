import { parsePolicy } from './parse-policy.ts';
import type { Policy, UnclearStatement } from './policy.ts';

/** What is publicly said of a system policy whose document was not read. */
export interface KnownSystemPolicy {
  policy: Policy;
  /** Where it is said. */
  source: string;
}

const ALL = 'https://www.alibabacloud.com/help/en/ram/user-guide/policy-overview';
const CS =
  'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/create-a-custom-ram-policy';

const REST: UnclearStatement = {
  effect: 'Allow',
  unclear: 'what else the system policy allows was not read',
  path: '',
};

/**
 * Only policies whose name is documented to mean all of something. Alibaba Cloud changes system policies, so
 * a document that was read always comes before this.
 */
export const KNOWN_SYSTEM_POLICIES: ReadonlyMap<string, KnownSystemPolicy> = new Map([
  ['AdministratorAccess', { policy: allowing(['*']), source: ALL }],
  ['AliyunCSFullAccess', { policy: atLeast(['cs:*']), source: CS }],
  ['AliyunRAMFullAccess', { policy: atLeast(['ram:*']), source: ALL }],
  ['AliyunSTSAssumeRoleAccess', { policy: atLeast(['sts:AssumeRole']), source: ALL }],
]);

function allowing(actions: string[]): Policy {
  return parsePolicy({ Version: '1', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] });
}

/** It allows these actions on everything, and may allow others beside them. */
function atLeast(actions: string[]): Policy {
  return { statements: [...allowing(actions).statements, REST] };
}
