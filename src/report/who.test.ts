import { describe, expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import { HOSTILE_NAMES, hostileAssessment } from '../../test/fixtures/hostile-assessment.ts';
import { ESCAPED, tooWide } from '../../test/fixtures/rendered.ts';
import { ACCOUNT, autoPool, prod, virtualNode } from '../../test/fixtures/scopes.ts';
import type { Language } from '../model/bilingual.ts';
import { findScope } from './find-scope.ts';
import { answerWho, renderWho } from './who.ts';

describe('src/report/who', () => {
  it.each(['en', 'zh-CN'] as Language[])(
    'explains a scope by rule, sentence, facts and confidence in %s',
    async (language) => {
      const text = renderWho(smallAssessment(), { scope: autoPool }, { language });
      await expect(text).toMatchFileSnapshot(`golden/who.${language}.txt`);
      expect(tooWide(text, 80)).toEqual([]);
    },
  );

  it('answers for a layer that an enclosing scope holds', () => {
    const { rows } = answerWho(smallAssessment(), { scope: virtualNode, layer: 'access-control' });
    expect(rows.map((row) => [row.scope.kind, row.duty])).toEqual([
      ['cluster', 'configure'],
      ['cluster', 'revoke'],
    ]);
  });

  it('answers for a pod by its virtual node and its cluster', () => {
    const pod = { ...virtualNode, kind: 'pod', pod: 'batch/report-1' } as const;
    const layers = answerWho(smallAssessment(), { scope: pod }).rows.map(
      (row) => `${row.scope.kind} ${row.layer}`,
    );
    expect([...new Set(layers)]).toEqual([
      'cluster control-plane',
      'cluster infrastructure',
      'virtual-node pod-runtime',
      'virtual-node node-os',
      'virtual-node kubelet',
      'virtual-node container-runtime',
      'cluster workload',
      'cluster cluster-and-network',
      'cluster access-control',
      'virtual-node edge-node',
    ]);
  });

  it('keeps findings of another pool out', () => {
    const { findings } = answerWho(smallAssessment(), { scope: autoPool, layer: 'node-os' });
    expect(findings.map(({ check, subject }) => [check, subject])).toEqual([
      ['node-os-vulns-open', 'np02'],
      ['node-reboot-pending', 'np02'],
    ]);
  });

  it('says so where the ledger has no row', () => {
    const text = renderWho({ ...smallAssessment(), ledger: [] }, { scope: prod }, { language: 'en' });
    expect(text).toContain('The ledger has no row for this scope and layer.');
  });

  it.each(Object.entries(HOSTILE_NAMES))('makes a hostile name inert: %s', (_kind, name) => {
    const assessment = hostileAssessment(name);
    for (const scope of assessment.scopes) {
      const text = renderWho(assessment, { scope }, { language: 'en' });
      expect(text.replaceAll('\n', '')).not.toMatch(ESCAPED);
      expect(tooWide(text, 80)).toEqual([]);
    }
  });
});

describe('src/report/find-scope', () => {
  const wanted: [name: string, kind: string][] = [
    [ACCOUNT, 'account'],
    ['c0aa', 'cluster'],
    ['prod-hangzhou', 'cluster'],
    ['c0aa/np02', 'node-pool'],
    ['np02', 'node-pool'],
    ['prod-hangzhou/automated', 'node-pool'],
    ['c0cc/?', 'node-pool'],
    ['c0aa/virtual-kubelet-cn-hangzhou-k', 'virtual-node'],
    ['cn-hangzhou.192.168.0.9', 'node'],
  ];
  it.each(wanted)('finds %s: a %s', (name, kind) => {
    expect(findScope(smallAssessment(), name)).toMatchObject({ scope: { kind } });
  });

  it('offers what could be meant, and nothing for a name that nothing has', () => {
    const base = smallAssessment();
    const twin = { ...prod, cluster: 'c0ee' };
    expect(findScope({ ...base, scopes: [...base.scopes, twin] }, 'prod-hangzhou')).toMatchObject({
      candidates: [{ cluster: 'c0aa' }, { cluster: 'c0ee' }],
    });
    expect(findScope(base, 'toString')).toEqual({ candidates: [], named: false });
  });
});
