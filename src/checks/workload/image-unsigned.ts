import { defineCheck } from '../kit/define-check.ts';
import { signatureChecks } from '../kit/signature-checks.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'image-unsigned',
  title: { en: 'Images run without a check of their signature', 'zh-CN': '未在准入时校验镜像签名' },
  layer: 'workload',
  duty: 'protect',
  severity: 'medium',
  subject: 'clusters',
  reads: ['policyInstances', 'admissionWebhooks', 'services'],
  absenceOf: ['policyInstances', 'admissionWebhooks', 'services'],
  message: {
    en: 'Cluster {name} admits images without a valid signature (checks: {checks})',
    'zh-CN': '集群 {name} 允许运行没有有效签名的镜像（已有校验：{checks}）',
  },
  act: {
    step: {
      en: 'Sign images where they are built, install Ratify, and deploy the policy RatifyVerification with the action deny for all namespaces of {name}',
      'zh-CN':
        '在构建时为镜像签名，安装 Ratify，并在 {name} 的所有命名空间以 deny 方式部署策略 RatifyVerification',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Security > Policy Management',
      'zh-CN': '容器服务 > 集群 > {cluster} > 安全管理 > 策略管理',
    },
    call: 'aliyun cs POST /clusters/{cluster}/policies/RatifyVerification --body \'{"action":"deny","namespaces":[]}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/predefined-security-policies-of-ack',
    'https://ratify.dev/docs/what-is-ratify',
  ],
  judge(cluster, { tables }) {
    const { everywhere, partly, evidence, gaps } = signatureChecks(cluster.id, tables);
    if (everywhere !== undefined) return pass;
    if (gaps.length > 0) return unknown(...gaps);
    const name = cluster.name.known ? cluster.name.value : cluster.id;
    // Where nothing is there, the policies that are there instead show it.
    const others = tables.policyInstances.of(cluster.id).slice(0, 5);
    const shown =
      partly.length > 0 ? evidence : evidenceOf(cluster.name, ...others.map(({ action }) => action));
    return fail({ name, checks: partly.length > 0 ? partly : ['-'] }, shown);
  },
});
