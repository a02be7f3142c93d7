import { isObject, type JsonObject, member } from '../../kernel/json.ts';
import { defineCheck } from '../kit/define-check.ts';
import {
  changeOwner,
  failOfSetters,
  POD_SECURITY_STANDARDS,
  settersWhere,
  standardMinor,
} from '../kit/pod-security.ts';
import { pass } from '../kit/verdicts.ts';

const TYPES: ReadonlySet<unknown> = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t']);
/** Admitted as of 1.31. */
const ENGINE = 'container_engine_t';
const ENGINE_SINCE = 31;

export default defineCheck({
  id: 'pod-selinux-custom',
  title: { en: 'Custom SELinux type, user or role', 'zh-CN': '自定义 SELinux 类型、用户或角色' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: '{setters} set an SELinux type outside the container types, or a user or role',
    'zh-CN': '{setters} 设置了容器类型以外的 SELinux 类型，或设置了用户或角色',
  },
  act: {
    step: {
      en: 'Remove user and role from seLinuxOptions of {setters}, and any type that is not a container type',
      'zh-CN': '从 {setters} 的 seLinuxOptions 中移除 user、role 以及非容器类型的 type',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    const found = settersWhere(row, standardMinor(row) < ENGINE_SINCE ? isCustomOrEngine : isCustom);
    return found.length === 0 ? pass : failOfSetters(row, found, 'seLinuxOptions');
  },
});

function isCustomOrEngine(context: JsonObject): boolean {
  return isCustom(context) || member(member(context, 'seLinuxOptions'), 'type') === ENGINE;
}

function isCustom(context: JsonObject): boolean {
  const options = member(context, 'seLinuxOptions');
  if (!isObject(options)) return false;
  const type = member(options, 'type') ?? '';
  return (
    !(TYPES.has(type) || type === ENGINE) ||
    Boolean(member(options, 'user')) ||
    Boolean(member(options, 'role'))
  );
}
