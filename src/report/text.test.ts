import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import { HOSTILE_NAMES, hostileAssessment } from '../../test/fixtures/hostile-assessment.ts';
import { largeAssessment } from '../../test/fixtures/large-assessment.ts';
import { ESCAPED, tooWide } from '../../test/fixtures/rendered.ts';
import { clusterScope } from '../../test/fixtures/scopes.ts';
import type { Language } from '../model/bilingual.ts';
import { renderText } from './text.ts';

const LANGUAGES: Language[] = ['en', 'zh-CN'];

describe('src/report/text', () => {
  it.each(LANGUAGES)(
    'tells the ledger, the duties, what was not read and the totals in %s',
    async (language) => {
      const text = renderText(smallAssessment(), { language });
      await expect(text).toMatchFileSnapshot(`golden/text.${language}.txt`);
    },
  );

  const widths: [Language, number][] = [
    ['en', 80],
    ['zh-CN', 80],
    ['en', 60],
    ['zh-CN', 100],
    ['en', 140],
  ];
  it.each(widths)('in %s fits %d columns', (language, width) => {
    for (const assessment of [
      smallAssessment(),
      largeAssessment(3, 4, 5),
      hostileAssessment('长'.repeat(300)),
    ]) {
      expect(tooWide(renderText(assessment, { language, width }), width)).toEqual([]);
    }
  });

  it('has no escape sequence unless colour is asked for, and says the same with colour', () => {
    const plain = renderText(smallAssessment(), { language: 'en' });
    const coloured = renderText(smallAssessment(), { language: 'en', colour: true });
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured).replaceAll(/ +$/gm, '')).toBe(plain);
    expect(tooWide(coloured, 80)).toEqual([]);
  });

  it.each(Object.entries(HOSTILE_NAMES))('makes a hostile name inert: %s', (_kind, name) => {
    for (const language of LANGUAGES) {
      const text = renderText(hostileAssessment(name), { language });
      expect(text.replaceAll('\n', '')).not.toMatch(ESCAPED);
      expect(tooWide(text, 80)).toEqual([]);
    }
  });

  it('folds nodes that are alike and keeps the one that is not', () => {
    const text = renderText(smallAssessment(), { language: 'en' });
    expect(text).toMatch(/ {4}4 nodes alike +– +●A~○C!/);
    expect(text).toMatch(/ {4}cn-hangzhou\.192\.168\.0\.9 +– +●A~○C~/);
  });

  it('says that a list of scopes could not be read', () => {
    expect(renderText(smallAssessment(), { language: 'en' })).toMatch(/\? node pools not listed +\?U~/);
  });

  it('says so when nothing was read', () => {
    const empty = { ...smallAssessment(), scopes: [], ledger: [], findings: [], sources: [], statements: [] };
    const text = renderText(empty, { language: 'en' });
    expect(text).toContain('The ledger is empty: no scope was read.');
    expect(text).toContain('Every source that was asked was read.');
    expect(text).toContain('Total: nothing failing');
  });

  it('shows five subjects of a check and counts the others', () => {
    const text = renderText(smallAssessment(), { language: 'en' });
    expect(text.match(/shop\/web-\d/g)).toHaveLength(5);
    expect(text).toContain('and 2 more');
  });

  it('is the same for the same assessment', () => {
    const render = () => renderText(largeAssessment(2, 3, 4), { language: 'en' });
    expect(render()).toBe(render());
  });

  it('keeps a cluster whose own row is missing', () => {
    const base = smallAssessment();
    const lone = clusterScope('c0dd', 'lone', 'cn-hangzhou');
    const ledger = base.ledger
      .slice(0, 3)
      .map((row) => ({ ...row, scope: { ...lone, kind: 'node' as const, node: 'n1' } }));
    expect(renderText({ ...base, scopes: [], ledger }, { language: 'en' })).toContain(
      'lone  c0dd  cn-hangzhou',
    );
  });
});
