import type { Messages } from './en.ts';

/** Words of `demarc fix`. */
export const zhCnFix: Pick<Messages, 'fix'> = {
  fix: {
    title: '修复',
    none: '没有可修复的内容。',
    fixes: ['{count} 处修复', '{count} 处修复'],
    proposed: '{fixes}，涉及 {files}。未写入任何文件：如需写入请加 --write。',
    written: '{fixes}，涉及 {files}，已写入。',
    opens: '检查项仍未关闭：下一步由人决定',
    held: '不安全，仅在使用 --unsafe 时修复',
    refused: '保持原样',
    unwritten: '未写入',
    templates: [
      '{count} 个模板或 Chart 未处理：请手动修改其源文件。',
      '{count} 个模板或 Chart 未处理：请手动修改其源文件。',
    ],
    reason: {
      anchor: '位于带锚点或标签的节点内：其别名也会随之改变',
      alias: '位于别名之后：所有引用处都会随之改变',
      merge: '由 << 合并而来：所有合并处都会随之改变',
      'repeated-name': '该文档中有重复的名称：无法判断以哪个为准',
      shape: '其所在位置的类型与 Kubernetes 的定义不符',
      layout: '文本的排版方式无法编辑',
      privileged: '容器为特权容器或具有 SYS_ADMIN：API Server 会拒绝',
      'adds-capabilities': '容器添加了 capability：无法判断其需要哪些',
      'runs-as-root': '以用户 0 运行：无法判断可改用哪个用户',
      'not-verified': '重新读取后，文档的其他部分会发生变化',
      'not-resolved': '重新检查后，该发现仍然存在',
      'new-finding': '重新检查后，该对象会出现新的发现',
    },
    fault: {
      changed: '文件在此期间已被修改：请重新运行',
      'read-only': '文件只读：请先改为可写，再重新运行',
      'link-outside': '文件是指向所给路径之外的链接：请直接给出其目标',
      'hard-links': '文件有多个硬链接，写入会使其分离：请写入副本',
      encoding: '其字节无法按原样写回：请转换为 UTF-8',
      failed: '文件系统拒绝写入（{detail}）',
    },
  },
};
