import type { Secret } from '../../model/facts/secret.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { isSystemNamespace } from '../kit/system-namespaces.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

/** Certificates, tokens of service accounts and releases of Helm are made in the cluster itself. */
const CREDENTIAL_TYPES = new Set([
  'Opaque',
  'kubernetes.io/basic-auth',
  'kubernetes.io/ssh-auth',
  'kubernetes.io/dockerconfigjson',
  'kubernetes.io/dockercfg',
]);
/** Components that bring secrets from KMS, whether or not anything uses them. */
const ADDONS = new Set(['ack-secret-manager', 'csi-secrets-store-provider-alibabacloud']);
const SHOWN = 5;

export default defineCheck({
  id: 'secret-store-none',
  title: { en: 'No secret store outside the cluster', 'zh-CN': '未使用集群外部的凭据管理' },
  layer: 'workload',
  duty: 'protect',
  severity: 'low',
  subject: 'clusters',
  reads: [],
  hints: ['secrets', 'secretStoreObjects', 'addons'],
  message: {
    en: '{count} Secrets hold credentials that only the cluster keeps, in {namespaces}; components installed for a store: {installed}',
    'zh-CN': '{namespaces} 中有 {count} 个 Secret 的凭据仅保存在集群中；已安装的凭据管理组件：{installed}',
  },
  act: {
    step: {
      en: 'Keep the credentials in KMS and bring them in with ack-secret-manager or csi-secrets-store-provider-alibabacloud',
      'zh-CN': '将凭据存入 KMS，并通过 ack-secret-manager 或 csi-secrets-store-provider-alibabacloud 导入',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Operations > Add-ons',
      'zh-CN': '容器服务 > 集群 > {cluster} > 运维管理 > 组件管理',
    },
    call: `aliyun cs POST /clusters/{cluster}/components/install --body '[{"name":"ack-secret-manager"}]'`,
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/security-and-compliance/use-csi-secrets-store-provider-alibabacloud-to-import-alibaba-cloud-kms-service-credentials',
  ],
  judge({ id }, { tables }) {
    if (tables.secretStoreObjects.of(id).length > 0) return pass;
    const secrets = tables.secrets.of(id).filter(({ namespace }) => !isSystemNamespace(namespace));
    const kept = secrets.filter(holdsCredential);
    const untold = secrets.flatMap(({ type }) => (type.known ? [] : [type]));
    const unlisted = missingFrom(tables.secrets, id, 'kubernetes/secrets');
    if (kept.length === 0)
      return untold.length + unlisted.length > 0
        ? unknown(...unlisted, ...untold)
        : notApplicable('no workload keeps a credential in a Secret');
    const unread = missingFrom(
      tables.secretStoreObjects,
      id,
      'kubernetes/externalsecrets.external-secrets.io',
    );
    if (unread.length > 0) return unknown(...unread);
    const installed = tables.addons.of(id).filter(({ name }) => ADDONS.has(name));
    return fail(
      {
        count: kept.length,
        namespaces: [...new Set(kept.map(({ namespace }) => namespace))].sort().slice(0, SHOWN),
        installed: installed.length === 0 ? '-' : installed.map(({ name }) => name).sort(),
      },
      evidenceOf(...kept.slice(0, SHOWN).map(({ type }) => type)),
    );
  },
});

function holdsCredential({ type }: Secret): boolean {
  return type.known && CREDENTIAL_TYPES.has(type.value);
}
