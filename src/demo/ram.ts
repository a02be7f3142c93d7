import type { Json, JsonObject } from '../kernel/json.ts';
import { people } from './identities.ts';
import { imsDocuments } from './ims.ts';
import {
  groups,
  policyDocuments,
  type Role,
  roles,
  systemPolicyDocuments,
  type User,
  users,
} from './ram-principals.ts';
import { ACCOUNT, daysAgo, envelope, idOf, keyOf } from './values.ts';

export interface Refusal {
  httpStatus: number;
  code: string;
  message: string;
}

/** All RAM and STS documents, and what RAM answers where a user has no such thing. */
export function ramDocuments(): { documents: [string, Json][]; refusals: [string, Refusal][] } {
  const documents: [string, Json][] = [
    ['sts/GetCallerIdentity', callerIdentity()],
    ['ram/ListUsers', envelope('users', { IsTruncated: false, Users: { User: users.map(describeUser) } })],
    ['ram/ListRoles', envelope('roles', { IsTruncated: false, Roles: { Role: roles.map(describeRole) } })],
  ];
  documents.push(...imsDocuments());
  const refusals: [string, Refusal][] = [];
  for (const user of users) addUser(user, documents, refusals);
  for (const role of roles) {
    const list = envelope(`policies/${role.name}`, { Policies: { Policy: role.policies } });
    documents.push([keyOf('ram/ListPoliciesForRole', role.name), list]);
    documents.push([
      keyOf('ram/GetRole', role.name),
      envelope(`role/${role.name}`, { Role: describeRole(role) }),
    ]);
  }
  for (const group of groups) {
    const list = envelope(`policies/${group.name}`, { Policies: { Policy: group.policies } });
    documents.push([keyOf('ram/ListPoliciesForGroup', group.name), list]);
  }
  for (const [type, policies] of [
    ['Custom', policyDocuments],
    ['System', systemPolicyDocuments],
  ] as const) {
    for (const [name, document] of Object.entries(policies))
      documents.push([keyOf('ram/GetPolicy', type, name), describePolicy(type, name, document)]);
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
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '1',
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: trust }],
    }),
  };
}

function addUser(user: User, documents: [string, Json][], refusals: [string, Refusal][]): void {
  const name = user.person.name;
  const keys = user.keys.map((key) => ({
    AccessKeyId: key.id,
    Status: key.active ? 'Active' : 'Inactive',
    CreateDate: daysAgo(key.createdDaysAgo),
  }));
  documents.push([
    keyOf('ram/ListAccessKeys', name),
    envelope(`keys/${name}`, { AccessKeys: { AccessKey: keys } }),
  ]);
  documents.push([keyOf('ram/GetUser', name), envelope(`user/${name}`, { User: describeUser(user) })]);
  for (const key of user.keys) {
    const used = key.usedDaysAgo;
    documents.push([
      keyOf('ram/GetAccessKeyLastUsed', name, key.id),
      envelope(`used/${key.id}`, {
        AccessKeyLastUsed: { LastUsedDate: used === undefined ? '' : daysAgo(used) },
      }),
    ]);
  }
  const memberOf = groups.filter(({ members }) => members.some(({ uid }) => uid === user.person.uid));
  const listed = memberOf.map((group) => ({ GroupName: group.name, Comments: '', JoinDate: daysAgo(300) }));
  documents.push([
    keyOf('ram/ListGroupsForUser', name),
    envelope(`groups/${name}`, { Groups: { Group: listed } }),
  ]);
  documents.push([
    keyOf('ram/ListPoliciesForUser', name),
    envelope(`policies/${name}`, { Policies: { Policy: user.policies } }),
  ]);
  if (user.console === undefined)
    refusals.push([keyOf('ram/GetLoginProfile', name), notThere('LoginProfile')]);
  else
    documents.push([
      keyOf('ram/GetLoginProfile', name),
      envelope(`login/${name}`, { LoginProfile: loginProfile(user) }),
    ]);
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

function describePolicy(type: string, name: string, document: JsonObject): JsonObject {
  return envelope(`policy/${name}`, {
    Policy: {
      PolicyName: name,
      PolicyType: type,
      Description: '',
      DefaultVersion: 'v1',
      AttachmentCount: 1,
      CreateDate: daysAgo(400),
    },
    DefaultPolicyVersion: {
      VersionId: 'v1',
      IsDefaultVersion: true,
      CreateDate: daysAgo(400),
      PolicyDocument: JSON.stringify(document),
    },
  });
}
