import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const LIST = 'cs/ListClusterAddonInstances@c0aa';
const DETAIL = 'cs/DescribeAddon@c0aa';
const installed = (...addons: unknown[]) => read(LIST, { addons });
const coredns = { name: 'coredns', state: 'active', version: 'v1.11.3.2' };

describe('addons', () => {
  it('joins the installed components with what ACK says of them', () => {
    const { addons } = recordedTables(
      installed(coredns, { name: 'metrics-server', state: 'upgrading', version: 'v0.3.9.7' }),
      read(`${DETAIL},coredns`, {
        name: 'coredns',
        managed: false,
        newer_versions: [
          { version: 'v1.12.1.3', minimum_cluster_version: '1.22.0', upgradable: true },
          { version: 'v1.13.0.0', upgradable: 'no' },
        ],
      }),
      read(`${DETAIL},metrics-server`, { name: 'metrics-server', managed: true, newer_versions: [] }),
    );
    expect(addons.rows.map((row) => [row.id, row.subject])).toEqual([
      ['c0aa/coredns', 'c0aa/Addon/coredns'],
      ['c0aa/metrics-server', 'c0aa/Addon/metrics-server'],
    ]);
    const [dns, metrics] = addons.rows;
    expect([dns?.state, dns?.version, dns?.managed, dns?.newerVersions].map(told)).toEqual([
      'active',
      'v1.11.3.2',
      false,
      [
        { version: 'v1.12.1.3', minimumClusterVersion: '1.22.0', upgradable: true },
        { version: 'v1.13.0.0', minimumClusterVersion: '', upgradable: undefined },
      ],
    ]);
    expect([metrics?.managed, metrics?.newerVersions].map(told)).toEqual([true, []]);
    expect(dns?.newerVersions.known && dns.newerVersions.at).toMatchObject({
      source: 'cs/DescribeAddon',
      ids: ['c0aa', 'coredns'],
      path: '/newer_versions',
    });
    expect(addons.completeness('c0aa').state).toBe('complete');
  });

  it.each([
    ['refused', refused(`${DETAIL},coredns`), 'denied'],
    ['gone', missing(`${DETAIL},coredns`), 'absent'],
    ['of another type', read(`${DETAIL},coredns`, ['coredns']), 'failed'],
    ['without the fields', read(`${DETAIL},coredns`, { name: 'coredns' }), 'absent'],
    ['with wrong fields', read(`${DETAIL},coredns`, { managed: 'no', newer_versions: [{}] }), 'failed'],
  ])('knows nothing from a description that is %s', (_name, detail, outcome) => {
    const [row] = recordedTables(installed(coredns), detail).addons.rows;
    expect([row?.managed, row?.newerVersions].map(told)).toEqual([
      `unread: cs/DescribeAddon ${outcome}`,
      `unread: cs/DescribeAddon ${outcome}`,
    ]);
  });

  it('takes no component from a description alone', () => {
    const { addons } = recordedTables(
      installed(),
      read(`${DETAIL},ack-virtual-node`, { name: 'ack-virtual-node', managed: true }),
    );
    expect(addons.rows).toEqual([]);
    expect(addons.completeness('c0aa').state).toBe('complete');
  });

  it.each([
    ['was not asked for', undefined, 'none'],
    ['was refused', refused(LIST), 'none'],
    ['is no list', read(LIST, { addons: {} }), 'none'],
    ['has an element without a name', installed(coredns, { version: 'v1' }), 'partial'],
    ['has an element of another type', installed(coredns, 'terway'), 'partial'],
  ])('is incomplete where the list %s', (_name, list, state) => {
    const { addons } = recordedTables(...(list === undefined ? [] : [list]));
    expect(addons.completeness('c0aa')).toMatchObject({
      state,
      gaps: [{ source: 'cs/ListClusterAddonInstances' }],
    });
  });

  it('takes hostile names as they are', () => {
    const { addons } = recordedTables(installed({ name: '__proto__' }, { name: 'constructor' }));
    expect(addons.rows.map((row) => row.name)).toEqual(['__proto__', 'constructor']);
  });
});
