import { describe, expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import { HOSTILE_NAMES, hostileAssessment } from '../../test/fixtures/hostile-assessment.ts';
import { largeAssessment } from '../../test/fixtures/large-assessment.ts';
import { ESCAPED } from '../../test/fixtures/rendered.ts';
import type { Language } from '../model/bilingual.ts';
import { renderHtml } from './html.ts';
import { SCRIPT } from './html-script.ts';
import { STYLE } from './html-style.ts';

describe('src/report/html', () => {
  it.each(['en', 'zh-CN'] as Language[])(
    'says its language, and refers to nothing outside in %s',
    (language) => {
      const html = renderHtml({ ...smallAssessment(), catalogue: [] }, { language });
      expect(html).toContain(`<html lang="${language}">`);
      expect(html.match(/(?:src|href|action|data|poster)="(?!#|data:,)[^"]*"/g)).toBeNull();
      expect(html).toContain('default-src &#39;none&#39;');
    },
  );

  it.each(Object.entries(HOSTILE_NAMES))('makes a hostile name inert: %s', (_kind, name) => {
    const html = renderHtml(hostileAssessment(name), { language: 'en' });
    const foreign = html.replace(SCRIPT, '').replace(STYLE, '').replaceAll('\n', '');
    expect(foreign).not.toMatch(ESCAPED);
    expect(foreign).not.toMatch(/<img|onerror="|<\/style>(?!<\/head>)/);
    expect(foreign.match(/<script>/g)).toHaveLength(1);
  });

  it('tells each basis once', () => {
    const html = renderHtml(largeAssessment(2, 20, 4), { language: 'en' });
    const told = html.match(/<div class="basis" id="b\d+">.*?<\/div>/g) ?? [];
    const contents = told.map((basis) => basis.replaceAll(/id="b\d+"|Basis \d+/g, ''));
    expect(contents.length).toBeGreaterThan(0);
    expect(new Set(contents).size).toBe(contents.length);
  });

  it('has every link lead somewhere', () => {
    const html = renderHtml(smallAssessment(), { language: 'en' });
    const ids = new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), (match) => match[1]));
    const targets = Array.from(html.matchAll(/href="#([^"]+)"/g), (match) => match[1]);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    expect(ids.size).toBe(html.match(/ id="/g)?.length);
  });

  it('is the same for the same assessment', () => {
    expect(renderHtml(smallAssessment(), { language: 'en' })).toBe(
      renderHtml(smallAssessment(), { language: 'en' }),
    );
  });
});
