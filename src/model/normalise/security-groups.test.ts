import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const REQUEST = 'ecs/DescribeSecurityGroupAttribute@sg-1';
const ssh = {
  SecurityGroupRuleId: 'sgr-1',
  Direction: 'ingress',
  Policy: 'Accept',
  IpProtocol: 'TCP',
  PortRange: '22/22',
  SourcePortRange: '-1/-1',
  SourceCidrIp: '0.0.0.0/0',
  Ipv6SourceCidrIp: '',
  SourceGroupId: '',
  SourcePrefixListId: '',
  DestCidrIp: '',
  Ipv6DestCidrIp: '',
  DestGroupId: '',
  DestPrefixListId: '',
  Priority: '1',
  NicType: 'intranet',
  Description: '',
};
const answer = (...rules: unknown[]) => ({
  SecurityGroupId: 'sg-1',
  InnerAccessPolicy: 'Accept',
  VpcId: 'vpc-1',
  RegionId: 'cn-hangzhou',
  Permissions: { Permission: rules },
});
const rulesOf = (document: unknown) =>
  told(recordedTables(read(REQUEST, document)).securityGroups.get('sg-1')?.rules);
const ruleOf = (changes: object) => (rulesOf(answer({ ...ssh, ...changes })) as object[])[0];

describe('security groups', () => {
  it('reads a rule', () => {
    const row = recordedTables(read(REQUEST, answer(ssh))).securityGroups.get('sg-1');
    expect(row).toMatchObject({
      id: 'sg-1',
      subject: 'sg-1',
      scope: { kind: 'account', account: '1000000000000001' },
    });
    expect(told(row?.rules)).toEqual([
      {
        direction: 'ingress',
        policy: 'accept',
        protocol: 'tcp',
        portRange: { from: 22, to: 22 },
        source: { kind: 'v4', text: '0.0.0.0/0', block: { family: 'v4', first: 0n, last: 0xffffffffn } },
        priority: 1,
        narrowed: false,
        path: '/Permissions/Permission/0',
      },
    ]);
  });

  it.each<[object, object]>([
    [{ Policy: 'Drop' }, { policy: 'drop' }],
    [{ Policy: 'accept' }, { policy: 'accept' }],
    [
      { Direction: 'egress', SourceCidrIp: '', DestCidrIp: '10.0.0.0/8' },
      { direction: 'egress', source: { text: '10.0.0.0/8' } },
    ],
    [
      { IpProtocol: 'ALL', PortRange: '-1/-1' },
      { protocol: 'all', portRange: { from: 1, to: 65535 } },
    ],
    [{ IpProtocol: 'ICMP', PortRange: '-1/-1' }, { protocol: 'icmp' }],
    [{ Priority: 100 }, { priority: 100 }],
    [{ SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' }, { source: { kind: 'v6', text: '::/0' } }],
    [{ SourceCidrIp: '', SourceGroupId: 'sg-2' }, { source: { kind: 'group', text: 'sg-2' } }],
    [{ SourceCidrIp: '', SourcePrefixListId: 'pl-1' }, { source: { kind: 'prefix-list', text: 'pl-1' } }],
    [{ SourcePortRange: '1024/65535' }, { narrowed: true }],
    [{ DestCidrIp: '192.168.0.7/32' }, { narrowed: true }],
    [{ SourcePortRange: '1/65535', DestCidrIp: '0.0.0.0/0' }, { narrowed: false }],
  ])('%j becomes %j', (changes, expected) => expect(ruleOf(changes)).toMatchObject(expected));

  it('has no range where a port list names the ports', () => {
    expect(ruleOf({ PortRange: '', PortRangeListId: 'prl-1' })).not.toHaveProperty('portRange');
  });

  it.each<[string, object]>([
    ['no direction', { Direction: undefined }],
    ['another policy', { Policy: 'Maybe' }],
    ['another protocol', { IpProtocol: 'SCTP' }],
    ['a range turned round', { PortRange: '80/22' }],
    ['a port beyond the last', { PortRange: '22/70000' }],
    ['a range of one number', { PortRange: '22' }],
    ['no priority', { Priority: undefined }],
    ['a priority that is a boolean', { Priority: true }],
    ['no source', { SourceCidrIp: '' }],
    ['a source that is no address', { SourceCidrIp: 'anywhere' }],
    ['a source of the wrong family', { SourceCidrIp: '::/0' }],
    ['a source of the wrong type beside a good one', { SourceCidrIp: 0, SourceGroupId: 'sg-2' }],
  ])('knows no rule of a group that has one with %s', (_name, changes) => {
    expect(rulesOf(answer(ssh, { ...ssh, ...changes }))).toBe(
      'unread: ecs/DescribeSecurityGroupAttribute failed',
    );
  });

  it('knows that a group has no rules', () => expect(rulesOf(answer())).toEqual([]));

  it.each([
    ['without a list', { SecurityGroupId: 'sg-1' }],
    ['with a text for a list', { Permissions: { Permission: 'none' } }],
    ['with an element that is no object', answer(ssh, 'rule')],
    ['with a further page', { ...answer(ssh), NextToken: 'AAAA' }],
    ['that is a list', []],
  ])('knows nothing from an answer %s', (_name, document) => {
    expect(rulesOf(document)).toBe('unread: ecs/DescribeSecurityGroupAttribute failed');
  });

  it('has a row for a group that was refused, and none for one that was not asked for', () => {
    const { securityGroups } = recordedTables(refused(REQUEST));
    expect(told(securityGroups.get('sg-1')?.rules)).toBe('unread: ecs/DescribeSecurityGroupAttribute denied');
    expect(securityGroups.get('sg-2')).toBeUndefined();
  });

  it('is no table where nothing was asked for', () => {
    const { state, gaps } = recordedTables().securityGroups.completeness('c0aa');
    expect(state).toBe('none');
    expect(gaps[0]).toMatchObject({ outcome: 'not-attempted', cure: 'ecs:DescribeSecurityGroupAttribute' });
  });

  it('believes the body, but its own request first', () => {
    const other = { ...answer(), SecurityGroupId: 'sg-1' };
    const tables = recordedTables(
      read('ecs/DescribeSecurityGroupAttribute@sg-0', other),
      read(REQUEST, answer(ssh)),
    );
    expect(tables.securityGroups.rows.map(({ id }) => id)).toEqual(['sg-1']);
    expect(told(tables.securityGroups.get('sg-1')?.rules)).toHaveLength(1);
  });

  it('takes hostile ids for what they are', () => {
    const hostile = read('ecs/DescribeSecurityGroupAttribute@__proto__', {
      ...answer(ssh),
      SecurityGroupId: '__proto__',
    });
    expect(told(recordedTables(hostile).securityGroups.get('__proto__')?.rules)).toHaveLength(1);
  });
});
