import type { Messages } from './en.ts';

/** Words of the reports of `scan`. */
export const zhCnScan: Pick<Messages, 'scan'> = {
  scan: {
    title: 'Demarc：清单检查',
    summary: '{files}，{documents}，{objects}；已检查 {judged} 个',
    files: ['{count} 个文件', '{count} 个文件'],
    documents: ['{count} 个文档', '{count} 个文档'],
    objects: ['{count} 个对象', '{count} 个对象'],
    findings: ['{count} 项发现', '{count} 项发现'],
    fails: '发现',
    unknowns: '无法判断',
    none: '没有发现问题。',
    known: '已知',
    waived: '由 {owner} 豁免至 {expires}：{reason}',
    waiverExpired: '{owner} 的豁免已于 {expires} 到期',
    why: '原因',
    fix: '修复',
    owner: '责任方',
    place: '位置',
    object: '对象',
    check: '检查项',
    message: '发现内容',
    severity: '严重程度',
    unreadable: '无法读取',
    unreadableFile: '无法读取：{reason}',
    line: '第 {line} 行',
    warnings: '警告',
    templates: ['{count} 个文件是模板，未检查：请先渲染。', '{count} 个文件是模板，未检查：请先渲染。'],
    others: ['{count} 个文档不是 Kubernetes 对象。', '{count} 个文档不是 Kubernetes 对象。'],
    unjudged: '没有检查项读取的类型：{kinds}。',
    notRun: [
      '{count} 个检查项未运行：仅凭清单无法得到其所需信息，JSON 报告中列出了它。',
      '{count} 个检查项未运行：仅凭清单无法得到其所需信息，JSON 报告中列出了它们。',
    ],
    rendered: {
      rendered: '{folder} 已使用 {tool} 渲染。',
      'not-installed': '{folder} 未检查：未安装 {tool}，而模板不是清单。',
      failed: '{folder} 未检查：{tool} 无法渲染（{reason}）。',
      'not-asked': '{folder} 未检查：已关闭 {tool} 渲染。',
    },
  },
};
