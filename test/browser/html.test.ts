import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Language } from '../../src/model/bilingual.ts';
import { PARTIES } from '../../src/model/layer.ts';
import { SEVERITIES } from '../../src/model/severity.ts';
import { renderHtml } from '../../src/report/html.ts';
import { smallAssessment } from '../fixtures/assessment.ts';
import { HOSTILE_NAMES, hostileFleet } from '../fixtures/hostile-assessment.ts';
import { largeAssessment } from '../fixtures/large-assessment.ts';
import { needs } from '../outside.ts';
import { openStage, type Stage } from './browser.ts';
import {
  BEFORE_PRINT,
  FIND_VIOLATIONS,
  FOCUSED_TEXT,
  GROUND,
  IS_HACKED,
  OPEN_ALL,
  SUMMARY_TABLES,
  TIME_OF_SEARCH,
} from './in-page.ts';

needs('chromium', 'test/browser/html', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  interface Opened {
    page: Page;
    requests: string[];
    complaints: string[];
  }

  interface Options {
    language?: Language;
    dark?: boolean;
    scripts?: boolean;
    bypass?: boolean;
  }

  async function open(assessment: Assessment, options: Options = {}): Promise<Opened> {
    const { language = 'en', dark = false, scripts = true, bypass = false } = options;
    const context = await stage.browser.newContext({
      colorScheme: dark ? 'dark' : 'light',
      javaScriptEnabled: scripts,
      // Only so that the accessibility checker can be put into the page.
      bypassCSP: bypass,
    });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(stage.publish('report.html', renderHtml(assessment, { language })));
    return { page, requests, complaints };
  }

  async function visibleRows(page: Page): Promise<number> {
    return await page.locator('#findings tbody tr:visible').count();
  }

  const settings: [Language, boolean][] = [
    ['en', false],
    ['en', true],
    ['zh-CN', false],
    ['zh-CN', true],
  ];
  it.each(settings)('is accessible in %s, dark: %s, with everything opened', async (language, dark) => {
    const { page } = await open(smallAssessment(), { language, dark, bypass: true });
    await page.evaluate(OPEN_ALL);
    await page.addScriptTag({ content: axe.source });
    const violations = await page.evaluate<string[]>(FIND_VIOLATIONS);
    expect(violations).toEqual([]);
    await page.context().close();
  });

  it('asks for nothing but itself, and its own policy lets it work', async () => {
    const { page, requests, complaints } = await open(smallAssessment());
    await page.locator('input[name=search]').fill('privileged');
    expect(requests.filter((url) => url !== page.url() && url !== 'data:,')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('filters by party, severity, verdict, layer and cluster, searches, and shows all again', async () => {
    const { page } = await open(smallAssessment());
    const total = smallAssessment().findings.length;
    expect(await visibleRows(page)).toBe(total);
    const counts: Record<string, number> = {};
    const choices = [
      ['party', 'alibaba-cloud'],
      ['severity', 'high'],
      ['verdict', 'waived'],
      ['layer', 'kubelet'],
      ['cluster', 'c0aa'],
    ] as const;
    for (const [name, value] of choices) {
      await page.locator(`select[name=${name}]`).selectOption(value);
      counts[value] = await visibleRows(page);
      await page.locator('button[type=reset]').click();
    }
    expect(counts).toEqual({ 'alibaba-cloud': 1, high: 8, waived: 1, kubelet: 1, c0aa: total });
    await page.locator('input[name=search]').fill('PRIVILEGED web-3');
    expect(await visibleRows(page)).toBe(1);
    expect(await page.locator('#shown').textContent()).toBe(`1 of ${total} shown`);
    await page.locator('button[type=reset]').click();
    await expect.poll(() => visibleRows(page)).toBe(total);
    await page.context().close();
  });

  it('is operated by the keyboard alone', async () => {
    const { page } = await open(smallAssessment());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(FOCUSED_TEXT)).toBe('Skip to findings');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('terway');
    expect(await visibleRows(page)).toBe(1);
    await page.locator('a.share').first().focus();
    await page.keyboard.press('Enter');
    const target = page.locator(':target');
    expect(await target.isVisible()).toBe(true);
    await page.context().close();
  });

  it('shows all findings, the ledger and the sources without scripts, and no dead control', async () => {
    const { page } = await open(smallAssessment(), { scripts: false });
    expect(await visibleRows(page)).toBe(smallAssessment().findings.length);
    expect(await page.locator('form#filter').isVisible()).toBe(false);
    expect(await page.locator('#sources tbody tr:visible').count()).toBe(7);
    expect(await page.locator('tr.scope:visible').count()).toBeGreaterThan(10);
    await page.context().close();
  });

  it('tells the same numbers as the JSON', async () => {
    const assessment = smallAssessment();
    const { page } = await open(assessment);
    const tables = await page.evaluate<string[][][]>(SUMMARY_TABLES);
    const totals = tables.map((rows) => rows.map((row) => Number(row.at(-1))));
    const perParty = <T extends { party: unknown }>(items: T[]) =>
      PARTIES.map((party) => items.filter((item) => item.party === party).length);
    const dashes = assessment.ledger.filter(({ party }) => party === null).length;
    expect(totals).toEqual([[...perParty(assessment.ledger), dashes], perParty(assessment.findings)]);
    const customer = assessment.findings.filter(
      (f) => f.party === 'customer' && f.verdict === 'fail' && !f.waiver,
    );
    const bySeverity = SEVERITIES.map((severity) => customer.filter((f) => f.severity === severity).length);
    expect(tables[1]?.[1]?.slice(1, 6).map(Number)).toEqual(bySeverity);
    await page.context().close();
  });

  it('runs nothing that a name brings along', async () => {
    const { page, requests, complaints } = await open(hostileFleet());
    expect(await page.evaluate(IS_HACKED)).toBe(false);
    expect(await page.locator('img, script').count()).toBe(1);
    expect(await page.title()).toContain('Demarc');
    expect(await visibleRows(page)).toBe(2 * Object.keys(HOSTILE_NAMES).length);
    expect(requests.filter((url) => url !== page.url() && url !== 'data:,')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('stays usable with ten thousand ledger rows', { timeout: 60_000 }, async () => {
    const large = largeAssessment(20, 20, 3);
    expect(large.ledger.length).toBeGreaterThan(9_500);
    const { page } = await open(large);
    expect(await page.locator('details.cluster').count()).toBe(20);
    expect(await page.locator('details.cluster[open]').count()).toBe(0);
    const spent = await page.evaluate(TIME_OF_SEARCH);
    expect(spent).toBeLessThan(2_000);
    await page.context().close();
  });

  it('prints in ink on paper, with the clusters opened', async () => {
    const { page } = await open(largeAssessment(6, 1, 0), { dark: true });
    await page.evaluate(BEFORE_PRINT);
    expect(await page.locator('details.cluster[open]').count()).toBe(6);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await page.locator('form#filter').isVisible()).toBe(false);
    expect(await page.evaluate(GROUND)).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });
});
