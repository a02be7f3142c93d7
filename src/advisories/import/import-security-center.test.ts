import { describe, expect, it } from 'vitest';
import { AdvisoryIndex } from '../advisory-index.ts';
import { Matcher } from '../matcher.ts';
import { importText } from './import-document.ts';

function record(change: Record<string, unknown> = {}, ...details: string[]): Record<string, unknown> {
  return {
    Name: 'alilinux3:3:ALINUX3-SA-2026:0171',
    AliasName: 'ALINUX3-SA-2026:0171: kernel security update',
    Type: 'cve',
    Related: 'CVE-2026-31431, CVE-2026-31432',
    ExtendContentJson: JSON.stringify({ RpmEntityList: details.map((MatchDetail) => ({ MatchDetail })) }),
    ...change,
  };
}

const imported = (...records: unknown[]) => importText(JSON.stringify({ VulRecords: records }));

describe('results of Security Center', () => {
  it('are advisories of the distribution: packages with the build that fixes them', () => {
    const { entries, refused } = imported(
      record({}, 'kernel version less than 0:5.10.134-19.4.al8'),
      record(
        {},
        'kernel version less than 0:5.10.134-19.4.al8',
        'bpftool version less than 0:5.10.134-19.4.al8',
      ),
    );
    expect(refused).toEqual([]);
    expect(entries).toMatchObject([
      {
        id: 'ALINUX3-SA-2026:0171',
        upstream: ['CVE-2026-31431', 'CVE-2026-31432'],
        source: 'security-center',
      },
    ]);
    const matcher = new Matcher(new AdvisoryIndex(entries));
    const answers = ['5.10.134-19.3.al8', '5.10.134-19.4.al8', '4.19.91-28.7.al7'].map(
      (version) => matcher.matchAll('kernel', version, new Map())[0]?.affected,
    );
    expect(answers).toEqual(['yes', 'no', 'undetermined']);
  });

  it('take the member of objects where the text was parsed already', () => {
    const entity = { MatchDetail: 'runc version less than 4:1.1.12-1' };
    const { entries } = imported(record({ ExtendContentJson: { RpmEntityList: [entity] } }));
    expect(entries).toMatchObject([{ affected: [{ component: 'runc' }] }]);
  });

  it('survive what is not of their shape, and say what has no name', () => {
    const { entries, refused } = imported(
      record({ Name: ' ' }),
      record({ Name: 'alilinux3:3:' }),
      record({ ExtendContentJson: '{cut' }, 'x'),
      record({ Type: 'app', Name: 'AVD-2026-1' }),
      null,
    );
    expect(refused).toHaveLength(1);
    expect(entries.map(({ id }) => id)).toEqual(['alilinux3:3:', 'ALINUX3-SA-2026:0171']);
  });
});
