// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
/** Requests of which one that is allowed is enough. */
export interface Need {
  verbs: readonly string[];
  group: string;
  /** `pods`, `pods/exec`. */
  resources: readonly string[];
  /** Cluster-scoped resources are only reached through a ClusterRoleBinding. */
  clusterScoped?: true;
}

/** What a request for a path that is no resource needs. */
export interface UrlNeed {
  verbs: readonly string[];
  nonResourceURL: string;
}

export interface DangerousRight {
  id: string;
  /** Any one list; of a list every need, all in one scope, on the union of the identity's rights. */
  anyOf: readonly (readonly (Need | UrlNeed)[])[];
  reason: { en: string; 'zh-CN': string };
  remedy: { en: string; 'zh-CN': string };
}

const RBAC = 'rbac.authorization.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const AUTHENTICATION = 'authentication.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';
const WRITE = ['create', 'update', 'patch'] as const;
const CHANGE = ['update', 'patch'] as const;
const READ = ['get', 'list', 'watch'] as const;

function need(verbs: readonly string[], group: string, ...resources: string[]): Need {
  return { verbs, group, resources };
}
function clusterNeed(verbs: readonly string[], group: string, ...resources: string[]): Need {
  return { verbs, group, resources, clusterScoped: true };
}

/**
 * Rights with which an identity gets more than it was given, one reason and one remedy each. The list is
 * ours; https://kubernetes.io/docs/concepts/security/rbac-good-practices/ explains most of its rows.
 */
export const DANGEROUS_RIGHTS: readonly DangerousRight[] = [
  {
    id: 'superuser',
    anyOf: [[need(['*'], '*', '*')]],
    reason: {
      en: 'It may do everything with every kind of object.',
      'zh-CN': '可以对所有类型的对象执行任意操作。',
    },
    remedy: {
      en: 'Bind a role with the verbs and kinds that are used; keep cluster-admin for break-glass.',
      'zh-CN': '改为绑定仅含实际使用的动词与资源的角色；cluster-admin 只用于应急。',
    },
  },
  {
    id: 'every-object-read-or-written',
    anyOf: [
      [need(['get'], '*', '*')],
      [need(['list'], '*', '*')],
      [need(['create'], '*', '*')],
      [need(['delete'], '*', '*')],
      [need(['deletecollection'], '*', '*')],
    ],
    reason: {
      en: 'One verb on every kind reads all Secrets, creates any workload or destroys everything.',
      'zh-CN': '对所有资源类型拥有某个动词，即可读取全部 Secret、创建任意工作负载或销毁一切。',
    },
    remedy: { en: 'Name the kinds that are needed.', 'zh-CN': '逐一列出所需的资源类型。' },
  },
  {
    id: 'roles-escalate',
    anyOf: [[need(['escalate'], RBAC, 'roles')], [clusterNeed(['escalate'], RBAC, 'clusterroles')]],
    reason: {
      en: 'It may write rights into roles that it does not hold itself.',
      'zh-CN': '可以把自己并不拥有的权限写入角色。',
    },
    remedy: {
      en: 'Take `escalate` away; whoever writes roles must hold what they contain.',
      'zh-CN': '移除 `escalate`；写入角色者必须自身拥有其中的权限。',
    },
  },
  {
    id: 'roles-bind',
    anyOf: [
      [need(['bind'], RBAC, 'clusterroles', 'roles'), need(WRITE, RBAC, 'rolebindings')],
      [clusterNeed(['bind'], RBAC, 'clusterroles'), clusterNeed(WRITE, RBAC, 'clusterrolebindings')],
    ],
    reason: {
      en: 'It may bind a role that it does not hold, to itself or anybody.',
      'zh-CN': '可以把自己并不拥有的角色绑定给自己或任何人。',
    },
    remedy: {
      en: 'Limit `bind` to named roles (resourceNames).',
      'zh-CN': '用 resourceNames 将 `bind` 限定到指定角色。',
    },
  },
  {
    id: 'roles-bind-verb',
    anyOf: [[need(['bind'], RBAC, 'clusterroles', 'roles')]],
    reason: {
      en: 'As soon as it may write any binding, it binds roles that it does not hold.',
      'zh-CN': '一旦可以写入任意绑定，即可绑定自己并不拥有的角色。',
    },
    remedy: {
      en: 'Take `bind` away where no bindings are written, or limit it to named roles (resourceNames).',
      'zh-CN': '在不写入绑定时移除 `bind`，或用 resourceNames 将其限定到指定角色。',
    },
  },
  {
    id: 'bindings-write',
    anyOf: [[need(WRITE, RBAC, 'rolebindings')], [clusterNeed(WRITE, RBAC, 'clusterrolebindings')]],
    reason: {
      en: 'It passes on what it holds: access outlives its own removal.',
      'zh-CN': '可以转授自身权限，即使自身被移除访问仍然存在。',
    },
    remedy: {
      en: 'Let one reviewed identity write bindings.',
      'zh-CN': '仅由一个经审核的身份写入绑定。',
    },
  },
  {
    id: 'roles-write',
    anyOf: [[need(WRITE, RBAC, 'roles')], [clusterNeed(WRITE, RBAC, 'clusterroles')]],
    reason: {
      en: 'It may spread what it holds to everybody bound to a role, also by the labels of aggregated roles.',
      'zh-CN': '可以把自身权限扩散给绑定某角色的所有人，也可通过聚合角色的标签实现。',
    },
    remedy: { en: 'Let one reviewed identity write roles.', 'zh-CN': '仅由一个经审核的身份写入角色。' },
  },
  {
    id: 'impersonate',
    anyOf: [
      [clusterNeed(['impersonate'], '', 'users', 'groups')],
      [need(['impersonate'], '', 'serviceaccounts')],
      [clusterNeed(['impersonate'], AUTHENTICATION, 'uids', 'userextras/*')],
    ],
    reason: {
      en: 'It may act as anybody, members of system:masters included.',
      'zh-CN': '可以冒充任何人，包括 system:masters 的成员。',
    },
    remedy: {
      en: 'Limit `impersonate` to named identities (resourceNames).',
      'zh-CN': '用 resourceNames 将 `impersonate` 限定到指定身份。',
    },
  },
  {
    id: 'impersonate-constrained',
    anyOf: [
      [
        clusterNeed(
          [
            'impersonate:user-info',
            'impersonate:serviceaccount',
            'impersonate:arbitrary-node',
            'impersonate:associated-node',
          ],
          AUTHENTICATION,
          'users',
          'groups',
          'serviceaccounts',
          'nodes',
        ),
      ],
    ],
    reason: {
      en: 'It may act as others for the verbs that it is also given on behalf of them.',
      'zh-CN': '在同时被授予的动词范围内可以冒充其他身份。',
    },
    remedy: {
      en: 'Limit the modes of impersonation to named identities.',
      'zh-CN': '将受限冒充限定到指定身份。',
    },
  },
  {
    id: 'secrets-read',
    anyOf: [[need(READ, '', 'secrets')]],
    reason: {
      en: 'list and watch give the contents as get does: tokens and passwords of everything in reach.',
      'zh-CN': 'list 和 watch 与 get 一样返回内容：可获取范围内的全部令牌和密码。',
    },
    remedy: {
      en: 'Grant get on named Secrets, or mount them.',
      'zh-CN': '只授予对指定 Secret 的 get 权限，或改为挂载。',
    },
  },
  {
    id: 'secrets-write',
    anyOf: [[need(WRITE, '', 'secrets'), need(['get'], '', 'secrets')]],
    reason: {
      en: 'A Secret of the type service-account-token is filled with a token of the account it names.',
      'zh-CN': '创建 service-account-token 类型的 Secret 会被填入其所指服务账户的令牌。',
    },
    remedy: {
      en: 'Do not grant writing and reading of Secrets together.',
      'zh-CN': '不要同时授予 Secret 的读写权限。',
    },
  },
  {
    id: 'tokens-create',
    anyOf: [[need(['create'], '', 'serviceaccounts/token')]],
    reason: {
      en: 'It mints tokens of the service accounts in reach.',
      'zh-CN': '可以为范围内的服务账户签发令牌。',
    },
    remedy: {
      en: 'Limit it to named service accounts.',
      'zh-CN': '用 resourceNames 限定到指定服务账户。',
    },
  },
  {
    id: 'pods-create',
    anyOf: [[need(['create'], '', 'pods')]],
    reason: {
      en: 'A pod runs as any service account of its namespace and mounts any of its Secrets.',
      'zh-CN': 'Pod 可以以命名空间内任意服务账户运行，并挂载其中任意 Secret。',
    },
    remedy: {
      en: 'Give each team a namespace of its own, with Pod Security enforced.',
      'zh-CN': '为每个团队划分独立命名空间，并强制 Pod 安全标准。',
    },
  },
  {
    id: 'workloads-write',
    anyOf: [
      [need(WRITE, 'apps', 'deployments', 'daemonsets', 'statefulsets', 'replicasets')],
      [need(WRITE, 'batch', 'jobs', 'cronjobs')],
      [need(WRITE, '', 'replicationcontrollers')],
    ],
    reason: {
      en: 'Controllers create pods from what it writes, as any service account of the namespace.',
      'zh-CN': '控制器会按其写入的内容创建 Pod，并可使用命名空间内任意服务账户。',
    },
    remedy: {
      en: 'Give each team a namespace of its own, with Pod Security enforced.',
      'zh-CN': '为每个团队划分独立命名空间，并强制 Pod 安全标准。',
    },
  },
  {
    id: 'pods-change',
    anyOf: [[need(CHANGE, '', 'pods')]],
    reason: {
      en: 'The image of a running pod can be exchanged.',
      'zh-CN': '可以替换运行中 Pod 的镜像。',
    },
    remedy: { en: 'Leave pods to their controllers.', 'zh-CN': 'Pod 应由其控制器管理。' },
  },
  {
    id: 'pods-exec',
    anyOf: [[need(['create'], '', 'pods/exec', 'pods/attach')]],
    reason: {
      en: 'It runs commands in the pods in reach, with their service accounts.',
      'zh-CN': '可以在范围内的 Pod 中执行命令，并使用其服务账户。',
    },
    remedy: {
      en: 'Grant it for a limited time, to named people.',
      'zh-CN': '仅在限定时间内授予指定人员。',
    },
  },
  {
    id: 'pods-exec-by-get',
    anyOf: [[need(['get'], '', 'pods/exec', 'pods/attach', 'pods/portforward')]],
    reason: {
      en: 'Before Kubernetes 1.35 get is enough over a WebSocket.',
      'zh-CN': '在 Kubernetes 1.35 之前，通过 WebSocket 仅凭 get 即可执行。',
    },
    remedy: {
      en: 'Take get on these subresources away.',
      'zh-CN': '移除对这些子资源的 get 权限。',
    },
  },
  {
    id: 'ephemeral-containers',
    anyOf: [[need(CHANGE, '', 'pods/ephemeralcontainers')]],
    reason: {
      en: 'A container of its own choice joins a running pod.',
      'zh-CN': '可以向运行中的 Pod 注入任意容器。',
    },
    remedy: {
      en: 'Grant it for a limited time, and enforce Pod Security.',
      'zh-CN': '仅限时授予，并强制 Pod 安全标准。',
    },
  },
  {
    id: 'port-forward',
    anyOf: [
      [need(['create'], '', 'pods/portforward')],
      [need(['create', 'get'], '', 'pods/proxy', 'services/proxy')],
    ],
    reason: {
      en: 'It reaches ports inside the cluster past the network policies.',
      'zh-CN': '可以绕过网络策略访问集群内部端口。',
    },
    remedy: { en: 'Grant it in single namespaces only.', 'zh-CN': '仅在个别命名空间内授予。' },
  },
  {
    id: 'node-proxy',
    anyOf: [[clusterNeed(['get', 'create'], '', 'nodes/proxy')]],
    reason: {
      en: 'The kubelet runs commands in every pod of the node, without admission and audit; get is enough.',
      'zh-CN': 'kubelet 可在节点上所有 Pod 中执行命令，且不经准入与审计；仅 get 即足够。',
    },
    remedy: {
      en: 'Use nodes/metrics, nodes/stats, nodes/log or nodes/healthz instead.',
      'zh-CN': '改用 nodes/metrics、nodes/stats、nodes/log 或 nodes/healthz。',
    },
  },
  {
    id: 'nodes-change',
    anyOf: [[clusterNeed([...CHANGE], '', 'nodes', 'nodes/status')], [clusterNeed(['delete'], '', 'nodes')]],
    reason: {
      en: 'Labels and taints of nodes steer where pods run, and deleting a node drops its pods.',
      'zh-CN': '节点的标签与污点决定 Pod 的调度位置，删除节点会丢弃其上的 Pod。',
    },
    remedy: {
      en: 'Leave nodes to the node controllers.',
      'zh-CN': '节点应由节点控制器管理。',
    },
  },
  {
    id: 'pods-steal',
    anyOf: [
      [need(['delete', ...CHANGE], '', 'pods'), clusterNeed(CHANGE, '', 'nodes', 'nodes/status')],
      [need(['create'], '', 'pods/eviction'), clusterNeed(CHANGE, '', 'nodes', 'nodes/status')],
      [need(CHANGE, '', 'pods/status'), clusterNeed(CHANGE, '', 'nodes', 'nodes/status')],
    ],
    reason: {
      en: 'Driving pods away and closing other nodes to them pulls strong pods to a node that it owns.',
      'zh-CN': '驱逐 Pod 并封锁其他节点，可将高权限 Pod 吸引到其控制的节点。',
    },
    remedy: {
      en: 'Do not grant eviction and changes of nodes together.',
      'zh-CN': '不要同时授予驱逐 Pod 与修改节点的权限。',
    },
  },
  {
    id: 'pod-status-change',
    anyOf: [[need(CHANGE, '', 'pods/status')]],
    reason: {
      en: 'A pod made to look ready joins Services and takes their traffic.',
      'zh-CN': '可将 Pod 伪装为就绪状态以加入 Service 并截获流量。',
    },
    remedy: { en: 'Leave status to the kubelet.', 'zh-CN': '状态应由 kubelet 写入。' },
  },
  {
    id: 'service-status-change',
    anyOf: [[need(CHANGE, '', 'services/status')]],
    reason: {
      en: 'An address written there draws traffic to itself (CVE-2020-8554).',
      'zh-CN': '写入其中的地址会被劫持流量（CVE-2020-8554）。',
    },
    remedy: {
      en: 'Leave status to the cloud controller manager.',
      'zh-CN': '状态应由云控制器管理器写入。',
    },
  },
  {
    id: 'certificates-approve',
    anyOf: [
      [
        clusterNeed(['create'], CERTIFICATES, 'certificatesigningrequests'),
        clusterNeed(CHANGE, CERTIFICATES, 'certificatesigningrequests/approval'),
        clusterNeed(['approve'], CERTIFICATES, 'signers'),
      ],
      [
        clusterNeed(CHANGE, CERTIFICATES, 'certificatesigningrequests/approval'),
        clusterNeed(['approve'], CERTIFICATES, 'signers'),
      ],
    ],
    reason: {
      en: 'It approves client certificates for any name and group.',
      'zh-CN': '可以批准任意用户名和组的客户端证书。',
    },
    remedy: {
      en: 'Limit approve to the signers that are needed.',
      'zh-CN': '将 approve 限定到所需的签名者。',
    },
  },
  {
    id: 'certificates-sign',
    anyOf: [
      [
        clusterNeed(['sign'], CERTIFICATES, 'signers'),
        clusterNeed(CHANGE, CERTIFICATES, 'certificatesigningrequests/status'),
      ],
    ],
    reason: { en: 'It acts as the certificate authority.', 'zh-CN': '可以充当证书颁发机构。' },
    remedy: {
      en: 'Limit sign to the signers that are needed.',
      'zh-CN': '将 sign 限定到所需的签名者。',
    },
  },
  {
    id: 'admission-write',
    anyOf: [
      [
        clusterNeed(
          WRITE,
          ADMISSION,
          'validatingwebhookconfigurations',
          'mutatingwebhookconfigurations',
          'validatingadmissionpolicies',
          'validatingadmissionpolicybindings',
          'mutatingadmissionpolicies',
          'mutatingadmissionpolicybindings',
        ),
      ],
    ],
    reason: {
      en: 'A webhook or policy sees and rewrites every object that is written.',
      'zh-CN': 'Webhook 或策略可以查看并改写所有写入的对象。',
    },
    remedy: {
      en: 'Leave admission to one reviewed identity.',
      'zh-CN': '准入配置仅由一个经审核的身份管理。',
    },
  },
  {
    id: 'volumes-create',
    anyOf: [[clusterNeed(['create'], '', 'persistentvolumes')]],
    reason: {
      en: 'A hostPath volume reaches the files of any node.',
      'zh-CN': 'hostPath 卷可以访问任意节点的文件。',
    },
    remedy: {
      en: 'Let StorageClasses provision volumes.',
      'zh-CN': '由 StorageClass 动态供应存储卷。',
    },
  },
  {
    id: 'namespaces-change',
    anyOf: [[clusterNeed(CHANGE, '', 'namespaces')]],
    reason: {
      en: 'Labels of a namespace switch Pod Security off and open network policies.',
      'zh-CN': '命名空间标签可以关闭 Pod 安全标准并放开网络策略。',
    },
    remedy: {
      en: 'Leave namespaces to one reviewed identity.',
      'zh-CN': '命名空间仅由一个经审核的身份管理。',
    },
  },
  {
    id: 'configuration-change',
    anyOf: [[need(WRITE, '', 'configmaps')]],
    reason: {
      en: 'ConfigMaps of kube-system hold DNS and component configuration: names and identities can be redirected.',
      'zh-CN': 'kube-system 的 ConfigMap 保存 DNS 与组件配置：可以劫持名称与身份。',
    },
    remedy: {
      en: 'Grant it outside kube-system only, or on named ConfigMaps.',
      'zh-CN': '仅在 kube-system 之外授予，或限定到指定 ConfigMap。',
    },
  },
  {
    id: 'api-groups-change',
    anyOf: [
      [clusterNeed(WRITE, 'apiextensions.k8s.io', 'customresourcedefinitions')],
      [clusterNeed(WRITE, 'apiregistration.k8s.io', 'apiservices')],
    ],
    reason: {
      en: 'A conversion webhook or an APIService takes a whole API group over.',
      'zh-CN': '转换 Webhook 或 APIService 可以接管整个 API 组。',
    },
    remedy: {
      en: 'Leave both to one reviewed identity.',
      'zh-CN': '两者仅由一个经审核的身份管理。',
    },
  },
  {
    id: 'network-change',
    anyOf: [
      [need([...WRITE, 'delete'], 'networking.k8s.io', 'networkpolicies')],
      [need(WRITE, 'networking.k8s.io', 'ingresses')],
      [need(WRITE, '', 'services', 'endpoints')],
      [need(WRITE, 'discovery.k8s.io', 'endpointslices')],
      [need(WRITE, 'gateway.networking.k8s.io', 'gateways', 'httproutes', 'tcproutes', 'tlsroutes')],
    ],
    reason: { en: 'It opens or redirects traffic.', 'zh-CN': '可以放开或重定向流量。' },
    remedy: {
      en: 'Grant it in single namespaces only.',
      'zh-CN': '仅在个别命名空间内授予。',
    },
  },
  {
    id: 'policies-change',
    anyOf: [
      [clusterNeed([...WRITE, 'delete'], 'templates.gatekeeper.sh', 'constrainttemplates')],
      [clusterNeed([...WRITE, 'delete'], 'constraints.gatekeeper.sh', '*')],
      [need([...WRITE, 'delete'], 'kyverno.io', 'policies', 'clusterpolicies', 'policyexceptions')],
    ],
    reason: {
      en: 'It switches the guards of the policy engine off.',
      'zh-CN': '可以关闭策略引擎的防护。',
    },
    remedy: {
      en: 'Leave policies to one reviewed identity.',
      'zh-CN': '策略仅由一个经审核的身份管理。',
    },
  },
  {
    id: 'identity-mappings-write',
    anyOf: [[clusterNeed(WRITE, 'ramauthenticator.k8s.alibabacloud', 'ramidentitymappings')]],
    reason: {
      en: 'It maps a RAM identity of its own to any group of the cluster.',
      'zh-CN': '可以把自己的 RAM 身份映射到集群的任意用户组。',
    },
    remedy: {
      en: 'Leave mappings to the cluster owners.',
      'zh-CN': '身份映射仅由集群所有者管理。',
    },
  },
  {
    id: 'service-accounts-write',
    anyOf: [[need(WRITE, '', 'serviceaccounts'), need(['create'], '', 'pods')]],
    reason: {
      en: 'An RRSA annotation on a service account, and a pod with it, give the RAM role that trusts it.',
      'zh-CN': '在服务账户上写入 RRSA 注解并创建 Pod，即可获得信任它的 RAM 角色。',
    },
    remedy: {
      en: 'Do not grant both in a namespace that RRSA roles trust.',
      'zh-CN': '不要在 RRSA 角色信任的命名空间内同时授予两者。',
    },
  },
  {
    id: 'pod-security-policy-use',
    anyOf: [[need(['use'], 'policy', 'podsecuritypolicies')]],
    reason: {
      en: 'Before Kubernetes 1.25 it admits the pods that the policy allows.',
      'zh-CN': '在 Kubernetes 1.25 之前，可使该策略允许的 Pod 通过准入。',
    },
    remedy: { en: 'Take it away with the policies.', 'zh-CN': '随 PodSecurityPolicy 一并移除。' },
  },
  {
    id: 'objects-delete',
    anyOf: [
      [need(['delete', 'deletecollection'], 'apps', 'deployments', 'statefulsets', 'daemonsets')],
      [need(['deletecollection'], '', 'pods', 'secrets', 'configmaps', 'persistentvolumeclaims')],
      [need(['delete', 'deletecollection'], '', 'events')],
    ],
    reason: {
      en: 'It removes workloads in bulk, or the events that tell of it.',
      'zh-CN': '可以批量删除工作负载，或删除记录这些操作的事件。',
    },
    remedy: {
      en: 'Grant delete on named objects.',
      'zh-CN': '仅对指定对象授予 delete。',
    },
  },
  {
    id: 'every-url',
    anyOf: [[{ verbs: ['get'], nonResourceURL: '/*' }]],
    reason: {
      en: 'Debug and profiling endpoints of the API server answer.',
      'zh-CN': '可以访问 API Server 的调试与性能分析端点。',
    },
    remedy: { en: 'Name the paths that are needed.', 'zh-CN': '逐一列出所需路径。' },
  },
];
