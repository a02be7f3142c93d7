import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'node-metadata-v1',
  title: { en: 'Instance metadata is answered without a token', 'zh-CN': '实例元数据未强制使用加固模式' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'machineSettings',
  reads: [],
  message: {
    en: '{kind} {name}: the metadata service answers requests without a token',
    'zh-CN': '{kind} {name}：元数据服务接受不带令牌的普通模式请求',
  },
  act: {
    step: {
      en: 'Require tokens for metadata (http_tokens: required) in the node pool and on its instances',
      'zh-CN': '在节点池及其实例上设置仅使用加固模式访问元数据（http_tokens: required）',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池',
    },
    call: 'aliyun ecs ModifyInstanceMetadataOptions --RegionId {region} --InstanceId <instance> --HttpEndpoint enabled --HttpTokens required',
  },
  references: ['https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata'],
  applies({ ecs }) {
    return ecs.known && !ecs.value ? notApplicable('the machine is not an ECS instance') : true;
  },
  judge({ kind, name, metadata }) {
    if (!metadata.known) return unknown(metadata);
    return metadata.value === 'open' ? fail({ kind, name }, evidenceOf(metadata)) : pass;
  },
});
