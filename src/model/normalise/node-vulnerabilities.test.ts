import { describe, expect, it } from 'vitest';
import {
  CLUSTER_VULS,
  fleet,
  item,
  N1,
  POOL_VULS,
  poolReport,
  quiet,
  record,
  VUL_LIST,
  vulList,
  withEntries,
} from '../../../test/fixtures/node-security.ts';
import { read, recordedTables, refused } from '../../../test/fixtures/recorded.ts';
import type { Known } from '../../kernel/known.ts';

const told = (field: Known<unknown> | undefined) => (field?.known ? field.value : 'unread');
const tableOf = (...changed: Parameters<typeof recordedTables>) =>
  recordedTables(...withEntries(quiet, ...changed)).nodeVulnerabilities;

describe('nodeVulnerabilities', () => {
  it('reads what ACK reports of each node of a pool', () => {
    const table = tableOf(poolReport('npauto', { 'i-1': [item('oval:1', { need_reboot: true })] }));
    const [row] = table.rows;
    expect(row).toMatchObject({
      id: `c0aa/${N1}/oval:1`,
      subject: `c0aa/Node/${N1}`,
      node: `c0aa/${N1}`,
      nodePool: 'npauto',
      scope: { kind: 'node', node: N1, nodePool: 'npauto' },
      reportedBy: ['node-pool'],
    });
    expect(row?.name.at).toMatchObject({
      source: POOL_VULS,
      ids: ['c0aa', 'npauto'],
      path: '/vul_records/0/vul_list/0/name',
    });
    const { alias, necessity, cves, packages, needsReboot, status } = row ?? {};
    expect([alias, necessity, cves, packages, needsReboot, status].map(told)).toEqual([
      'ALIAS oval:1',
      'asap',
      ['CVE-2026-0001'],
      ['openssl'],
      true,
      'unread',
    ]);
    expect(table.completeness('c0aa').state).toBe('complete');
  });

  it('reads what Security Center lists, and joins it by instance id', () => {
    const changes = {
      Status: '8',
      ExtendContentJson: JSON.stringify({ RpmEntityList: [{ Name: 'kernel' }] }),
    };
    const [row] = tableOf(vulList(record('i-1', 'oval:1', changes))).rows;
    expect(row).toMatchObject({ node: `c0aa/${N1}`, nodePool: 'npauto', reportedBy: ['security-center'] });
    expect([row?.status, row?.packages, row?.cves].map(told)).toEqual([
      8,
      ['kernel'],
      ['CVE-2026-0001', 'CVE-2026-0002'],
    ]);
    const named = record('N/A', 'oval:1', { K8sClusterId: 'c0aa', K8sNodeName: N1 });
    expect(tableOf(vulList(named)).rows[0]?.node).toBe(`c0aa/${N1}`);
    expect(tableOf(vulList(record('', 'oval:1', { K8sNodeId: 'i-1' }))).rows[0]?.node).toBe(`c0aa/${N1}`);
  });

  it('makes one row of what both report', () => {
    const ack = poolReport('npauto', { 'i-1': [item('oval:1', { package_list: [{ name: 'kernel' }] })] });
    const rows = tableOf(ack, vulList(record('i-1', 'oval:1'))).rows;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reportedBy).toEqual(['node-pool', 'security-center']);
    expect([rows[0]?.necessity, rows[0]?.packages, rows[0]?.status].map(told)).toEqual([
      'asap',
      ['kernel', 'openssl'],
      1,
    ]);
  });

  it('leaves out machines of no cluster and findings on applications', () => {
    const list = vulList(record('i-elsewhere', 'oval:1'), record('i-1', 'app:1', { Type: 'app' }));
    expect(tableOf(list).rows).toEqual([]);
    expect(tableOf(list).completeness('c0aa').state).toBe('complete');
  });

  it('keeps a machine that no node list has with its pool', () => {
    const [row] = tableOf(poolReport('npauto', { 'i-gone': [item('oval:1')] })).rows;
    expect(row).toMatchObject({
      node: undefined,
      nodePool: 'npauto',
      subject: 'npauto',
      scope: { kind: 'node-pool' },
    });
  });

  it('reads the summary of a cluster by pool', () => {
    const records = [
      { vul_name: 'oval:1', vul_type: 'cve', necessity: 'nntf', nodepool_id: 'nphand', node_count: '2' },
      { vul_name: 'sca:1', vul_type: 'sca', necessity: 'asap', nodepool_id: 'nphand', node_count: 2 },
    ];
    const rows = tableOf(read(`${CLUSTER_VULS}@c0aa`, { vul_records: records })).rows;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ node: undefined, nodePool: 'nphand', reportedBy: ['cluster'] });
    expect([rows[0]?.affectedNodes, rows[0]?.necessity].map(told)).toEqual([2, 'nntf']);
  });

  it('says what is missing', () => {
    const state = (...changed: Parameters<typeof recordedTables>) => {
      const { state, gaps } = tableOf(...changed).completeness('c0aa');
      return [state, ...new Set(gaps.map((gap) => `${gap.source}@${gap.ids.join(',')} ${gap.outcome}`))];
    };
    expect(state()).toEqual(['complete']);
    expect(state(refused(`${POOL_VULS}@c0aa,nphand`))).toEqual([
      'partial',
      `${POOL_VULS}@c0aa,nphand denied`,
    ]);
    expect(state(refused(VUL_LIST))).toEqual(['partial', `${VUL_LIST}@ denied`]);
    expect(state(vulList({ Name: 'oval:1', Type: 'cve' }))).toEqual(['partial', `${VUL_LIST}@ failed`]);
    for (const records of [
      [{ vul_list: [] }],
      [{ instance_id: 'i-1' }],
      [{ instance_id: 'i-1', vul_list: [{}, 'x'] }],
    ]) {
      const garbled = read(`${POOL_VULS}@c0aa,npauto`, { vul_records: records });
      expect(state(garbled)).toEqual(['partial', `${POOL_VULS}@c0aa,npauto failed`]);
    }
    expect(recordedTables(...fleet).nodeVulnerabilities.completeness('c0aa').gaps).toHaveLength(3);
  });

  it('keeps wrong types unread', () => {
    const wrong = {
      alias_name: 1,
      necessity: [],
      cve_list: 'CVE',
      need_reboot: 'maybe',
      package_list: [{ name: 1 }],
    };
    const { alias: _, ...fields } =
      tableOf(poolReport('npauto', { 'i-1': [item('__proto__', wrong)] })).rows[0] ?? {};
    const { name, necessity, cves, needsReboot, packages } = fields as Record<string, Known<unknown>>;
    expect([name, necessity, cves, needsReboot, packages].map(told)).toEqual([
      '__proto__',
      ...Array(4).fill('unread'),
    ]);
  });
});
