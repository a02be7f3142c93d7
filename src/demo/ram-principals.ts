import type { JsonObject } from '../kernel/json.ts';
import { accessKeys } from './canaries.ts';
import { type Identity, people } from './identities.ts';
import { ACCOUNT, daysAgo } from './values.ts';

export interface User {
  person: Identity;
  createdDaysAgo: number;
  lastLoginDaysAgo?: number;
  /** Console log-on; with a second factor or without. */
  console?: 'with-mfa' | 'without-mfa';
  keys: {
    id: string;
    active: boolean;
    createdDaysAgo: number;
    /** Undefined: never. */
    usedDaysAgo?: number;
  }[];
  policies: JsonObject[];
}

const systemPolicy = (name: string): JsonObject => ({
  PolicyType: 'System',
  PolicyName: name,
  DefaultVersion: 'v1',
  Description: '',
  AttachDate: daysAgo(400),
});
const customPolicy = (name: string): JsonObject => ({ ...systemPolicy(name), PolicyType: 'Custom' });

export const users: readonly User[] = [
  {
    person: people.alice,
    createdDaysAgo: 700,
    lastLoginDaysAgo: 2,
    console: 'with-mfa',
    keys: [{ id: accessKeys.alice, active: true, createdDaysAgo: 30, usedDaysAgo: 1 }],
    policies: [customPolicy('cluster-operator')],
  },
  {
    person: people.bob,
    createdDaysAgo: 1200,
    lastLoginDaysAgo: 6,
    console: 'without-mfa',
    keys: [
      { id: accessKeys.bobOld, active: true, createdDaysAgo: 900 },
      { id: accessKeys.bobNew, active: true, createdDaysAgo: 45, usedDaysAgo: 2 },
    ],
    policies: [systemPolicy('AdministratorAccess'), systemPolicy('AliyunCSFullAccess')],
  },
  // Frozen before leaving: no log-on, keys off.
  {
    person: people.carol,
    createdDaysAgo: 800,
    lastLoginDaysAgo: 120,
    keys: [{ id: accessKeys.carol, active: false, createdDaysAgo: 500 }],
    policies: [],
  },
  {
    person: people.ciDeploy,
    createdDaysAgo: 650,
    keys: [{ id: accessKeys.ciDeploy, active: true, createdDaysAgo: 640, usedDaysAgo: 0.5 }],
    policies: [customPolicy('everything-for-ci')],
  },
  {
    person: people.dan,
    createdDaysAgo: 400,
    lastLoginDaysAgo: 20,
    console: 'with-mfa',
    keys: [],
    policies: [systemPolicy('AliyunCSReadOnlyAccess')],
  },
  {
    person: people.erin,
    createdDaysAgo: 90,
    lastLoginDaysAgo: 1,
    console: 'with-mfa',
    keys: [],
    policies: [systemPolicy('AliyunCSReadOnlyAccess')],
  },
  {
    person: people.frank,
    createdDaysAgo: 500,
    lastLoginDaysAgo: 15,
    console: 'without-mfa',
    keys: [],
    policies: [],
  },
  {
    person: people.grace,
    createdDaysAgo: 900,
    lastLoginDaysAgo: 210,
    console: 'with-mfa',
    keys: [{ id: accessKeys.grace, active: true, createdDaysAgo: 880, usedDaysAgo: 205 }],
    policies: [systemPolicy('AliyunCSReadOnlyAccess')],
  },
];

export interface Role {
  name: string;
  uid: string;
  trust: JsonObject;
  policies: JsonObject[];
}

const service = (name: string): JsonObject => ({ Service: [name] });

/** Names of roles that clusters and pods carry. */
export const roleNames = {
  narrowWorker: 'KubernetesWorkerRole-5b0f6e3c',
  broadWorker: 'KubernetesWorkerRole-9d41c7aa',
  eciBroad: 'eci-media-transcoder',
  eciNarrow: 'eci-events-consumer',
};

export const roles: readonly Role[] = [
  {
    name: people.platformAdmin.name,
    uid: people.platformAdmin.uid,
    trust: { Federated: [`acs:ram::${ACCOUNT}:saml-provider/AliyunReservedSSO-example`] },
    policies: [systemPolicy('AdministratorAccess')],
  },
  {
    name: people.deployBot.name,
    uid: people.deployBot.uid,
    trust: { RAM: [`acs:ram::${ACCOUNT}:user/ci-deploy`] },
    policies: [customPolicy('cluster-operator')],
  },
  {
    name: people.monitoring.name,
    uid: people.monitoring.uid,
    trust: service('arms.aliyuncs.com'),
    policies: [],
  },
  {
    name: roleNames.narrowWorker,
    uid: '301234567890123421',
    trust: service('ecs.aliyuncs.com'),
    policies: [customPolicy('k8sWorkerRolePolicy-5b0f6e3c')],
  },
  {
    name: roleNames.broadWorker,
    uid: '301234567890123422',
    trust: service('ecs.aliyuncs.com'),
    policies: [
      systemPolicy('AliyunECSFullAccess'),
      systemPolicy('AliyunOSSFullAccess'),
      customPolicy('k8sWorkerRolePolicy-9d41c7aa'),
    ],
  },
  {
    name: roleNames.eciBroad,
    uid: '301234567890123423',
    trust: service('eci.aliyuncs.com'),
    policies: [systemPolicy('AdministratorAccess')],
  },
  {
    name: roleNames.eciNarrow,
    uid: '301234567890123424',
    trust: service('eci.aliyuncs.com'),
    policies: [customPolicy('eci-events-consumer')],
  },
];

export const policyDocuments: Record<string, JsonObject> = {
  'cluster-operator': allow(['cs:Describe*', 'cs:List*', 'cs:GetClusterAuditProject'], '*'),
  // Carries more than it says: everything on every resource.
  'everything-for-ci': allow(['*'], '*'),
  'k8sWorkerRolePolicy-5b0f6e3c': allow(
    ['cr:GetAuthorizationToken', 'cr:ListInstanceEndpoint', 'cr:PullRepository'],
    '*',
  ),
  'k8sWorkerRolePolicy-9d41c7aa': allow(['ecs:*', 'oss:*', 'cr:*', 'ram:PassRole'], '*'),
  'eci-events-consumer': allow(
    ['mns:ReceiveMessage', 'mns:DeleteMessage'],
    `acs:mns:*:${ACCOUNT}:/queues/events/*`,
  ),
};

/** User groups of RAM: what their members hold through them. */
export const groups: readonly { name: string; members: readonly Identity[]; policies: JsonObject[] }[] = [
  {
    name: 'platform',
    members: [people.alice, people.bob],
    policies: [systemPolicy('AliyunCSReadOnlyAccess')],
  },
  { name: 'readers', members: [people.dan, people.erin], policies: [] },
];

/** What Alibaba Cloud's own policies allow, as far as the account uses them. */
export const systemPolicyDocuments: Record<string, JsonObject> = {
  AdministratorAccess: allow(['*'], '*'),
  AliyunCSFullAccess: allow(['cs:*'], '*'),
  AliyunCSReadOnlyAccess: allow(['cs:Get*', 'cs:List*', 'cs:Describe*', 'cs:Check*'], '*'),
  AliyunECSFullAccess: allow(['ecs:*', 'vpc:DescribeVpcs', 'vpc:DescribeVSwitches'], '*'),
  AliyunOSSFullAccess: allow(['oss:*', 'oss-dg:*'], '*'),
};

function allow(actions: string[], resource: string): JsonObject {
  return { Version: '1', Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }] };
}
