import type { Messages } from './en.ts';

export const zhCnAdvisoryReports: Pick<Messages, 'advisoryReports'> = {
  advisoryReports: {
    title: '漏洞公告',
    count: ['{count} 个漏洞公告未关闭', '{count} 个漏洞公告未关闭'],
    none: '没有已知未关闭的漏洞公告。',
    undecided: [
      '另有 {count} 个公告在部分范围内无法判定：`demarc advise <编号>` 说明位置和原因。',
      '另有 {count} 个公告在部分范围内无法判定：`demarc advise <编号>` 说明位置和原因。',
    ],
    more: ['另有 {count} 个，见 JSON 和 HTML', '另有 {count} 个，见 JSON 和 HTML'],
    exploited: '已被利用',
    unrated: '未评级',
    at: ['{count} 个范围', '{count} 个范围'],
    due: '期限 {date}',
    overdue: '已逾期（期限 {date}）',
    data: '漏洞公告数据截至 {date}。',
    startedBy: '由谁启动：{trigger}',
    next: '责任与进展',
    advisory: '漏洞公告',
    scope: '范围',
    component: '组件',
    timeline: '修复进程',
    undeterminedAt: '无法判定',
    doneAt: '已完成',
    places: ['{count} 处', '{count} 处'],
    stage: { published: '已公布', available: '可获取', applied: '已应用', active: '已生效' },
    stageState: { yes: '是', partly: '{done}/{total}', no: '否', unknown: '未知' },
    open: '此处未关闭的漏洞公告',
  },
};
