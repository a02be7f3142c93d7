import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'node-public-ip',
  title: { en: 'Nodes have a public address of their own', 'zh-CN': '节点拥有公网 IP' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'machineSettings',
  reads: [],
  message: {
    en: '{kind} {name}: the internet can reach the machine at an address of its own',
    'zh-CN': '{kind} {name}：公网可直接访问该机器的公网地址',
  },
  act: {
    step: {
      en: 'Set the public bandwidth of the node pool to 0, replace its nodes, and release elastic addresses; go out by a NAT gateway',
      'zh-CN': '将节点池公网带宽设为 0 并替换节点、释放弹性公网 IP，出公网改用 NAT 网关',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/nodepools/<node pool> --body \'{"scaling_group":{"internet_max_bandwidth_out":0}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/modify-a-node-pool',
    'https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-describeinstances',
  ],
  applies({ ecs }) {
    return ecs.known && !ecs.value ? notApplicable('the machine is not an ECS instance') : true;
  },
  judge({ kind, name, publicAccess }) {
    if (!publicAccess.known) return unknown(publicAccess);
    return publicAccess.value ? fail({ kind, name }, evidenceOf(publicAccess)) : pass;
  },
});
