import type { Gap } from '../../kernel/known.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { ramUidOf } from '../../model/ram-uid.ts';
import { changeBinding, isUser, objectName } from '../kit/bindings.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'rbac-of-deleted-identity',
  title: { en: 'RBAC binding names a removed RAM identity', 'zh-CN': 'RBAC 绑定指向已删除的 RAM 身份' },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'high',
  subject: 'bindings',
  reads: [],
  hints: ['ramUsers', 'ramRoles', 'recycledUsers'],
  message: {
    en: '{binding} still binds {uids} to {role}: {reason}',
    'zh-CN': '{binding} 仍将 {uids} 绑定到 {role}：{reason}',
  },
  act: {
    step: {
      en: 'Clean the permissions of {uids} in the cluster, read the bindings again, and delete {binding} if it is still there',
      'zh-CN': '清除 {uids} 在该集群的权限后复核 RBAC 绑定；若 {binding} 仍存在则将其删除',
    },
    console: changeBinding.console,
    call: 'aliyun cs DELETE /users/{uid}/permissions',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/clear-kubeconfig',
    'https://github.com/AliyunContainerService/ack-ram-tool',
  ],
  applies({ subjects }) {
    if (!subjects.known) return true;
    // Digits in the name of a group or a service account are no RAM id.
    const named = subjects.value.some((subject) => isUser(subject) && ramUidOf(subject.name) !== undefined);
    return named ? true : notApplicable('the binding names no RAM identity');
  },
  judge(binding, { tables }) {
    const { subjects, roleRef, scope } = binding;
    if (!subjects.known) return unknown(subjects);
    const gone = new Map<string, string>();
    const unread: Gap[] = [];
    for (const subject of subjects.value.filter(isUser)) {
      const named = ramUidOf(subject.name);
      if (named === undefined || named.uid === scope.account) continue;
      const { uid, kind } = named;
      if (tables.ramUsers.get(uid) !== undefined || tables.ramRoles.get(uid) !== undefined) continue;
      const table = kind === 'user' ? tables.ramUsers : tables.ramRoles;
      const source = kind === 'user' ? 'ram/ListUsers' : 'ram/ListRoles';
      const missing = missingFrom(table, undefined, source);
      // Root identities of other accounts start with 1 or 5, and nobody lists them for us.
      if (kind === 'other') unread.push(gapOf(source, [], 'absent', `${uid} is no id of a user or role`));
      else if (missing.length > 0) unread.push(...missing);
      else
        gone.set(
          uid,
          tables.recycledUsers.get(uid) === undefined ? `not in ${source}` : 'ims/ListUsersInRecycleBin',
        );
    }
    if (gone.size === 0) return unread.length === 0 ? pass : unknown(...unread);
    const uids = [...gone.keys()].sort();
    const reason = [...new Set(gone.values())].sort();
    const role = roleRef.known ? roleRef.value.name : '?';
    const saw = { binding: objectName(binding), uids, uid: uids[0] ?? '', role, reason };
    return fail(saw, evidenceOf(subjects, roleRef));
  },
});
