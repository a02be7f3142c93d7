// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data

/** A sentence that Demarc makes: `{1}`, `{2}` … stand for what the groups of the pattern found. */
export type ReasonText = readonly [pattern: RegExp, text: string];

/** The reasons, notes and steps that an assessment tells in English, in Chinese. */
export const ZH_CN_REASONS: readonly ReasonText[] = [
  [/^no check covers it$/, '没有检查项覆盖'],
  [/^it was not asked for$/, '未请求该数据'],
  [/^not read$/, '未读取'],
  [
    /^no result of an image scan was given \(--image-scan\) or collected \((\S+)\)$/,
    '未提供（--image-scan）也未采集到（{1}）镜像扫描结果',
  ],
  [/^no scan result of image (\S+)$/, '没有镜像 {1} 的扫描结果'],
  [
    /^the scan result of image (\S+) is not of the digest that runs$/,
    '镜像 {1} 的扫描结果不是针对正在运行的摘要',
  ],
  [
    /^the scan result of (\S+) is (\d+) days old \(limit (\d+)\)$/,
    '{1} 的扫描结果已有 {2} 天（上限 {3} 天）',
  ],
  [/^the result of (\S+) does not say when it was scanned$/, '{1} 的扫描结果未说明扫描时间'],
  [
    /^the result of (\S+) does not tell how bad (\d+) of its vulnerabilities are, or whether a release fixes them$/,
    '{1} 的扫描结果未说明其中 {2} 个漏洞的严重程度或是否已有修复版本',
  ],
  [/^the result of (\S+) \((.+)\) is not the whole: (.+)$/, '{1} 的扫描结果（{2}）不完整：{3}'],
  [
    /^Service (\S+) does not say whether (\S+) is on the internet$/,
    'Service {1} 未说明 {2} 是否为公网负载均衡',
  ],
  [
    /^Ingress (\S+) does not tell whether its load balancer is on the internet$/,
    'Ingress {1} 未说明其负载均衡是否在公网',
  ],
  [
    /^(\S+) has a public address, and its security groups are not held against node ports$/,
    '{1} 拥有公网地址，且未将其安全组与节点端口比对',
  ],
  [
    /^(.+) is there, and whether its policies verify signatures is not read$/,
    '存在 {1}，但未读取其策略是否校验签名',
  ],
  [/^open by the installed version: (.*?)(?:, and (\d+) more)?$/, '已安装版本存在未关闭的漏洞：{1} {2}'],
  [/^the expression answers neither true nor false$/, '表达式的结果既不是 true 也不是 false'],
  [/^the expression was stopped: it takes more than (\d+) steps$/, '表达式已被中止：超过 {1} 步'],
  [
    /^the expression fails at line (\d+), column (\d+): the value looks like a secret and is withheld$/,
    '表达式在第 {1} 行第 {2} 列出错：该值疑似机密，不予提供',
  ],
  [
    /^the expression fails at line (\d+), column (\d+): field not found: (.*)$/,
    '表达式在第 {1} 行第 {2} 列出错：没有字段 {3}',
  ],
  [/^the expression fails at line (\d+), column (\d+): (.*)$/s, '表达式在第 {1} 行第 {2} 列出错：{3}'],
  [/^the check is not about (\S+)$/, '检查项不涉及 {1}'],
  [/^the API server has no such kind$/, 'API Server 没有该资源类型'],
  [/^access was denied(?: \((.*)\))?$/, '访问被拒绝 {1}'],
  [/^there is no such thing(?: \((.*)\))?$/, '不存在 {1}'],
  [/^there is no such resource(?: \((.*)\))?$/, '资源不存在 {1}'],
  [/^the permission is missing(?: \((.*)\))?$/, '缺少权限 {1}'],
  [/^the API was too busy(?: \((.*)\))?$/, 'API 限流 {1}'],
  [/^the fetch failed(?: \((.*)\))?$/, '读取失败 {1}'],
  [/^the answer ended before its last page$/, '应答在最后一页之前中断'],
  [/^the answer has no list at (.+)$/, '应答在 {1} 处没有列表'],
  [/^the answer has no (\S+)$/, '应答中没有 {1}'],
  [/^the answer is not an object$/, '应答不是对象'],
  [/^the pod has no annotation (\S+)$/, 'Pod 没有注解 {1}'],
  [/^(\S+) is not a text$/, '{1} 不是文本'],
  [/^(\S+) is not a boolean$/, '{1} 不是布尔值'],
  [/^(\S+) is not a number$/, '{1} 不是数字'],
  [/^(\S+) is not an instant$/, '{1} 不是时间'],
  [/^(\S+) is not an object$/, '{1} 不是对象'],
  [/^(\S+) is not a list of texts$/, '{1} 不是文本列表'],
  [/^(\S+) is not JSON in a text$/, '{1} 不是文本形式的 JSON'],
  [/^(\d+) of (\d+) items are here$/, '共 {2} 项，仅有 {1} 项'],
  [/^a page of the answer is missing$/, '应答缺少一页'],
  [/^the last page names a further one that is not here$/, '最后一页指向缺失的下一页'],
  [/^the last page says that there is more$/, '最后一页表明还有更多数据'],
  [
    /^(\d+) of (\d+) elements of (\S+|the list) are not objects, the first at (\d+)$/,
    '{3} 的 {2} 个元素中有 {1} 个不是对象，首个位于 {4}',
  ],
  [/^the evidence is (\d+) days old$/, '证据已有 {1} 天'],
  [/^the evidence is later than the snapshot: a clock is wrong$/, '证据时间晚于快照：时钟有误'],
  [/^the documented default of (\S+) is (.+)$/, '{1} 的文档默认值为 {2}'],
  [
    /^removed from the API on 31 January 2026: this way does not exist any more$/,
    '已于 2026 年 1 月 31 日从 API 移除，该方式不再存在',
  ],
  [/^a cluster without a profile is of the default one$/, '没有 profile 的集群按默认类型处理'],
  [
    /^the node is no ECS instance: Security Center lists it under an id of its own$/,
    '节点不是 ECS 实例：云安全中心以其自有 ID 列出',
  ],
  [/^nothing read tells when the node was scanned$/, '已读取的数据未说明节点的扫描时间'],
  [
    /^no version that is still served is listed for this kind of cluster$/,
    '该类集群未列出仍在支持期内的版本',
  ],
  [/^the state of the certificate is (\S+)$/, '证书状态为 {1}'],
  [
    /^no context of the kubeconfig leads to this cluster; add one \(by the address of its API server, or named after the cluster id\), or let ACK issue a temporary kubeconfig(.*)$/,
    'kubeconfig 中没有指向该集群的上下文；请按 API Server 地址添加或以集群 ID 命名，或由 ACK 签发临时 kubeconfig {1}',
  ],
  [
    /^this API server offers no nodes\/configz of its own, and nodes\/proxy, which could run anything on the node, is .*$/,
    '该 API Server 不单独提供 nodes/configz，而 nodes/proxy 可在节点上执行任意操作，因此不请求',
  ],
  [/^Grant (.+) and collect again$/, '授予 {1} 后重新采集'],
  [/^Export or collect (\S+) again$/, '重新导出或采集 {1}'],
  [/^the version of (\S+) is not shown to the customer$/, '{1} 的版本不向客户展示'],
  [/^the version of (\S+) is not in the status of a node$/, '节点状态中没有 {1} 的版本'],
  [/^the version of the package (\S+) is not in the status of a node$/, '节点状态中没有软件包 {1} 的版本'],
  [/^no node of the pool was read that tells it$/, '未读取到节点池中能说明该版本的节点'],
  [/^the image (\S+) has no tag that tells its version$/, '镜像 {1} 没有能说明版本的标签'],
  [
    /^the sandbox of elastic container instances is not shown to the customer$/,
    '弹性容器实例的沙箱不向客户展示',
  ],
  [/^the version (\S+) is not in it$/, '其中没有版本 {1}'],
];
