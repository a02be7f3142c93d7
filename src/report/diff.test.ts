import { describe, expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import { finding, unknownFinding } from '../../test/fixtures/catalogue.ts';
import { HOSTILE_NAMES, hostileAssessment } from '../../test/fixtures/hostile-assessment.ts';
import { ESCAPED, tooWide } from '../../test/fixtures/rendered.ts';
import { plainPool, prod } from '../../test/fixtures/scopes.ts';
import type { Assessment, Finding } from '../model/assessment.ts';
import type { Language } from '../model/bilingual.ts';
import { compareAssessments } from './compare-assessments.ts';
import { renderDiff, renderDiffJson } from './diff.ts';

function withFindings(findings: Finding[], more: Partial<Assessment> = {}): Assessment {
  return { ...smallAssessment(), findings, ...more };
}

const privileged = finding('workload-runs-privileged', prod, 'c0aa/Pod/shop/a', { fingerprint: 'a' });
const open = finding('node-os-vulns-open', plainPool, 'np01', { fingerprint: 'b' });
const waiver = { owner: 'ops@example.com', reason: 'soon', expires: '2027-01-01' };

describe('src/report/compare-assessments', () => {
  it('finds nothing between an assessment and itself', () => {
    const diff = compareAssessments(smallAssessment(), smallAssessment());
    expect(diff.findings).toEqual({ appeared: [], gone: [], changed: [], waived: [], unwaived: [] });
    expect(diff.ledger).toEqual([]);
    expect(diff.scopes).toEqual({ appeared: [], gone: [] });
  });

  it('tells new, gone and changed findings by their fingerprint, whatever the message says', () => {
    const before = withFindings([privileged, open]);
    const after = withFindings([
      { ...open, message: 'worded anew' },
      { ...privileged, fingerprint: 'c' },
    ]);
    const { appeared, gone, changed } = compareAssessments(before, after).findings;
    expect(appeared.map(({ fingerprint }) => fingerprint)).toEqual(['c']);
    expect(gone.map(({ finding: { fingerprint }, reason }) => [fingerprint, reason])).toEqual([
      ['a', 'no-longer-found'],
    ]);
    expect(changed).toEqual([]);
  });

  it('does not take a finding that can no longer be told for a mended one', () => {
    const blind = unknownFinding('node-os-vulns-open', { ...plainPool, kind: 'cluster' }, 'c0aa', {
      fingerprint: 'z',
    });
    const { nodePool: _pool, nodePoolName: _name, ...scope } = blind.scope;
    const diff = compareAssessments(withFindings([open]), withFindings([{ ...blind, scope }]));
    expect(diff.findings.gone.map(({ reason }) => reason)).toEqual(['could-not-tell']);
  });

  it('says that the scope of a finding is gone', () => {
    const diff = compareAssessments(withFindings([open]), withFindings([], { scopes: [prod] }));
    expect(diff.findings.gone.map(({ reason }) => reason)).toEqual(['scope-gone']);
  });

  it('tells a verdict, a severity and a party that changed', () => {
    const unknown = { ...open, verdict: 'unknown' } as const;
    const raised = { ...privileged, severity: 'critical', party: 'alibaba-cloud' } as const;
    const { changed } = compareAssessments(
      withFindings([open, privileged]),
      withFindings([unknown, raised]),
    ).findings;
    expect(changed.map(({ after }) => [after.verdict, after.severity, after.party])).toEqual([
      ['unknown', 'high', 'customer'],
      ['fail', 'critical', 'alibaba-cloud'],
    ]);
  });

  it('tells what was waived and what is no longer', () => {
    const diff = compareAssessments(
      withFindings([open, { ...privileged, waiver }]),
      withFindings([{ ...open, waiver }, privileged]),
    );
    expect(diff.findings.waived.map(({ fingerprint }) => fingerprint)).toEqual(['b']);
    expect(diff.findings.unwaived.map(({ fingerprint }) => fingerprint)).toEqual(['a']);
  });

  it('tells rows of the ledger that changed, appeared and went', () => {
    const before = smallAssessment();
    const after = smallAssessment();
    const [moved] = after.ledger.splice(2, 1);
    const state = after.ledger[0];
    if (moved === undefined || state === undefined) throw new Error('the fixture has no such rows');
    state.state = 'unproven';
    const { ledger } = compareAssessments(before, after);
    expect(
      ledger.map((change) => [change.scope.kind, change.layer, change.duty, change.before, change.after]),
    ).toEqual([
      [
        'account',
        'access-control',
        'configure',
        { party: 'customer', state: 'met' },
        { party: 'customer', state: 'unproven' },
      ],
      ['cluster', 'control-plane', 'publish-fix', { party: 'alibaba-cloud', state: 'unverified' }, null],
    ]);
  });
});

describe('src/report/diff', () => {
  function changed() {
    const before = withFindings([
      open,
      privileged,
      finding('eci-pod-stale-after-patch', prod, 'x', { fingerprint: 'x' }),
    ]);
    const added = finding('kubeconfig-outlives-ram-user', prod, 'c0aa', {
      fingerprint: 'n',
      message: 'Kubeconfig of deleted RAM user 2001 stays valid until 2027-01-01',
      saw: { user: '2001', expires: '2027-01-01' },
    });
    const after = withFindings([{ ...open, severity: 'low' }, { ...privileged, waiver }, added]);
    after.scopes = after.scopes.slice(0, -1);
    const row = after.ledger[0];
    if (row !== undefined) row.state = 'breached';
    return { diff: compareAssessments(before, after), catalogue: after.catalogue };
  }

  it.each(['en', 'zh-CN'] as Language[])('renders the difference in %s', async (language) => {
    const { diff, catalogue } = changed();
    const text = renderDiff(diff, catalogue, { language });
    await expect(text).toMatchFileSnapshot(`golden/diff.${language}.txt`);
    expect(tooWide(text, 80)).toEqual([]);
  });

  it('renders it as JSON', () => {
    const { diff } = changed();
    expect(JSON.parse(renderDiffJson(diff))).toEqual(JSON.parse(JSON.stringify(diff)));
  });

  it('says so when nothing differs', () => {
    const diff = compareAssessments(smallAssessment(), smallAssessment());
    expect(renderDiff(diff, [], { language: 'en' })).toContain('No difference.');
  });

  it.each(Object.entries(HOSTILE_NAMES))('makes a hostile name inert: %s', (_kind, name) => {
    const hostile = hostileAssessment(name);
    for (const diff of [
      compareAssessments(smallAssessment(), hostile),
      compareAssessments(hostile, smallAssessment()),
    ]) {
      expect(renderDiff(diff, hostile.catalogue, { language: 'en' }).replaceAll('\n', '')).not.toMatch(
        ESCAPED,
      );
      expect(renderDiffJson(diff).replaceAll('\n', '')).not.toMatch(ESCAPED);
    }
  });
});
