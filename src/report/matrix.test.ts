import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../test/fixtures/published-table.ts';
import { tooWide } from '../../test/fixtures/rendered.ts';
import type { Language } from '../model/bilingual.ts';
import { publishedText, renderMatrix, renderMatrixJson } from './matrix.ts';

describe('src/report/matrix', () => {
  it.each(['en', 'zh-CN'] as Language[])('renders the published table in %s', async (language) => {
    const text = renderMatrix(publishedTable, { language });
    await expect(text).toMatchFileSnapshot(`golden/matrix.${language}.txt`);
    expect(tooWide(text, 80)).toEqual([]);
  });

  it('has a translation of every published text', () => {
    const texts = new Set(publishedTable.flatMap((row) => Object.values(row.cells).map((cell) => cell.text)));
    const same = [...texts].filter((text) => publishedText(text, 'zh-CN') === text);
    expect(same).toEqual(['—']);
  });

  it('shows a text it does not know as published', () => {
    expect(publishedText('toString', 'zh-CN')).toBe('toString');
  });

  it('is the table as JSON', () => {
    expect(JSON.parse(renderMatrixJson(publishedTable))).toEqual(publishedTable);
  });
});
