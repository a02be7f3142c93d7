import { DAY, daysBetween } from '../../kernel/time.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const TOKEN = 'kubernetes.io/service-account-token';
const BOOTSTRAP = 'bootstrap.kubernetes.io/token';
/** Nodes join within a day of the token's making, or with another one. */
const BOOTSTRAP_LIMIT = DAY;

export default defineCheck({
  id: 'sa-token-static',
  title: { en: 'Token that never expires is kept in a Secret', 'zh-CN': 'Secret 中保存了长期有效的 Token' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'secrets',
  reads: [],
  message: {
    en: 'Secret {secret} holds a token of type {type}; days since it was made: {age}',
    'zh-CN': 'Secret {secret} 保存了类型为 {type} 的 Token；已创建天数：{age}',
  },
  act: {
    step: {
      en: 'Let programs use projected tokens (kubectl create token, or the TokenRequest API), then delete the Secret {secret}',
      'zh-CN': '改用投射 Token（kubectl create token 或 TokenRequest API），然后删除 Secret {secret}',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Configurations > Secrets',
      'zh-CN': '容器服务 > 集群 > {cluster} > 配置管理 > 保密字典',
    },
    call: 'kubectl delete secret {name} -n {namespace}',
  },
  references: ['https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token'],
  applies({ type }) {
    const other = type.known && type.value !== TOKEN && type.value !== BOOTSTRAP;
    return other ? notApplicable('the Secret holds no token of the cluster') : true;
  },
  judge({ namespace, name, type, createdAt, serviceAccount }, { time }) {
    if (!type.known) return unknown(type);
    if (type.value === BOOTSTRAP) {
      if (!createdAt.known) return unknown(createdAt);
      if (time - createdAt.value <= BOOTSTRAP_LIMIT) return pass;
    }
    const age = createdAt.known ? daysBetween(createdAt.value, time) : '?';
    const saw = { secret: `${namespace}/${name}`, namespace, name, type: type.value, age, serviceAccount };
    return fail(saw, evidenceOf(type, createdAt));
  },
});
