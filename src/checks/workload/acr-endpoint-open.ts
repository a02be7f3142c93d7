import { coversEveryAddress } from '../../kernel/addresses.ts';
import type { Known } from '../../kernel/known.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { registryName } from '../kit/registry-names.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'acr-endpoint-open',
  title: {
    en: 'Public endpoint of a registry accepts every source address',
    'zh-CN': '镜像仓库实例的公网访问入口未限制来源地址',
  },
  layer: 'workload',
  duty: 'protect',
  severity: 'high',
  subject: 'registries',
  reads: [],
  message: {
    en: 'The public endpoint of registry {name} accepts every source address (white list: {acl})',
    'zh-CN': '镜像仓库实例 {name} 的公网访问入口接受任意来源地址（白名单：{acl}）',
  },
  act: {
    step: {
      en: 'Turn the public endpoint of {name} off, or let only the addresses of your builds and offices in',
      'zh-CN': '关闭 {name} 的公网访问入口，或仅放行构建环境与办公网的地址',
    },
    console: {
      en: 'Container Registry > {registry} > Access Control > Internet',
      'zh-CN': '容器镜像服务 > {registry} > 访问控制 > 公网',
    },
    call: 'aliyun cr UpdateInstanceEndpointStatus --InstanceId {registry} --EndpointType internet --ModuleName Registry --Enable false',
  },
  references: [
    'https://www.alibabacloud.com/help/en/acr/user-guide/configure-access-over-the-internet',
    'https://www.alibabacloud.com/help/en/acr/developer-reference/api-cr-2018-12-01-getinstanceendpoint',
  ],
  applies({ publicEndpoint }) {
    const off = publicEndpoint.known && !publicEndpoint.value;
    return off ? notApplicable('the registry has no public endpoint') : true;
  },
  judge(registry) {
    const { publicEndpoint, aclEnabled, aclEntries } = registry;
    if (!publicEndpoint.known) return unknown(publicEndpoint);
    const open = (acl: string, ...fields: Known<unknown>[]) =>
      fail(
        { name: registryName(registry), registry: registry.id, acl },
        evidenceOf(publicEndpoint, ...fields),
      );
    if (!aclEnabled.known) return unknown(aclEnabled);
    if (!aclEnabled.value) return open('off', aclEnabled);
    if (!aclEntries.known) return unknown(aclEntries);
    // A white list without entries lets in whoever has credentials.
    if (aclEntries.value.length === 0) return open('empty', aclEnabled, aclEntries);
    const everyone = coversEveryAddress(aclEntries.value);
    if (everyone === undefined) return unknown(undocumented(aclEntries));
    return everyone ? open(aclEntries.value.join(', '), aclEntries) : pass;
  },
});
