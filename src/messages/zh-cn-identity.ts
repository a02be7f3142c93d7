import type { Messages } from './en.ts';

export const zhCnIdentity: Pick<Messages, 'identity'> = {
  identity: {
    title: '可进入集群的身份',
    others: ['{count} 个身份没有进入集群的途径', '{count} 个身份没有进入集群的途径'],
    none: '没有身份可以进入集群。',
    kind: {
      'root-account': '主账号',
      'ram-user': 'RAM 用户',
      'ram-role': 'RAM 角色',
      unlisted: '不在 RAM 中',
    },
    state: {
      active: '启用',
      suspended: '已停用',
      'in-recycle-bin': '在回收站中',
      deleted: '已删除',
      unknown: '状态未知',
    },
    access: {
      kubeconfig: 'kubeconfig',
      binding: 'RBAC 绑定',
      'identity-mapping': '身份映射',
      activity: '最近一周内的请求',
      'trust-policy': 'RAM 角色信任策略',
      'ram-policy': 'RAM 权限策略',
    },
    account: '账号',
    effective: { yes: '有效', no: '无效', unknown: '未知' },
    expires: '有效期至 {date}',
    lastUse: '最近请求 {date}',
    console: '控制台登录{value}',
    mfa: 'MFA {value}',
    keys: ['{count} 个启用的 AccessKey', '{count} 个启用的 AccessKey'],
    on: '开启',
    off: '关闭',
    notRead: '未读取',
    unread: '未读取：可能还有其他途径',
    needs: '需要 {cure}',
    preflight: {
      clear: '没有残留：可以删除 {name}。',
      remains: '暂不能删除 {name}：以下途径会残留。',
      unknown: '无法判断：以下内容未能读取。',
      undecided: '未能确认是否有效',
    },
  },
};
