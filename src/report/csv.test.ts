import { describe, expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import { HOSTILE_NAMES, hostileAssessment } from '../../test/fixtures/hostile-assessment.ts';
import { ESCAPED } from '../../test/fixtures/rendered.ts';
import { renderCsv } from './csv.ts';

/** Reads RFC 4180 back, independently of how it was written. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    records.push(record);
    record = [];
    if (field.lastIndex === text.length) return records;
  }
  throw new Error(`not RFC 4180 at ${field.lastIndex}`);
}

describe('src/report/csv', () => {
  it.each(['ledger', 'findings'] as const)('renders the %s', async (table) => {
    const text = renderCsv(smallAssessment(), { language: 'en', table });
    await expect(text).toMatchFileSnapshot(`golden/${table}.csv`);
  });

  it.each(['ledger', 'findings'] as const)('has one record per row of the %s, all of one length', (table) => {
    const assessment = smallAssessment();
    const [head, ...records] = parseCsv(renderCsv(assessment, { language: 'zh-CN', table }));
    expect(records).toHaveLength(assessment[table].length);
    expect(new Set(records.map((record) => record.length))).toEqual(new Set([head?.length]));
  });

  it.each(Object.entries(HOSTILE_NAMES))('makes a hostile name inert: %s', (_kind, name) => {
    for (const table of ['ledger', 'findings'] as const) {
      const text = renderCsv(hostileAssessment(name), { language: 'en', table });
      const fields = parseCsv(text).flat();
      expect(fields.filter((field) => /^\s*[=+\-@＝＋－＠]/.test(field))).toEqual([]);
      expect(fields.filter((field) => ESCAPED.test(field))).toEqual([]);
    }
  });

  it('renders the texts of findings in Chinese, identifiers as they are', () => {
    const [head, first] = parseCsv(renderCsv(smallAssessment(), { language: 'zh-CN', table: 'findings' }));
    const record = Object.fromEntries(head?.map((name, index) => [name, first?.[index]]) ?? []);
    expect(record).toMatchObject({
      check: 'node-os-vulns-open',
      severity: 'critical',
      title: '节点存在未修复的 OS 漏洞',
      message: '存在 2 个未修复的漏洞：CVE-2026-1111、CVE-2026-2222',
      step: '修复节点池 np01 的漏洞',
    });
  });
});
