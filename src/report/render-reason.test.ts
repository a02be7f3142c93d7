import { describe, expect, it } from 'vitest';
import { ZH_CN_REASONS } from '../messages/zh-cn-reasons.ts';
import { renderBecause, renderReason, renderStep } from './render-reason.ts';
import { displayWidth, wrap } from './width.ts';

describe('reasons in Chinese', () => {
  it.each([
    ['the answer has no management.auto_vul_fix', '应答中没有 management.auto_vul_fix'],
    ['1 of 3 items are here', '共 3 项，仅有 1 项'],
    ['there is no such resource (HTTP 404 X: gone)', '资源不存在（HTTP 404 X: gone）'],
    ['access was denied', '访问被拒绝'],
    ['the evidence is 45 days old', '证据已有 45 天'],
  ])('%s', (reason, chinese) => {
    expect(renderReason(reason, 'zh-CN')).toBe(chinese);
    expect(renderReason(reason, 'en')).toBe(reason);
  });

  it('quote what an API said in its own words', () => {
    expect(renderReason('cluster is being upgraded', 'zh-CN')).toBe('“cluster is being upgraded”');
  });

  it('keep what they are about, and what would cure it', () => {
    expect(renderBecause('cs/X image_id: image_id is not a text (needs cs:X)', 'zh-CN')).toMatch(
      /^cs\/X image_id：image_id 不是文本；.*cs:X/,
    );
    expect(renderBecause('no check covers it', 'zh-CN')).toBe('没有检查项覆盖');
  });

  it('tell the next step', () => {
    expect(renderStep('Grant cs:X and collect again', 'zh-CN')).toBe('授予 cs:X 后重新采集');
    expect(renderStep('kubectl edit', 'zh-CN')).toBe('kubectl edit');
  });

  it('have a text for every group of every pattern', () => {
    for (const [pattern, text] of ZH_CN_REASONS) {
      const groups = new RegExp(`${pattern.source}|`).exec('')?.length ?? 1;
      for (const [, number] of text.matchAll(/\{(\d)\}/g)) expect(Number(number)).toBeLessThan(groups);
    }
  });
});

describe('lines of Chinese', () => {
  it('do not end with an opening bracket', () => {
    const text =
      '阿里云负责修复节点操作系统漏洞（Kubernetes 组件与容器运行时除外），客户负责重启（restart）节点。';
    for (let width = 12; width < 60; width++) {
      for (const line of wrap(text, width)) {
        expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/[（「『【《“‘]$/);
        expect(line).not.toMatch(/^[，。、；：！？）」』】》”’]/);
      }
      expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });
});
