import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'secrets-kms-off',
  title: { en: 'Secrets are stored without a KMS key', 'zh-CN': 'Secret 未使用 KMS 密钥落盘加密' },
  layer: 'cluster-and-network',
  duty: 'protect',
  severity: 'high',
  subject: 'clusters',
  reads: [],
  message: {
    en: 'Cluster {name} stores its Secrets without a KMS key of yours',
    'zh-CN': '集群 {name} 的 Secret 未使用您的 KMS 密钥加密存储',
  },
  act: {
    step: {
      en: 'Turn on Secret encryption with a KMS key (ACK Pro); never disable that key before the encryption',
      'zh-CN': '开启 Secret 落盘加密并选择 KMS 密钥（ACK Pro 版）；关闭加密前切勿禁用该密钥',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Basic Information > Secret Encryption',
      'zh-CN': '容器服务 > 集群 > {cluster} > 基本信息 > Secret 落盘加密',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/kms --body \'{"kms_key_id":"<key>","disable_encryption":false}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/use-kms-to-encrypt-kubernetes-secrets',
  ],
  applies({ type }) {
    const registered = type.known && type.value === 'ExternalKubernetes';
    return registered ? notApplicable('ACK does not store the Secrets of a registered cluster') : true;
  },
  judge(cluster) {
    const { encryptionKmsKeyId: key, encryptionDisabled: disabled, type } = cluster;
    const off = (key.known && key.value === '') || (disabled.known && disabled.value);
    if (off && !type.known) return unknown(type);
    if (off) return fail({ name: clusterName(cluster) }, evidenceOf(key, disabled));
    if (!key.known) return unknown(key);
    return disabled.known ? pass : unknown(disabled);
  },
});
