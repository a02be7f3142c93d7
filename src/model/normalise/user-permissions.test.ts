import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const ALICE = '200000000000000001';
const users = read('ram/ListUsers', {
  IsTruncated: false,
  Users: { User: [{ UserId: ALICE, UserName: 'alice' }] },
});
const granted = (...list: unknown[]) => read(`cs/DescribeUserPermission@${ALICE}`, list);
const of = (...entries: Parameters<typeof recordedTables>) => {
  const [row] = recordedTables(users, ...entries).userPermissions.rows;
  return told(row?.grants);
};
const ops = { resource_id: 'c0aa', resource_type: 'cluster', role_type: 'ops', role_name: '', is_owner: 0 };

describe('what Container Service grants', () => {
  it('is told by cluster and namespace', () => {
    const dev = { ...ops, resource_id: 'c0aa/team-a', role_type: 'dev' };
    const all = { ...ops, resource_id: 'all-clusters', role_type: 'admin', is_owner: 1 };
    expect(of(granted(ops, dev, all))).toEqual([
      { cluster: 'c0aa', namespace: '', role: 'ops', owner: false },
      { cluster: 'c0aa', namespace: 'team-a', role: 'dev', owner: false },
      { cluster: 'all-clusters', namespace: '', role: 'admin', owner: true },
    ]);
    expect(recordedTables(users, granted(ops)).userPermissions.get(ALICE)?.name).toBe('alice');
  });

  it('may be nothing', () => expect(of(granted())).toEqual([]));

  it.each([
    ['no resource', { ...ops, resource_id: undefined }],
    ['no role', { ...ops, role_type: '' }],
    ['a text', 'ops'],
  ])('is unread with %s', (_name, grant) =>
    expect(of(granted(ops, grant))).toBe('unread: cs/DescribeUserPermission failed'),
  );

  it('is not complete without the answer for a user, or without the users', () => {
    const state = (...entries: Parameters<typeof recordedTables>) =>
      recordedTables(...entries).userPermissions.completeness().state;
    const states = (ids: string, ...list: unknown[]) =>
      read(`cs/ListClusterKubeconfigStates@c0aa${ids}`, { states: list, page: { total_count: list.length } });
    const asked = [users, states('', { account_id: ALICE }), states(',cloudServiceKubeConfig=true')];
    expect(state(...asked, granted(ops))).toBe('complete');
    expect(state(...asked.slice(0, 2), granted(ops))).toBe('partial');
    const role = states('', { account_id: '300000000000000001' });
    expect(state(users, role, states(',cloudServiceKubeConfig=true'), granted(ops))).toBe('partial');
    expect(state(users)).toBe('none');
    expect(state(refused('ram/ListUsers'), granted(ops))).toBe('partial');
    expect(of(refused(`cs/DescribeUserPermission@${ALICE}`))).toBe(
      'unread: cs/DescribeUserPermission denied',
    );
  });
});
