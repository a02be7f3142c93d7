import { describe, expect, it } from 'vitest';
import type { ScanFinding } from '../model/scan.ts';
import { findingLine } from '../report/scan-json.ts';
import { LineBytes, NO_LINES } from './line-bytes.ts';

const finding = (message: string) => ({ check: 'pod-privileged', message }) as ScanFinding;

function told(...messages: string[]): string {
  const lines = new LineBytes();
  for (const message of messages) lines.add(finding(message));
  return Buffer.from(lines.taken()).toString();
}

describe('cli/line-bytes', () => {
  it.each([
    ['plain text', 'Containers app run privileged'],
    ['what JSON escapes', 'a "b" \\ \n \u0000'],
    ['the one control character that JSON leaves', 'a\u007fb'],
    ['other languages', '容器 é ’'],
    ['what hides or reorders', 'a\u202eb\u200bc\u2028d'],
    ['half a character', 'a\ud800b'],
  ])('tells %s as the report does', (_name, message) => {
    expect(told(message)).toBe(findingLine(finding(message)));
    expect(told('before', message, 'behind')).toBe(
      ['before', message, 'behind'].map((each) => findingLine(finding(each))).join(',\n'),
    );
  });

  it('tells more than there was room for', () => {
    const messages = [...'abc'].map((letter) => letter.repeat(100_000));
    expect(told(...messages)).toBe(messages.map((each) => findingLine(finding(each))).join(',\n'));
  });

  it('tells nothing of no findings', () => {
    expect(new LineBytes().taken()).toBe(NO_LINES);
  });
});
