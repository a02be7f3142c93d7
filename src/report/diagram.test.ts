import { describe, expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import { HOSTILE_NAMES, hostileAssessment } from '../../test/fixtures/hostile-assessment.ts';
import { largeAssessment } from '../../test/fixtures/large-assessment.ts';
import { publishedTable } from '../../test/fixtures/published-table.ts';
import { ESCAPED } from '../../test/fixtures/rendered.ts';
import { translate } from '../messages/translate.ts';
import { COLUMNS } from '../model/layer.ts';
import { renderModelDiagram } from './diagram.ts';
import { renderFleetDiagram } from './fleet-diagram.ts';
import { toFleetLines } from './fleet-lines.ts';

describe('src/report/diagram', () => {
  it.each(COLUMNS)('draws ten layers of %s with their owners in words', (column) => {
    const svg = renderModelDiagram(publishedTable, column, { language: 'en' });
    const described = /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1];
    const owners = publishedTable.map(({ cells }) => cells[column].text.replace('—', 'not applicable'));
    expect(
      described
        ?.match(/: ([^;:]+?)(?=;|\.$)/g)
        ?.slice(-10)
        .map((owner) => owner.slice(2)),
    ).toEqual(owners);
  });

  it('says that Demarc splits what is published as shared', () => {
    expect(renderModelDiagram(publishedTable, 'edge', { language: 'en' })).toContain(
      'Demarc splits what is shared',
    );
    expect(renderModelDiagram(publishedTable, 'managed', { language: 'en' })).not.toContain('Demarc splits');
  });

  it('refers to nothing outside itself', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const svg =
        renderModelDiagram(publishedTable, 'edge', { language }) +
        renderFleetDiagram(smallAssessment(), { language });
      const outside = svg
        .replaceAll('xmlns="http://www.w3.org/2000/svg"', '')
        .match(/https?:|href=|<image|@import|url\((?!#)/g);
      expect(outside).toBeNull();
    }
  });
});

describe('src/report/fleet-diagram', () => {
  it('joins nodes to their pool with the worst state of any of them', () => {
    const { lines } = toFleetLines(smallAssessment(), translate('en'));
    expect(lines.map(({ kind, name, note }) => [kind, name, note])).toEqual([
      ['account', '1234567890123456', ''],
      ['cluster', 'prod-hangzhou', 'managed · cn-hangzhou'],
      ['below', 'plain', 'managed · 5 nodes'],
      ['below', 'automated', 'managed pool'],
      ['below', 'virtual-kubelet-cn-hangzhou-k', 'serverless'],
      ['cluster', '门店边缘', 'edge · cn-shanghai'],
      ['below', '门店节点池', 'edge · 1 node'],
      ['cluster', 'idc-registered', '≈managed · cn-beijing'],
      ['below', '? node pools not listed', 'outside'],
    ]);
    expect(lines[2]?.cells[3]?.shares).toEqual([
      { party: 'alibaba-cloud', state: 'unverified' },
      { party: 'customer', state: 'breached' },
    ]);
  });

  it('folds 200 pools that are alike, never an unknown away, and says so', () => {
    const large = largeAssessment(4, 50, 1);
    const hidden = large.ledger.find((row) => row.scope.nodePool?.endsWith('31') && row.layer === 'kubelet');
    if (hidden === undefined) throw new Error('the fixture has no such pool');
    hidden.party = 'unknown';
    const fleet = toFleetLines(large, translate('en'));
    expect(fleet.pools).toEqual({ shown: 5, total: 200 });
    expect(
      fleet.lines.filter(({ cells }) =>
        cells.some(({ shares }) => shares.some(({ party }) => party === 'unknown')),
      ),
    ).toHaveLength(1);
    expect(renderFleetDiagram(large, { language: 'en' })).toContain('5 rows stand for 200 node pools');
  });

  it('folds clusters that are alike where there are many', () => {
    const fleet = toFleetLines(largeAssessment(40, 1, 0), translate('en'));
    expect(fleet.clusters).toEqual({ shown: 1, total: 40 });
    expect(fleet.lines[1]?.name).toBe('40 clusters alike');
  });

  it.each(Object.entries(HOSTILE_NAMES))('makes a hostile name inert: %s', (_kind, name) => {
    const svg = renderFleetDiagram(hostileAssessment(name), { language: 'en' });
    expect(svg.replaceAll('\n', '')).not.toMatch(ESCAPED);
    expect(svg).not.toMatch(/<(img|script)|onerror="/);
  });

  it('says so where no scope was read', () => {
    const svg = renderFleetDiagram({ ...smallAssessment(), scopes: [], ledger: [] }, { language: 'zh-CN' });
    expect(svg).toContain('未读取到任何范围。');
  });
});
