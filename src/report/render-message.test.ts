import { describe, expect, it } from 'vitest';
import { catalogue, finding, unknownFinding } from '../../test/fixtures/catalogue.ts';
import { autoPool, prod } from '../../test/fixtures/scopes.ts';
import { renderAct, renderMessage } from './render-message.ts';

const entry = catalogue.find(({ id }) => id === 'node-os-vulns-open');
const found = finding('node-os-vulns-open', autoPool, 'np02', {
  message: '2 vulnerabilities are open: a, b',
  saw: { count: 2, names: ['a', 'b'] },
  act: { step: 'Repair', console: 'ACK console', call: 'POST /x' },
});

describe('src/report/render-message', () => {
  it('gives the English message as it is', () => {
    expect(renderMessage(entry, found, 'en')).toBe('2 vulnerabilities are open: a, b');
  });

  it('fills the Chinese template with what was seen', () => {
    expect(renderMessage(entry, found, 'zh-CN')).toBe('存在 2 个未修复的漏洞：a、b');
  });

  it('stays English where a value or the catalogue entry is missing', () => {
    const { count: _count, ...saw } = found.saw as Record<string, string>;
    expect(renderMessage(entry, { ...found, saw }, 'zh-CN')).toBe(found.message);
    expect(renderMessage(undefined, found, 'zh-CN')).toBe(found.message);
  });

  it('does not fill a placeholder that a value brings along', () => {
    const saw = { count: 2, names: ['{count}', '{subject}'] };
    expect(renderMessage(entry, { ...found, saw }, 'zh-CN')).toBe(
      '存在 2 个未修复的漏洞：{count}、{subject}',
    );
  });

  it('fills the act from the scope and keeps the call', () => {
    expect(renderAct(entry, found, 'zh-CN')).toEqual({
      step: '修复节点池 np02 的漏洞',
      console: '容器服务控制台 > 集群 > prod-hangzhou > 节点池 > CVE 修复',
      call: 'POST /x',
    });
    expect(renderAct(entry, found, 'en')).toBe(found.act);
  });

  const unknowns: [outcome: string, reason: string, expected: string][] = [
    ['denied', 'Forbidden', '无法判断：读取 cs/X (c0aa) 被拒绝；需要 cs:X'],
    ['throttled', 'slow down', '无法判断：读取 cs/X (c0aa) 被限流；需要 cs:X'],
    ['failed', 'reset', '无法判断：读取 cs/X (c0aa) 失败；“reset”；需要 cs:X'],
    ['absent', 'no such cluster', '无法判断：cs/X (c0aa) 不存在；“no such cluster”；需要 cs:X'],
    ['not-attempted', 'not asked', '无法判断：未请求 cs/X (c0aa)；“not asked”；需要 cs:X'],
    ['read', 'the field is absent', '无法判断：cs/X (c0aa) 中没有答案；“the field is absent”；需要 cs:X'],
    ['toString', 'why', 'Could not tell: not authorised to call DescribeNodePoolVuls'],
  ];
  it.each(unknowns)('renders an unknown of outcome %s from what it saw', (outcome, reason, expected) => {
    const unknown = unknownFinding('node-os-vulns-open', prod, 'c0aa', {
      saw: { reason, source: 'cs/X', ids: ['c0aa'], outcome, cure: 'cs:X' },
    });
    expect(renderMessage(entry, unknown, 'zh-CN')).toBe(expected);
  });

  it('names the field that was looked for', () => {
    const unknown = unknownFinding('node-os-vulns-open', prod, 'c0aa', {
      saw: { reason: '', source: 'cs/X', ids: [], outcome: 'denied', field: 'auto_mode.enable' },
    });
    expect(renderMessage(entry, unknown, 'zh-CN')).toBe('无法判断：读取 cs/X auto_mode.enable 被拒绝');
  });
});
