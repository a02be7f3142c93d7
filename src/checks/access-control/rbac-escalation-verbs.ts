import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

const EVERYTHING = ['roles-escalate', 'roles-bind', 'impersonate', 'impersonate-constrained'];

const bindAlone = {
  severity: 'high',
  severityReason: {
    en: 'It may bind any role, but not write a binding: one more grant completes it',
    'zh-CN': '可以绑定任意角色，但不能写入绑定：再加一项授权即可成立',
  },
} as const;

export default defineCheck({
  id: 'rbac-escalation-verbs',
  title: {
    en: 'Subject has escalate, bind or impersonate',
    'zh-CN': '主体拥有 escalate、bind 或 impersonate',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'critical',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} may escalate, bind or impersonate (namespaces: {where}), and so get rights that it does not hold, through {through}',
    'zh-CN':
      '{who} 可以在命名空间 {where} 中使用 escalate、bind 或 impersonate 获得自身没有的权限，途径：{through}',
  },
  act: {
    step: {
      en: 'Take escalate, bind and impersonate out of the role, or limit them to named objects (resourceNames): {through}',
      'zh-CN': '从角色中移除 escalate、bind 和 impersonate，或用 resourceNames 限定到指定对象：{through}',
    },
    ...changeReach,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb'],
  applies: exceptSuperusers,
  judge(row) {
    const whole = judgeReach(row, EVERYTHING, 'critical');
    if (whole.verdict === 'fail') return whole;
    const verb = judgeReach(row, ['roles-bind-verb'], bindAlone.severity);
    // What is lowered further says why itself.
    return verb.verdict === 'fail' && verb.severity === undefined ? { ...verb, ...bindAlone } : verb;
  },
});
