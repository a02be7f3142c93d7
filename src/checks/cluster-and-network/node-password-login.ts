import { onInstancePools, poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const rootByKey = {
  severity: 'low',
  severityReason: {
    en: 'A key pair is needed, but it logs on as root',
    'zh-CN': '使用密钥对登录，但登录用户为 root',
  },
} as const;

export default defineCheck({
  id: 'node-password-login',
  title: { en: 'Nodes accept password or root logon', 'zh-CN': '节点允许密码或 root 登录' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'nodePools',
  reads: [],
  message: {
    en: 'Nodes of pool {name} can be logged on to by {logon}',
    'zh-CN': '节点池 {name} 的节点可通过 {logon} 登录',
  },
  act: {
    step: {
      en: 'Use a key pair and a user other than root (login_as_non_root) in the node pool, and replace its nodes',
      'zh-CN': '节点池改用密钥对和非 root 用户登录（login_as_non_root），并替换已有节点',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/nodepools/{nodePool} --body \'{"scaling_group":{"key_pair":"<key pair>","login_as_non_root":true}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/create-a-node-pool',
  ],
  applies: onInstancePools,
  judge(pool) {
    const { hasLoginPassword, keyPair, loginAsNonRoot } = pool;
    const name = poolName(pool);
    if (hasLoginPassword.known && hasLoginPassword.value)
      return fail({ name, logon: 'login_password' }, evidenceOf(hasLoginPassword));
    if (!keyPair.known) return unknown(keyPair);
    // With a key pair ECS turns password logon off, and a pool then names no password.
    if (keyPair.value === '' && !hasLoginPassword.known) return unknown(hasLoginPassword);
    if (keyPair.value === '') return pass;
    if (!loginAsNonRoot.known) return unknown(loginAsNonRoot);
    if (loginAsNonRoot.value) return pass;
    return fail({ name, logon: 'key_pair, root' }, evidenceOf(keyPair, loginAsNonRoot), rootByKey);
  },
});
