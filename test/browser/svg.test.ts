import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Language } from '../../src/model/bilingual.ts';
import { COLUMNS } from '../../src/model/layer.ts';
import type { TakeoverTarget } from '../../src/model/takeover.ts';
import { renderModelDiagram } from '../../src/report/diagram.ts';
import { renderFleetDiagram } from '../../src/report/fleet-diagram.ts';
import { renderTakeoverDiagram } from '../../src/report/takeover-svg.ts';
import { SOURCE_TABLE } from '../../src/responsibility/source-table.ts';
import { smallAssessment } from '../fixtures/assessment.ts';
import { hostileFleet } from '../fixtures/hostile-assessment.ts';
import { largeAssessment } from '../fixtures/large-assessment.ts';
import { takeoverView } from '../fixtures/takeover.ts';
import { needs } from '../outside.ts';
import { openStage, type Stage } from './browser.ts';
import { FIND_LAYOUT_FAULTS, LOWEST_CONTRAST, parseSvg, SVG_CONTENT } from './in-page.ts';

function ways(count: number, language: Language): string {
  const view = takeoverView(count);
  return renderTakeoverDiagram(view, view.targets[0] as TakeoverTarget, { language });
}

needs('chromium', 'test/browser/svg', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage();
    page = await stage.browser.newPage();
  });
  afterAll(() => stage?.close());

  const languages: Language[] = ['en', 'zh-CN'];
  const drawings: [name: string, svg: string][] = languages.flatMap((language) => [
    ...COLUMNS.map((column): [string, string] => [
      `${column} in ${language}`,
      renderModelDiagram(SOURCE_TABLE, column, { language }),
    ]),
    [`the fleet in ${language}`, renderFleetDiagram(smallAssessment(), { language })],
    [`a large fleet in ${language}`, renderFleetDiagram(largeAssessment(4, 50, 1), { language })],
    [`a few ways in ${language}`, ways(3, language)],
    [`more ways than fit in ${language}`, ways(60, language)],
  ]);

  it.each(drawings)('%s is well-formed, with text alternatives', async (_name, svg) => {
    await page.goto('about:blank');
    const seen = await page.evaluate(parseSvg(svg));
    expect(seen).toEqual({ faults: 0, role: 'img', alternatives: [true, true] });
  });

  it.each(drawings)('%s cuts no text and lays none over another', async (_name, svg) => {
    await page.goto(stage.publish('drawing.svg', svg));
    const faults = await page.evaluate(FIND_LAYOUT_FAULTS);
    expect(faults).toEqual({ out: [], over: [] });
  });

  it.each(['light', 'dark'] as const)(
    'is legible when %s: text against what lies behind it',
    async (colorScheme) => {
      const context = await stage.browser.newContext({ colorScheme });
      const own = await context.newPage();
      await own.goto(stage.publish('fleet.svg', renderFleetDiagram(smallAssessment(), { language: 'en' })));
      const worst = await own.evaluate(LOWEST_CONTRAST);
      expect(worst).toBeGreaterThan(4.5);
      await context.close();
    },
  );

  it('stays well-formed and inert with hostile names', async () => {
    await page.goto(stage.publish('hostile.svg', renderFleetDiagram(hostileFleet(), { language: 'en' })));
    const seen = await page.evaluate(SVG_CONTENT);
    expect(seen).toEqual({ root: 'svg', faults: 0, hacked: false });
  });
});
