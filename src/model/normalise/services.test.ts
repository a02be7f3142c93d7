import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const SOURCE = 'kubernetes/services@c0aa';
const items = (...list: unknown[]) => read(SOURCE, { kind: 'List', items: list });
const metadata = { name: 'web', namespace: 'shop' };
const factsOf = (service: unknown) => {
  const row = recordedTables(items(service)).services.rows[0];
  return [row?.type, row?.annotations, row?.externalIps, row?.sourceRanges, row?.addresses].map(told);
};

describe('services', () => {
  it('takes what the object says', () => {
    expect(
      factsOf({
        metadata: { ...metadata, annotations: { a: 'b' } },
        spec: { type: 'LoadBalancer', externalIPs: ['1.2.3.4'], loadBalancerSourceRanges: ['10.0.0.0/8'] },
        status: { loadBalancer: { ingress: [{ ip: '47.0.0.1' }, { hostname: 'nlb.example.com' }] } },
      }),
    ).toEqual(['LoadBalancer', { a: 'b' }, ['1.2.3.4'], ['10.0.0.0/8'], ['47.0.0.1']]);
  });

  it.each(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'])('of type %s', (type) => {
    expect(factsOf({ metadata, spec: { type }, status: { loadBalancer: {} } })).toEqual([
      type,
      {},
      [],
      [],
      [],
    ]);
  });

  it('does not guess the type, and takes nothing of another shape', () => {
    const unread = 'unread: kubernetes/services failed';
    expect(factsOf({ metadata, spec: {} })[0]).toBe('unread: kubernetes/services absent');
    expect(
      factsOf({
        metadata: { ...metadata, annotations: 'a' },
        spec: { type: [], externalIPs: '1.2.3.4', loadBalancerSourceRanges: [1] },
        status: { loadBalancer: { ingress: {} } },
      }),
    ).toEqual([unread, unread, unread, unread, unread]);
  });

  it.each(['loadbalancer', 'Nodeport', 1])('takes %j for no type', (type) => {
    expect(factsOf({ metadata, spec: { type } })[0]).toBe('unread: kubernetes/services failed');
  });

  it('leaves no address out that it cannot read', () => {
    const addressesOf = (...ingress: unknown[]) =>
      factsOf({ metadata, spec: {}, status: { loadBalancer: { ingress } } })[4];
    expect(addressesOf({ ip: '10.0.0.8' }, { ip: 47 })).toBe('unread: kubernetes/services failed');
    expect(addressesOf({ ip: '10.0.0.8' }, '47.0.0.1')).toBe('unread: kubernetes/services failed');
    expect(addressesOf({ ip: '10.0.0.8' }, { ip: null, hostname: 'a' })).toEqual(['10.0.0.8']);
  });

  it('is named by cluster, namespace and name', () => {
    const { services } = recordedTables(items({ metadata }, { metadata: { ...metadata, namespace: 'ops' } }));
    expect(services.rows.map((row) => row.subject)).toEqual([
      'c0aa/Service/ops/web',
      'c0aa/Service/shop/web',
    ]);
    expect(services.completeness('c0aa').state).toBe('complete');
  });

  it.each([
    [refused(SOURCE), 'none'],
    [read(SOURCE, { metadata: { continue: 'more' }, items: [{ metadata }] }), 'partial'],
    [items({ metadata }, { metadata: { name: 'x' } }), 'partial'],
    [items({ metadata }, null), 'partial'],
  ])('says whether these are all (%#)', (entry, state) => {
    expect(recordedTables(entry).services.completeness('c0aa').state).toBe(state);
  });
});
