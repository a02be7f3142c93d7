import type { Gap } from '../../kernel/known.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { serviceAccountId } from '../../model/normalise/service-accounts.ts';
import type { Completeness } from '../../model/table.ts';
import { changeBinding, isServiceAccount, objectName, roleOf } from '../kit/bindings.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

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
  reads: ['roles', 'serviceAccounts'],
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
    const { cluster, roleRef, subjects, scope } = binding;
    const missing: string[] = [];
    const unread: Gap[] = [];
    const look = (name: string, there: boolean, { state, gaps }: Completeness) => {
      if (there) return;
      if (state === 'complete') missing.push(name);
      else if (gaps.length > 0) unread.push(...gaps);
      else
        unread.push(
          gapOf('kubernetes/serviceaccounts', [cluster], 'not-attempted', 'nothing was read of it'),
        );
    };
    if (roleRef.known) {
      const { kind, name } = roleRef.value;
      const there = roleOf(binding, roleRef.value, tables.roles) !== undefined;
      look(`${kind} ${name}`, there, tables.roles.completeness(scope.cluster));
    } else unread.push(roleRef.because);
    const accounts = tables.serviceAccounts.completeness(scope.cluster);
    if (!subjects.known) unread.push(subjects.because);
    for (const subject of subjects.known ? subjects.value : []) {
      if (!isServiceAccount(subject) || isController(binding.name, subject.name, subject.namespace)) continue;
      const id = serviceAccountId(cluster, subject.namespace, subject.name);
      look(
        `ServiceAccount ${subject.namespace}/${subject.name}`,
        tables.serviceAccounts.get(id) !== undefined,
        accounts,
      );
    }
    if (missing.length > 0)
      return fail({ binding: objectName(binding), missing }, evidenceOf(roleRef, subjects));
    return unread.length === 0 ? pass : unknown(...unread);
  },
});

const SHIPPED = new Map([
  ['system:kube-dns', 'kube-dns'],
  ['system::leader-locking-kube-controller-manager', 'kube-controller-manager'],
  ['system::leader-locking-kube-scheduler', 'kube-scheduler'],
]);

/**
 * Kubernetes binds service accounts of its controllers whether they exist or not: the controller manager
 * makes each when it first acts as it, and some never are.
 */
function isController(binding: string, account: string, namespace: string): boolean {
  if (namespace !== 'kube-system') return false;
  return (
    binding === `system:controller:${account}` ||
    binding === `system::leader-locking-${account}` ||
    SHIPPED.get(binding) === account
  );
}
