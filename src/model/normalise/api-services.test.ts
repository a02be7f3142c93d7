import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const SOURCE = 'kubernetes/apiservices.apiregistration.k8s.io@c0aa';
const metadata = { name: 'v1beta1.metrics.k8s.io' };
const items = (...list: unknown[]) => read(SOURCE, { items: list });
const service = { namespace: 'kube-system', name: 'metrics-server' };
const factsOf = (spec: unknown) => {
  const [row] = recordedTables(items({ metadata, spec })).apiServices.rows;
  return [told(row?.service), told(row?.skipsVerification)];
};
const unread = (outcome: string) => `unread: ${SOURCE.split('@')[0]} ${outcome}`;

describe('API services', () => {
  it.each([
    [{ service, insecureSkipTLSVerify: true }, ['kube-system/metrics-server', true]],
    [{ service, caBundle: 'Q0E=' }, ['kube-system/metrics-server', false]],
    [{}, ['', false]],
    [{ service: 'x', insecureSkipTLSVerify: 'x' }, [unread('failed'), unread('failed')]],
    [undefined, [unread('absent'), unread('absent')]],
  ])('of %j', (spec, facts) => expect(factsOf(spec)).toEqual(facts));

  it.each([
    [refused(SOURCE), 'none'],
    [items({ metadata, spec: {} }, {}), 'partial'],
    [items({ metadata, spec: {} }), 'complete'],
  ])('says whether these are all (%#)', (entry, state) => {
    expect(recordedTables(entry).apiServices.completeness('c0aa').state).toBe(state);
  });
});
