import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/fixtures/catalogue.ts';
import { ESCAPED, tooWide } from '../../test/fixtures/rendered.ts';
import type { CatalogueEntry } from '../model/assessment.ts';
import type { Language } from '../model/bilingual.ts';
import { renderCheckExplanation, renderCheckList, renderCheckListJson } from './checks.ts';

const PROSE = `## Why it matters

A hard-wrapped paragraph that is
one text.

- one item
  that goes on
- another

## How to fix

1. Do this.

\`\`\`sh
kubectl get nodes \\
  -o wide
\`\`\`
`;

describe('src/report/checks', () => {
  it.each(['en', 'zh-CN'] as Language[])(
    'lists the checks by layer and explains one in %s',
    async (language) => {
      const [first] = catalogue;
      const text =
        renderCheckList(catalogue, { language }) +
        renderCheckExplanation(first as CatalogueEntry, PROSE, { language });
      await expect(text).toMatchFileSnapshot(`golden/checks.${language}.txt`);
      expect(tooWide(text, 80)).toEqual([]);
    },
  );

  it('makes prose from outside inert', () => {
    const text = renderCheckExplanation(catalogue[0] as CatalogueEntry, '# \u001b[31m\n\n- \u202ex\n', {
      language: 'en',
    });
    expect(text.replaceAll('\n', '')).not.toMatch(ESCAPED);
  });

  it('says so when there is none, and lists them as JSON', () => {
    expect(renderCheckList([], { language: 'en' })).toBe('The catalogue is empty.\n');
    expect(JSON.parse(renderCheckListJson(catalogue))).toEqual(catalogue);
  });
});
