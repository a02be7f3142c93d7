import type { Messages } from './en.ts';

export const zhCnTakeover: Pick<Messages, 'takeover' | 'minimise' | 'risks'> = {
  takeover: {
    target: ['{count} 个身份可以取得：{target}', '{count} 个身份可以取得：{target}'],
    nobody: '没有身份可以取得：{target}',
    uncertain: '可能',
    by: '凭借 {why}',
    through: '途径 {through}',
    cuts: '最有效的切断点',
    cut: ['移除 {without}：减少 {count} 个', '移除 {without}：减少 {count} 个'],
    more: ['还有 {count} 个：见 --format json', '还有 {count} 个：见 --format json'],
    unread: '未读取：可能还有其他途径',
    title: '通往 {target} 的途径',
    description: '{count} 个身份可以取得 {target}。{paths}',
  },
  minimise: {
    title: '{user} 实际使用的权限',
    events: ['日志中有 {count} 个请求', '日志中有 {count} 个请求'],
    window: '从 {from} 到 {to}',
    malformed: ['日志中有 {count} 行不完整或不是事件', '日志中有 {count} 行不完整或不是事件'],
    unused: '已授予但未使用',
    review: '仅为建议：更长时间的日志才会出现的请求不在其中。应用前请审核。',
  },
  risks: {
    title: ['{count} 个主体拥有危险权限', '{count} 个主体拥有危险权限'],
    none: '除集群自带权限外，没有主体拥有危险权限。',
    everywhere: '整个集群',
    named: '仅限 {names}',
    why: '原因',
    fix: '修复',
    drift: '规则与选择器不一致的聚合角色',
    unread: '可能还有更多',
  },
};
