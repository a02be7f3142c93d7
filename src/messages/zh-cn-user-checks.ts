import type { Messages } from './en.ts';

/** Words of `checks test`, and of `scan --print-config`. */
export const zhCnUserChecks: Pick<Messages, 'scanConfig' | 'userChecks'> = {
  scanConfig: {
    file: '配置文件：{file}',
    noFile: '没有配置文件',
    flag: '命令行',
    fromFile: '配置文件',
    byDefault: '默认值',
  },
  userChecks: {
    failed: '{place}：{check}：“{name}”应为 {expected}，实为 {seen}',
    failedBecause: '{place}：{check}：“{name}”应为 {expected}，实为 {seen}：{why}',
    noCase: '{place}：{check} 没有用例，未验证任何内容',
    noCheck: '{place}：没有检查项，未验证任何内容',
    total: '{checks}：{passed}，{failed}',
    checks: ['{count} 个检查项', '{count} 个检查项'],
    passed: ['{count} 个用例符合预期', '{count} 个用例符合预期'],
    failing: ['{count} 个不符合', '{count} 个不符合'],
  },
};
