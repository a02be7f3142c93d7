import { describe, expect, it } from 'vitest';
import { takeoverView } from '../../test/fixtures/takeover.ts';
import type { TakeoverTarget } from '../model/takeover.ts';
import { renderTakeoverDiagram } from './takeover-svg.ts';
import { renderTakeover } from './takeover-text.ts';

const HOSTILE = '\u001b[31m</text><script>alert(1)</script>\u202e';

describe('who can take what over', () => {
  it('is told way by way, with what cuts most', () => {
    const text = renderTakeover(takeoverView(2), { language: 'en' });
    expect(text).toContain('3 identities get to: cluster-admin ops');
    expect(text).toContain('perhaps');
    expect(text).toContain('✂ without ClusterRoleBinding agent → ClusterRole cluster-admin: 3 fewer');
  });

  it('says how many ways it leaves out', () => {
    expect(renderTakeover(takeoverView(30), { language: 'en' })).toContain('6 more: see --format json');
    expect(renderTakeover(takeoverView(30), { language: 'zh-CN' })).toContain('还有 6 个');
  });

  it('keeps every line within 80 columns', () => {
    for (const line of renderTakeover(takeoverView(30), { language: 'en' }).split('\n'))
      expect(line.length).toBeLessThanOrEqual(80);
  });

  it('is inert whatever names hold, in words and in the picture', () => {
    const view = takeoverView(3, HOSTILE);
    const svg = renderTakeoverDiagram(view, view.targets[0] as TakeoverTarget, { language: 'en' });
    for (const shown of [renderTakeover(view, { language: 'en' }), svg]) {
      expect(shown).not.toContain('\u001b');
      expect(shown).not.toContain('\u202e');
    }
    expect(svg).not.toContain('<script');
  });
});
