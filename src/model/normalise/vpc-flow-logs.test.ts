import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const log = { FlowLogId: 'fl-1', ResourceType: 'VPC', ResourceId: 'vpc-1', Status: 'Active' };
const flowLogs = (request: string, ...FlowLog: unknown[]) =>
  read(request, { TotalCount: String(FlowLog.length), FlowLogs: { FlowLog } });
const LOGS = 'vpc/DescribeFlowLogs';
const detail = (members: unknown) =>
  read('cs/DescribeClusterDetail@c0aa', {
    cluster_id: 'c0aa',
    region_id: 'cn-hangzhou',
    ...(members as object),
  });
const of = (...entries: Parameters<typeof recordedTables>) => {
  const row = recordedTables(...entries).vpcFlowLogs.get('c0aa');
  return {
    vpc: told(row?.vpc),
    vSwitches: told(row?.vSwitches),
    logs: row?.flowLogs.map((one) => [one.id, told(one.resourceType), told(one.resource), told(one.status)]),
    missing: row?.missing.map(({ source, ids, outcome }) => `${source} ${ids.join()} ${outcome}`),
  };
};

describe('flow logs', () => {
  it('are those of the region, beside the VPC and the vSwitches of the cluster', () => {
    const ofSwitch = { FlowLogId: 'fl-0', ResourceType: 'VSwitch', ResourceId: 'vsw-1', Status: 'Inactive' };
    const network = { vpc_id: 'vpc-1', vswitch_ids: ['vsw-1', 'vsw-2'] };
    expect(of(detail(network), flowLogs(LOGS, log, ofSwitch))).toEqual({
      vpc: 'vpc-1',
      vSwitches: ['vsw-1', 'vsw-2'],
      logs: [
        ['fl-0', 'VSwitch', 'vsw-1', 'Inactive'],
        ['fl-1', 'VPC', 'vpc-1', 'Active'],
      ],
      missing: [],
    });
  });

  it('of other regions do not count, and one region that was not asked is a gap', () => {
    const beijing = flowLogs(`${LOGS}@RegionId=cn-beijing`, log);
    expect(of(detail({}), beijing)).toMatchObject({
      logs: [],
      missing: [`${LOGS} RegionId=cn-hangzhou not-attempted`],
    });
    const hangzhou = flowLogs(`${LOGS}@RegionId=cn-hangzhou`);
    expect(of(detail({}), beijing, hangzhou)).toMatchObject({ logs: [], missing: [] });
  });

  it('may be refused, cut or of another shape', () => {
    expect(of(detail({}), refused(LOGS)).missing).toEqual([`${LOGS}  denied`]);
    expect(of(detail({}), read(LOGS, { TotalCount: '2', FlowLogs: { FlowLog: [log] } })).missing).toEqual([
      `${LOGS}  failed`,
    ]);
    const odd = of(detail({}), flowLogs(LOGS, { FlowLogId: '__proto__', Status: [] }, { Status: 'Active' }));
    expect(odd.logs).toEqual([
      ['__proto__', `unread: ${LOGS} absent`, `unread: ${LOGS} absent`, `unread: ${LOGS} failed`],
    ]);
    expect(odd.missing).toEqual([`${LOGS}  absent`]);
  });

  it('need a VPC, which the list of clusters may tell as well', () => {
    const list = (members: object) =>
      read('cs/DescribeClustersV1', { clusters: [{ cluster_id: 'c0aa', ...members }] });
    const listed = of(list({ vpc_id: 'vpc-1', vswitch_id: 'vsw-1,vsw-2' }), flowLogs(LOGS));
    expect(listed).toMatchObject({ vpc: 'vpc-1', vSwitches: ['vsw-1', 'vsw-2'] });
    expect(of(list({}), refused('cs/DescribeClusterDetail@c0aa')).vpc).toBe(
      'unread: cs/DescribeClusterDetail denied',
    );
    expect(of(list({ vpc_id: 'vpc-1' }), detail({ vpc_id: 7.5, vswitch_ids: 'vsw-1' }))).toMatchObject({
      vpc: '7.5',
      vSwitches: 'unread: cs/DescribeClusterDetail failed',
    });
  });
});
