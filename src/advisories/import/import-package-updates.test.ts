import { describe, expect, it } from 'vitest';
import { AdvisoryIndex } from '../advisory-index.ts';
import { dataSet } from '../data-set.generated.ts';
import { Matcher } from '../matcher.ts';
import type { Entry } from '../record.ts';
import { importText } from './import-document.ts';
import { parseXml } from './xml-elements.ts';

const embedded = dataSet.split('\n').flatMap((line) => importText(line).entries);

function answers(entries: readonly Entry[], id: string, component: string, versions: readonly string[]) {
  const matcher = new Matcher(new AdvisoryIndex([...embedded, ...entries]));
  return versions.map(
    (version) =>
      matcher.matchAll(component, version, new Map()).find(({ range }) => range.advisory.ids.includes(id))
        ?.affected,
  );
}

const updateInfo = `<?xml version="1.0"?>
<updates>
  <update from="x" type="security"><id>ALINUX3-SA-2024:0042</id><title>kernel &amp; more</title><severity>Important</severity>
    <issued date="2024-05-01 00:00:00"/>
    <references><reference type="cve" id="CVE-2024-1086" href=">"/><reference type="self" id="x"/></references>
    <pkglist><collection>
      <package name="kernel" epoch="0" version="5.10.134" release="16.3.al8" arch="x86_64"/>
      <package name="kernel" epoch="0" version="5.10.134" release="16.3.al8" arch="aarch64"/>
    </collection></pkglist>
  </update>
  <update type="bugfix"><id>ALINUX3-BA-1</id></update>
</updates>`;

const oval = (...criteria: string[]) => `<oval_definitions xmlns:x="y"><definitions>
  <definition class="patch"><metadata><title>t</title><reference ref_id="ALINUX2-SA-2024:0001"/>
  <advisory><severity>Critical</severity><issued date="2024-05-01"/><cve cvss3="7.8/CVSS:3.1/AV:L">CVE-2024-1086</cve></advisory></metadata>
  <criteria>${criteria.map((comment) => `<criterion comment="${comment}" test_ref="1"/>`).join('')}</criteria></definition>
</definitions></oval_definitions>`;

describe('updates of RPM distributions', () => {
  it('decide about their own distribution where mainline says nothing', () => {
    const { entries, refused } = importText(updateInfo);
    expect(refused).toEqual([]);
    expect(entries).toMatchObject([
      {
        id: 'ALINUX3-SA-2024:0042',
        summary: 'kernel & more',
        level: 'high',
        upstream: ['CVE-2024-1086'],
        published: '2024-05-01 00:00:00',
      },
    ]);
    const versions = [
      '5.10.134-16.al8.x86_64',
      '5.10.134-16.3.al8.x86_64',
      '5.10.134-17.al8',
      '4.19.91-28.al7',
    ];
    expect(answers(entries, 'CVE-2024-1086', 'kernel', versions)).toEqual([
      'yes',
      'no',
      'no',
      'undetermined',
    ]);
    expect(answers([], 'CVE-2024-1086', 'kernel', versions)).toEqual(versions.map(() => 'undetermined'));
  });

  it('are read from OVAL, with the builds that carry a piece of a name', () => {
    const { entries, refused } = importText(
      oval('kernel is earlier than 0:debug-devel-4.19.91-28.7.al7', 'Alibaba Cloud Linux is installed'),
    );
    expect(refused).toEqual([]);
    expect(answers(entries, 'CVE-2024-1086', 'kernel', ['4.19.91-28.6.al7', '4.19.91-28.7.al7'])).toEqual([
      'yes',
      'no',
    ]);
  });

  it('leave a build without a dash undetermined, and say so', () => {
    const { entries, refused } = importText(oval('kernel is earlier than 0:broken/build'));
    expect(refused).toHaveLength(1);
    expect(answers(entries, 'CVE-2024-1086', 'kernel', ['4.19.91-28.7.al7'])).toEqual(['undetermined']);
  });

  it('keep streams of one distribution apart', () => {
    const { entries } = importText(
      oval('kernel:5.10 is earlier than 0:5.10.134-19.al8', 'kernel:6.6 is earlier than 0:6.6.102-5.al8'),
    );
    const versions = ['5.10.134-18.al8', '5.10.134-19.al8', '6.6.102-4.al8', '6.6.102-5.al8'];
    expect(answers(entries, 'CVE-2024-1086', 'kernel', versions)).toEqual(['yes', 'no', 'yes', 'no']);
  });

  it.each([
    '<',
    '<updates>',
    '<updates><update></updates>',
    updateInfo.slice(0, -3),
    '<!-- ',
    '<a b="',
    `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`,
  ])('call %j cut off', (text) => {
    expect(importText(text).unreadable).toMatch(/XML/);
  });

  it('grow no entities and take CDATA and quotes as text', () => {
    const root = parseXml('<!DOCTYPE x [<!ENTITY a "b">]><x y=\'a>b\'>&a;&#65;&lt;<![CDATA[<z>]]></x>');
    expect(root?.attributes.get('y')).toBe('a>b');
    expect(root?.text).toBe('&a;A<<z>');
  });
});
