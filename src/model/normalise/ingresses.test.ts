import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const SOURCE = 'kubernetes/ingresses.networking.k8s.io@c0aa';
const metadata = { name: 'web', namespace: 'shop' };
const items = (...list: unknown[]) => read(SOURCE, { items: list });
const factsOf = (ingress: unknown) => {
  const row = recordedTables(items(ingress)).ingresses.rows[0];
  return [row?.className, row?.rules, row?.tls, row?.services].map(told);
};
const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
const path = (name: string) => ({ path: '/', pathType: 'Prefix', backend: backend(name) });

describe('ingresses', () => {
  it('takes what the object says', () => {
    const spec = {
      ingressClassName: 'nginx',
      defaultBackend: backend('fallback'),
      rules: [{ host: 'a.example.com', http: { paths: [path('web'), path('web')] } }],
      tls: [{ hosts: ['a.example.com'], secretName: 's' }, { secretName: 't' }],
    };
    expect(factsOf({ metadata, spec })).toEqual([
      'nginx',
      [{ host: 'a.example.com', paths: Array(2).fill({ path: '/', pathType: 'Prefix', service: 'web' }) }],
      [['a.example.com'], []],
      ['fallback', 'web'],
    ]);
  });

  it('takes an empty specification for nothing, and the class from the older annotation', () => {
    const annotations = { 'kubernetes.io/ingress.class': 'alb' };
    expect(factsOf({ metadata, spec: {} })).toEqual(['', [], [], []]);
    expect(factsOf({ metadata: { ...metadata, annotations }, spec: {} })[0]).toBe('alb');
  });

  it('takes the addresses that a controller has given it, and none for silence', () => {
    const addressesOf = (status?: unknown) =>
      told(recordedTables(items({ metadata, spec: {}, status })).ingresses.rows[0]?.addresses);
    const ingress = [{ ip: '47.96.0.1' }, { hostname: 'alb-1.cn-hangzhou.alb.aliyuncs.com' }];
    expect(addressesOf({ loadBalancer: { ingress } })).toEqual([
      '47.96.0.1',
      'alb-1.cn-hangzhou.alb.aliyuncs.com',
    ]);
    expect(addressesOf({ loadBalancer: {} })).toEqual([]);
    expect(addressesOf()).toEqual([]);
    expect(addressesOf({ loadBalancer: { ingress: [7] } })).toMatch(/failed/);
    expect(addressesOf({ loadBalancer: 7 })).toMatch(/failed/);
  });

  it('takes nothing of a fragment, or of another shape', () => {
    const [absent, failed] = ['absent', 'failed'].map(
      (outcome) => `unread: ${SOURCE.split('@')[0]} ${outcome}`,
    );
    expect(factsOf({ metadata })).toEqual([absent, absent, absent, absent]);
    const spec = { ingressClassName: [], rules: [null], tls: [7] };
    expect(factsOf({ metadata, spec })).toEqual([failed, failed, failed, failed]);
  });

  it.each([
    [refused(SOURCE), 'none'],
    [items({ metadata, spec: {} }, { metadata: { name: 'q' } }), 'partial'],
    [items({ metadata, spec: {} }), 'complete'],
  ])('says whether these are all (%#)', (entry, state) => {
    expect(recordedTables(entry).ingresses.completeness('c0aa').state).toBe(state);
  });
});
