import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';
import { parseInstant } from '../../kernel/time.ts';

const PEOPLE = 'cs/ListClusterKubeconfigStates@c0aa';
const SERVICES = `${PEOPLE},cloudServiceKubeConfig=true`;
const state = (id: unknown, changes = {}) => ({
  account_id: id,
  account_name: 'tom',
  account_type: 'RamUser',
  account_state: 'Deleted',
  cert_state: 'Unexpired',
  cert_expire_time: '2027-07-15T01:32:20Z',
  ...changes,
});
const list = (request: string, ...states: unknown[]) =>
  read(request, { states, page: { page_number: 1, page_size: 50, total_count: states.length } });

describe('kubeconfigs', () => {
  it('takes identities of both lists, with their activity', () => {
    const { kubeconfigs } = recordedTables(
      list(PEOPLE, state('2000000000000000001')),
      list(SERVICES, state('300000000000000001\n', { account_type: 'RamRole' })),
      read('cs/DescribeUserClusterActivityState@c0aa,2000000000000000001', {
        active: true,
        last_activity: '2026-11-19T08:00:00Z',
      }),
      read('cs/DescribeUserClusterActivityState@c0aa,300000000000000001', {
        active: false,
        last_activity: '0001-01-01T00:00:00Z',
      }),
    );
    const [tom, service] = kubeconfigs.rows;
    expect(tom).toMatchObject({
      id: 'c0aa/2000000000000000001',
      subject: 'c0aa/Kubeconfig/2000000000000000001',
      accountId: '2000000000000000001',
      cloudService: false,
      scope: { kind: 'cluster', cluster: 'c0aa' },
    });
    expect(
      [tom?.accountName, tom?.accountType, tom?.accountState, tom?.certState, tom?.expiresAt].map(told),
    ).toEqual(['tom', 'RamUser', 'Deleted', 'Unexpired', parseInstant('2027-07-15T01:32:20Z')]);
    expect([tom?.activeLately, tom?.lastActivity].map(told)).toEqual([
      true,
      parseInstant('2026-11-19T08:00:00Z'),
    ]);
    expect(service).toMatchObject({ accountId: '300000000000000001', cloudService: true });
    // The year 1 is no date.
    expect([service?.activeLately, service?.lastActivity].map(told)).toEqual([
      false,
      'unread: cs/DescribeUserClusterActivityState failed',
    ]);
    expect(kubeconfigs.completeness('c0aa').state).toBe('complete');
  });

  it('calls an identity of both lists a cloud service, once', () => {
    const { kubeconfigs } = recordedTables(list(PEOPLE, state('1')), list(SERVICES, state('1')));
    expect(kubeconfigs.rows.map((row) => row.cloudService)).toEqual([true]);
  });

  it('keeps ids that came as numbers', () => {
    const { kubeconfigs } = recordedTables(list(PEOPLE, state(201234567890123)), list(SERVICES));
    expect(kubeconfigs.rows[0]?.accountId).toBe('201234567890123');
  });

  it.each([
    [[refused(PEOPLE), list(SERVICES)], 'none', 'denied'],
    [[list(PEOPLE, state('1'))], 'partial', 'not-attempted'],
    [[list(PEOPLE, state('1')), refused(SERVICES)], 'partial', 'denied'],
    [[list(PEOPLE, state('1'), state('')), list(SERVICES)], 'partial', 'failed'],
    [[read(PEOPLE, { states: [state('1')], page: { total_count: 2 } }), list(SERVICES)], 'partial', 'failed'],
    [[read(PEOPLE, {}), list(SERVICES)], 'none', 'failed'],
  ])('is incomplete without either list (%#)', (entries, expected, outcome) => {
    const found = recordedTables(...entries).kubeconfigs.completeness('c0aa');
    expect([found.state, found.gaps[0]?.outcome]).toEqual([expected, outcome]);
  });

  it('knows nothing of fields of another type', () => {
    const odd = {
      account_type: 1,
      account_state: null,
      cert_state: true,
      cert_expire_time: 'soon',
      account_name: '',
    };
    const [row] = recordedTables(list(PEOPLE, state('1', odd))).kubeconfigs.rows;
    const fields = [row?.accountState, row?.certState, row?.expiresAt, row?.accountName, row?.activeLately];
    expect(fields.every((field) => field?.known === false)).toBe(true);
  });
});
