import type { Json, JsonObject } from '../kernel/json.ts';
import { accessKeys } from './canaries.ts';
import { type Identity, people } from './identities.ts';
import { ACCOUNT, daysAgo, idOf, keyOf, requestId } from './values.ts';

export interface Refusal {
  httpStatus: number;
  code: string;
  message: string;
}

interface User {
  person: Identity;
  createdDaysAgo: number;
  lastLoginDaysAgo?: number;
  /** Console log-on; with a second factor or without. */
  console?: 'with-mfa' | 'without-mfa';
  keys: { id: string; active: boolean; createdDaysAgo: number }[];
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

const users: readonly User[] = [
  {
    person: people.alice,
    createdDaysAgo: 700,
    lastLoginDaysAgo: 2,
    console: 'with-mfa',
    keys: [{ id: accessKeys.alice, active: true, createdDaysAgo: 30 }],
    policies: [customPolicy('cluster-operator')],
  },
  {
    person: people.bob,
    createdDaysAgo: 1200,
    lastLoginDaysAgo: 6,
    console: 'without-mfa',
    keys: [
      { id: accessKeys.bobOld, active: true, createdDaysAgo: 900 },
      { id: accessKeys.bobNew, active: true, createdDaysAgo: 45 },
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
    keys: [{ id: accessKeys.ciDeploy, active: true, createdDaysAgo: 640 }],
    policies: [customPolicy('everything-for-ci')],
  },
  { person: people.dan, createdDaysAgo: 400, lastLoginDaysAgo: 20, console: 'with-mfa', keys: [], policies: [systemPolicy('AliyunCSReadOnlyAccess')] },
  { person: people.erin, createdDaysAgo: 90, lastLoginDaysAgo: 1, console: 'with-mfa', keys: [], policies: [systemPolicy('AliyunCSReadOnlyAccess')] },
  { person: people.frank, createdDaysAgo: 500, lastLoginDaysAgo: 15, console: 'without-mfa', keys: [], policies: [] },
  {
    person: people.grace,
    createdDaysAgo: 900,
    lastLoginDaysAgo: 210,
    console: 'with-mfa',
    keys: [{ id: accessKeys.grace, active: true, createdDaysAgo: 880 }],
    policies: [systemPolicy('AliyunCSReadOnlyAccess')],
  },
];

interface Role {
  name: string;
  uid: string;
  trust: JsonObject;
  policies: JsonObject[];
}

const service = (name: string): JsonObject => ({ Service: [name] });

/** Names of roles that clusters and pods carry. */
export const roleNames = {
  narrowWorker: 'KubernetesWorkerRole-5b0f6e3c-shop',
  broadWorker: 'KubernetesWorkerRole-9d41c7aa-media',
  eciBroad: 'eci-media-transcoder',
  eciNarrow: 'eci-events-consumer',
};

const roles: readonly Role[] = [
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
  { name: people.monitoring.name, uid: people.monitoring.uid, trust: service('arms.aliyuncs.com'), policies: [] },
  { name: roleNames.narrowWorker, uid: '301234567890123421', trust: service('ecs.aliyuncs.com'), policies: [customPolicy('k8sWorkerRolePolicy-shop')] },
  {
    name: roleNames.broadWorker,
    uid: '301234567890123422',
    trust: service('ecs.aliyuncs.com'),
    policies: [systemPolicy('AliyunECSFullAccess'), systemPolicy('AliyunOSSFullAccess'), customPolicy('k8sWorkerRolePolicy-media')],
  },
  { name: roleNames.eciBroad, uid: '301234567890123423', trust: service('eci.aliyuncs.com'), policies: [systemPolicy('AdministratorAccess')] },
  { name: roleNames.eciNarrow, uid: '301234567890123424', trust: service('eci.aliyuncs.com'), policies: [customPolicy('eci-events-consumer')] },
];

const policyDocuments: Record<string, JsonObject> = {
  'cluster-operator': allow(['cs:Describe*', 'cs:List*', 'cs:GetClusterAuditProject'], '*'),
  // Carries more than it says: everything on every resource.
  'everything-for-ci': allow(['*'], '*'),
  'k8sWorkerRolePolicy-shop': allow(['cr:GetAuthorizationToken', 'cr:ListInstanceEndpoint', 'cr:PullRepository'], '*'),
  'k8sWorkerRolePolicy-media': allow(['ecs:*', 'oss:*', 'cr:*', 'ram:PassRole'], '*'),
  'eci-events-consumer': allow(['mns:ReceiveMessage', 'mns:DeleteMessage'], `acs:mns:*:${ACCOUNT}:/queues/events/*`),
};

function allow(actions: string[], resource: string): JsonObject {
  return { Version: '1', Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }] };
}

function envelope(name: string, members: JsonObject): JsonObject {
  return { RequestId: requestId(name), ...members };
}

/** All RAM and STS documents, and what RAM answers where a user has no such thing. */
export function ramDocuments(): { documents: [string, Json][]; refusals: [string, Refusal][] } {
  const documents: [string, Json][] = [
    ['sts/GetCallerIdentity', callerIdentity()],
    ['ram/ListUsers', envelope('users', { IsTruncated: false, Users: { User: users.map(describeUser) } })],
    ['ram/ListRoles', envelope('roles', { IsTruncated: false, Roles: { Role: roles.map(describeRole) } })],
  ];
  const refusals: [string, Refusal][] = [];
  for (const user of users) addUser(user, documents, refusals);
  for (const role of roles) {
    const list = envelope(`policies/${role.name}`, { Policies: { Policy: role.policies } });
    documents.push([keyOf('ram/ListPoliciesForRole', role.name), list]);
  }
  for (const [name, document] of Object.entries(policyDocuments)) {
    documents.push([keyOf('ram/GetPolicy', 'Custom', name), describePolicy(name, document)]);
  }
  return { documents, refusals };
}

function callerIdentity(): JsonObject {
  return envelope('caller', {
    IdentityType: 'RAMUser',
    AccountId: ACCOUNT,
    PrincipalId: people.alice.uid,
    UserId: people.alice.uid,
    Arn: `acs:ram::${ACCOUNT}:user/${people.alice.name}`,
  });
}

function describeUser({ person, createdDaysAgo, lastLoginDaysAgo }: User): JsonObject {
  return {
    UserId: person.uid,
    UserName: person.name,
    DisplayName: person.name,
    Comments: '',
    CreateDate: daysAgo(createdDaysAgo),
    UpdateDate: daysAgo(createdDaysAgo),
    LastLoginDate: lastLoginDaysAgo === undefined ? '' : daysAgo(lastLoginDaysAgo),
  };
}

function describeRole({ name, uid, trust }: Role): JsonObject {
  return {
    RoleId: uid,
    RoleName: name,
    Arn: `acs:ram::${ACCOUNT}:role/${name.toLowerCase()}`,
    Description: '',
    MaxSessionDuration: 3600,
    CreateDate: daysAgo(600),
    UpdateDate: daysAgo(600),
    AssumeRolePolicyDocument: JSON.stringify({ Version: '1', Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: trust }] }),
  };
}

function addUser(user: User, documents: [string, Json][], refusals: [string, Refusal][]): void {
  const name = user.person.name;
  const keys = user.keys.map((key) => ({
    AccessKeyId: key.id,
    Status: key.active ? 'Active' : 'Inactive',
    CreateDate: daysAgo(key.createdDaysAgo),
  }));
  documents.push([keyOf('ram/ListAccessKeys', name), envelope(`keys/${name}`, { AccessKeys: { AccessKey: keys } })]);
  documents.push([keyOf('ram/ListPoliciesForUser', name), envelope(`policies/${name}`, { Policies: { Policy: user.policies } })]);
  if (user.console === undefined) refusals.push([keyOf('ram/GetLoginProfile', name), notThere('LoginProfile')]);
  else documents.push([keyOf('ram/GetLoginProfile', name), envelope(`login/${name}`, { LoginProfile: loginProfile(user) })]);
  if (user.console !== 'with-mfa') refusals.push([keyOf('ram/GetUserMFAInfo', name), notThere('MFADevice')]);
  else {
    const device = { SerialNumber: `acs:ram::${ACCOUNT}:mfa/${idOf('', name, 8)}`, Type: 'VMFA' };
    documents.push([keyOf('ram/GetUserMFAInfo', name), envelope(`mfa/${name}`, { MFADevice: device })]);
  }
}

function loginProfile(user: User): JsonObject {
  return {
    UserName: user.person.name,
    CreateDate: daysAgo(user.createdDaysAgo),
    MFABindRequired: user.console === 'with-mfa',
    PasswordResetRequired: false,
  };
}

function notThere(what: string): Refusal {
  return { httpStatus: 404, code: `EntityNotExist.User.${what}`, message: `The ${what} does not exist.` };
}

function describePolicy(name: string, document: JsonObject): JsonObject {
  return envelope(`policy/${name}`, {
    Policy: { PolicyName: name, PolicyType: 'Custom', Description: '', DefaultVersion: 'v1', AttachmentCount: 1, CreateDate: daysAgo(400) },
    DefaultPolicyVersion: {
      VersionId: 'v1',
      IsDefaultVersion: true,
      CreateDate: daysAgo(400),
      PolicyDocument: JSON.stringify(document),
    },
  });
}
