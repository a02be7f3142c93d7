import type { Bilingual } from '../model/bilingual.ts';

/** What is said of duties and scopes, in both languages. */
export const TEXTS = {
  releasesUnread: {
    en: 'The releases that ACK publishes were not read: whether the newest patch runs cannot be told',
    'zh-CN': '未读取到 ACK 发布的版本列表，无法判断是否运行最新补丁版本',
  },
  minorNotListed: {
    en: 'ACK lists no release of the minor version of {current}',
    'zh-CN': 'ACK 发布的版本列表中没有 {current} 所属的次要版本',
  },
  newestPatch: {
    en: 'The control plane runs {current}, the newest patch ACK lists for it',
    'zh-CN': '控制面运行 {current}，为 ACK 列出的最新补丁版本',
  },
  newerPatch: {
    en: 'The control plane runs {current}; ACK lists {newest}',
    'zh-CN': '控制面运行 {current}，ACK 已列出 {newest}',
  },
  patchOverdue: {
    en: 'The control plane runs {current} although {newest} is listed; a newer patch has been out for {days} days',
    'zh-CN': '控制面仍运行 {current}，ACK 已列出 {newest}，新补丁已发布 {days} 天',
  },
  releasesPublished: {
    en: 'ACK lists {count} releases of {minor}',
    'zh-CN': 'ACK 列出了 {minor} 的 {count} 个版本',
  },
  heldByProvider: {
    en: 'The cluster is of type {type}: Alibaba Cloud runs its control plane; its hardening cannot be seen from outside',
    'zh-CN': '集群类型为 {type}，控制面由阿里云运行；其加固情况无法从外部观察',
  },
  noOsFixSeen: { en: 'No published fix was seen for these nodes', 'zh-CN': '未发现针对这些节点发布的修复' },
  osFixesPublished: {
    en: 'ACK names {count} vulnerabilities with fixes for these nodes',
    'zh-CN': 'ACK 为这些节点列出了 {count} 个可修复的漏洞',
  },
  runtimesUnread: {
    en: 'The container runtimes that ACK publishes were not read',
    'zh-CN': '未读取到 ACK 发布的容器运行时版本',
  },
  runtimesPublished: {
    en: 'ACK lists containerd {versions} for this cluster',
    'zh-CN': 'ACK 为该集群列出了 containerd {versions}',
  },
  platformUnseen: {
    en: 'No pod here runs on the newest ECI platform',
    'zh-CN': '此处没有运行在最新 ECI 平台版本上的 Pod',
  },
  platformPublished: {
    en: 'The newest ECI platform is out: {count} workloads here run on it',
    'zh-CN': '最新的 ECI 平台版本已发布，此处有 {count} 个工作负载运行于其上',
  },
  imagesPublished: {
    en: 'ACK lists {count} OS images of its own for this cluster',
    'zh-CN': 'ACK 为该集群列出了 {count} 个官方 OS 镜像',
  },
  nodeUnassigned: {
    en: 'No node pool claims node {node}: nothing patches it by itself',
    'zh-CN': '节点 {node} 不属于任何节点池，不会被自动修复',
  },
  outsideTable: {
    en: 'The published model has no column for a cluster of type {type}, profile {profile}: the reading is an assumption',
    'zh-CN': '共享责任模型未包含类型为 {type}、配置为 {profile} 的集群，此处为推断',
  },
  selfRun: {
    en: 'The masters of this {type} cluster are the customer’s own machines: the control plane is the customer’s',
    'zh-CN': '该 {type} 集群的 Master 节点为客户自有机器，控制面由客户负责',
  },
  managedAddon: {
    en: 'Component {name} {version} is run by ACK',
    'zh-CN': '组件 {name} {version} 由 ACK 托管运行',
  },
  evidenceMissing: {
    en: '{count} sources were not read: {sources}',
    'zh-CN': '有 {count} 个数据源未读取：{sources}',
  },
} as const satisfies Record<string, Bilingual>;
