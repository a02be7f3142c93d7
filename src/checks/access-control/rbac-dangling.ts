import type { Gap } from '../../kernel/known.ts';
import { serviceAccountId } from '../../model/normalise/service-accounts.ts';
import { isControllerAccount } from '../../model/shipped-rbac.ts';
import { changeBinding, isServiceAccount, objectName, roleOf } from '../kit/bindings.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const ROLES = 'kubernetes/clusterroles.rbac.authorization.k8s.io';

export default defineCheck({
  id: 'rbac-dangling',
  title: {
    en: 'Binding names a role or service account that does not exist',
    'zh-CN': 'RBAC 绑定指向不存在的角色或 ServiceAccount',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'low',
  subject: 'bindings',
  reads: [],
  hints: ['roles', 'serviceAccounts'],
  message: {
    en: '{binding} names what does not exist: {missing}. Whoever creates it receives or fills the grant',
    'zh-CN': '{binding} 指向不存在的对象：{missing}。创建该对象的人将获得或决定相应权限',
  },
  act: {
    step: {
      en: 'Delete {binding}, or create what it is meant for: {missing}',
      'zh-CN': '删除 {binding}，或创建其所需的对象：{missing}',
    },
    ...changeBinding,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  judge(binding, { tables }) {
    const { cluster, roleRef, subjects } = binding;
    const missing: string[] = [];
    const unread: Gap[] = [];
    if (!roleRef.known) unread.push(roleRef.because);
    else if (roleOf(binding, roleRef.value, tables.roles) === undefined) {
      const { kind, name } = roleRef.value;
      const gaps = missingFrom(tables.roles, cluster, ROLES);
      if (gaps.length === 0) missing.push(`${kind} ${name}`);
      unread.push(...gaps);
    }
    if (!subjects.known) unread.push(subjects.because);
    for (const subject of subjects.known ? subjects.value : []) {
      if (!isServiceAccount(subject) || isControllerAccount(binding.name, subject)) continue;
      const { namespace, name } = subject;
      if (tables.serviceAccounts.get(serviceAccountId(cluster, namespace, name)) !== undefined) continue;
      const gaps = missingFrom(tables.serviceAccounts, cluster, 'kubernetes/serviceaccounts');
      if (gaps.length === 0) missing.push(`ServiceAccount ${namespace}/${name}`);
      unread.push(...gaps);
    }
    if (missing.length > 0)
      return fail({ binding: objectName(binding), missing }, evidenceOf(roleRef, subjects));
    return unread.length === 0 ? pass : unknown(...unread);
  },
});
