import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused } from '../../../test/fixtures/recorded.ts';
import type { Known } from '../../kernel/known.ts';

const VERSION = 'sas/DescribeVersionConfig';
const AGENTS = 'sas/DescribeCloudCenterInstances';
const ALERTS = 'sas/DescribeSuspEvents';
const NOTICES = 'sas/DescribeNoticeConfig';

/** The value of a field, whatever kept it from being read. */
const told = (field: Known<unknown> | undefined) => (field?.known ? field.value : 'unread');

function bought(document: unknown) {
  const row = recordedTables(read(VERSION, document)).securityCenter.rows[0];
  return [told(row?.edition), told(row?.containerProtection), told(row?.vulnerabilityFix)];
}
const none = { VulFixCapacity: 0, IsPostpay: false };

describe('securityCenter', () => {
  it('tells what the editions give', () => {
    expect(bought({ Version: 7, ...none })).toEqual([7, true, true]);
    expect(bought({ Version: 1, ...none })).toEqual([1, false, false]);
    expect(bought({ Version: '6', ...none })).toEqual([6, false, false]);
    expect(bought({ Version: 8, HighestVersion: 7, ...none })).toEqual([7, true, true]);
    expect(bought({ Version: 10, VulFixCapacity: '10', IsPostpay: false })).toEqual([10, false, true]);
  });

  it('does not decide for Advanced and Enterprise what is documented both ways', () => {
    expect(bought({ Version: 5, ...none })).toEqual([5, false, 'unread']);
    expect(bought({ Version: 3, ...none, VulFixCapacity: 1 })).toEqual([3, false, true]);
  });

  it('reads the modules that are paid as they are used out of JSON in a text', () => {
    const asYouGo = { Version: 1, VulFixCapacity: 0, IsPostpay: true, PostPayStatus: 1 };
    const modules = (switches: unknown) => ({ ...asYouGo, PostPayModuleSwitch: JSON.stringify(switches) });
    expect(bought({ ...modules({ VUL: 1 }) })).toEqual([1, false, true]);
    expect(bought({ ...modules({ VUL: 0, POST_HOST: 1 }), PostPayHostVersion: 7 })).toEqual([1, true, false]);
    expect(bought({ ...modules({ POST_HOST: 1 }), PostPayHostVersion: 3 })).toEqual([1, false, false]);
    expect(bought({ ...modules({ VUL: '1', POST_HOST: 1 }) })).toEqual([1, 'unread', true]);
    expect(bought({ ...modules({ VUL: 1, POST_HOST: 1 }), MergedVersion: 7 })).toEqual([1, true, true]);
    expect(bought({ ...modules({ VUL: 1 }), PostPayStatus: 2 })).toEqual([1, false, false]);
    expect(bought({ ...asYouGo, PostPayModuleSwitch: '{"VUL":' })).toEqual([1, 'unread', 'unread']);
    expect(bought({ ...modules({ VUL: 'yes' }), MergedVersion: 1 })).toEqual([1, false, 'unread']);
  });

  it('is one row of unread fields where nothing was read', () => {
    expect(bought({})).toEqual(['unread', 'unread', 'unread']);
    expect(bought([])).toEqual(['unread', 'unread', 'unread']);
    const row = recordedTables(refused(VERSION)).securityCenter.rows[0];
    expect(row?.edition).toMatchObject({ known: false, because: { source: VERSION, outcome: 'denied' } });
    expect(recordedTables().securityCenter.rows).toHaveLength(1);
  });
});

describe('securityCenterAgents', () => {
  const table = (...list: unknown[]) =>
    recordedTables(read(AGENTS, { Instances: list, PageInfo: { TotalCount: list.length } }))
      .securityCenterAgents;

  it('reads each state', () => {
    const states = ['online', 'offline', 'pause'];
    const found = table(
      ...states.map((state) => ({ InstanceId: `i-${state}\n`, Uuid: `u-${state}`, ClientStatus: state })),
    );
    expect(found.rows.map((row) => [row.instance, told(row.clientStatus), told(row.uuid)])).toEqual(
      [...states].sort().map((state) => [`i-${state}`, state, `u-${state}`]),
    );
    expect(found.completeness('c0aa').state).toBe('complete');
  });

  it('does not take a cut or garbled list for the whole', () => {
    const cut = recordedTables(
      read(AGENTS, { Instances: [{ InstanceId: 'i-1' }], PageInfo: { TotalCount: '2' } }),
    );
    expect(cut.securityCenterAgents.completeness().state).toBe('partial');
    expect(told(cut.securityCenterAgents.rows[0]?.clientStatus)).toBe('unread');
    expect(table({ InstanceId: {} }, 'x').completeness().gaps).toHaveLength(2);
    expect(recordedTables(refused(AGENTS)).securityCenterAgents.completeness().state).toBe('none');
  });
});

describe('securityCenterAlerts', () => {
  const table = (...list: unknown[]) =>
    recordedTables(read(ALERTS, { SuspEvents: list, TotalCount: list.length })).securityCenterAlerts;
  const event = {
    Id: 42,
    Name: 'Reverse shell',
    Level: 'serious',
    EventStatus: '1',
    LastTimeStamp: 1_795_000_000_000,
    InstanceId: 'i-1',
    K8sClusterId: 'c0aa',
    K8sNodeName: 'N/A',
    K8sNodeId: '',
    K8sPodName: 'web-1',
  };

  it('reads numbers in texts, instants in milliseconds, and N/A as nothing', () => {
    const [row] = table(event).rows;
    expect(row).toMatchObject({ id: '42', instance: 'i-1', cluster: 'c0aa', nodeName: '', pod: 'web-1' });
    expect([row?.name, row?.level, row?.status, row?.lastSeen].map(told)).toEqual([
      'Reverse shell',
      'serious',
      1,
      1_795_000_000_000,
    ]);
    for (const level of ['suspicious', 'remind'])
      expect(told(table({ ...event, Level: level }).rows[0]?.level)).toBe(level);
  });

  it('takes the node id where there is no instance id', () => {
    expect(table({ ...event, InstanceId: 'N/A', K8sNodeId: 'i-9' }).rows[0]?.instance).toBe('i-9');
  });

  it('keeps two alerts without an id apart, in any order', () => {
    const { Id: _, ...nameless } = event;
    const one = table(nameless, { ...nameless, Level: 'remind' });
    const other = table({ ...nameless, Level: 'remind' }, nameless);
    expect(one.rows).toHaveLength(2);
    expect(one.rows.map((row) => told(row.level))).toEqual(other.rows.map((row) => told(row.level)));
  });

  it('has a gap for an alert that could be about anything', () => {
    expect(table({ Id: 1, Level: 'serious' }).completeness().state).toBe('partial');
    expect(table({ ...event, InstanceId: 7 }).completeness().state).toBe('partial');
    expect(table({ ...event, InstanceId: '', K8sClusterId: '' }).completeness().state).toBe('complete');
  });
});

describe('securityCenterNotices', () => {
  it('reads which channel each project has', () => {
    const list = [
      { Project: 'sas_suspicious', Route: '0' },
      { Project: 'webshell', Route: 7 },
      { Project: 'agent', Route: 'mail' },
    ];
    const table = recordedTables(read(NOTICES, { NoticeConfigList: list })).securityCenterNotices;
    expect(table.rows.map((row) => [row.project, told(row.route)])).toEqual([
      ['agent', 'unread'],
      ['sas_suspicious', 0],
      ['webshell', 7],
    ]);
    expect(table.completeness().state).toBe('complete');
    const garbled = recordedTables(read(NOTICES, { NoticeConfigList: [{ Route: 1 }] })).securityCenterNotices;
    expect(garbled.completeness().state).toBe('partial');
  });
});
