import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { namespace, namespaceLimit } from '../kit/rows-network.ts';

const shop = namespace('shop');
const range = namespaceLimit({ kind: 'LimitRange', bounds: known(['Container']) });
const of = (...bounds: string[]) => [namespaceLimit({ bounds: known(bounds) })];

export default defineCases('namespaces', {
  'fail: nothing bounds it': { subject: shop, saw: { namespace: 'shop', quotas: 0, ranges: 0 } },
  'fail: a range bounds each container only': {
    subject: shop,
    given: { namespaceLimits: [range] },
    saw: { namespace: 'shop', quotas: 0, ranges: 1 },
  },
  'fail: a quota of Secrets': {
    subject: shop,
    given: { namespaceLimits: of('secrets', 'requests.storage') },
    saw: { namespace: 'shop', quotas: 1, ranges: 0 },
  },
  'fail: a quota of another namespace': {
    subject: shop,
    given: { namespaceLimits: [namespaceLimit({ namespace: 'ops' })] },
  },
  'pass: a quota of limits': { subject: shop, given: { namespaceLimits: [namespaceLimit()] } },
  'pass: a quota of CPU': { subject: shop, given: { namespaceLimits: of('cpu') } },
  'pass: a quota of pods': { subject: shop, given: { namespaceLimits: of('pods') } },
  'unknown: what a quota bounds was not read': {
    subject: shop,
    given: { namespaceLimits: [namespaceLimit({ bounds: denied('kubernetes/resourcequotas', 'c0aa') })] },
    source: 'kubernetes/resourcequotas',
  },
  'unknown: quotas were not read': { subject: shop, partial: ['namespaceLimits'] },
  'not-applicable: a namespace of the cluster': { subject: namespace('kube-system') },
});
