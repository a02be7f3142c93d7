import { broadGrants } from '../../model/facts/broad-grants.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { inAnnotations } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { annotationOf, ECI_ANNOTATIONS, onVirtualNode } from '../kit/elastic-container-instance.ts';
import { fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const ANNOTATION = 'k8s.aliyun.com/eci-ram-role-name';
const NO_ROLE = notApplicable('the pod names no RAM role');

export default defineCheck({
  id: 'eci-pod-ram-role-broad',
  title: { en: 'RAM role of an ECI pod is admin-like', 'zh-CN': 'ECI Pod 的 RAM 角色权限过大' },
  layer: 'pod-runtime',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: ['ramPolicies'],
  message: {
    en: 'RAM role {role} of the pod allows {grants} by the policies {policies}',
    'zh-CN': 'Pod 的 RAM 角色 {role} 通过权限策略 {policies} 允许 {grants}',
  },
  act: {
    step: {
      en: 'Attach a policy with the few actions that the pod calls to {role}, then detach {policies}',
      'zh-CN': '为 {role} 授予仅包含 Pod 所调用操作的权限策略，然后解除 {policies} 的授权',
    },
    console: { en: 'RAM > Identities > Roles > {role}', 'zh-CN': 'RAM 访问控制 > 身份管理 > 角色 > {role}' },
    call: 'aliyun ram DetachPolicyFromRole --RoleName {role} --PolicyType <type> --PolicyName <policy>',
  },
  references: [
    ECI_ANNOTATIONS,
    'https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforrole',
  ],
  applies(row) {
    const virtual = onVirtualNode(row);
    return virtual === true && annotationOf(row, ANNOTATION) === undefined ? NO_ROLE : virtual;
  },
  judge(row, { tables }) {
    const role = annotationOf(row, ANNOTATION);
    if (typeof role !== 'string') return unknown(...(role === undefined ? [] : [role]));
    const held = tables.ramPolicies.get(role);
    if (held === undefined)
      return unknown(gapOf('ram/ListPoliciesForRole', [role], 'not-attempted', 'it was not asked for'));
    const grants = held.attached.map((policy) => ({ policy, found: broadGrants(policy) }));
    const broad = grants.flatMap(({ policy, found }) =>
      found.known && found.value.length > 0 ? [{ policy, found }] : [],
    );
    if (broad.length > 0) {
      const saw = {
        role,
        policies: broad.map(({ policy }) => policy.name),
        grants: [...new Set(broad.flatMap(({ found }) => found.value))],
      };
      return fail(saw, [
        inAnnotations(row, ANNOTATION),
        ...broad.flatMap(({ policy, found }) => [policy.at, found.at]),
      ]);
    }
    const unread = grants.flatMap(({ found }) => (found.known ? [] : [found]));
    return unread.length > 0 || held.missing.length > 0 ? unknown(...held.missing, ...unread) : pass;
  },
});
