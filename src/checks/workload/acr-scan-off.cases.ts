import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { registry, repository, scanRule } from '../kit/rows-registries.ts';

const rules = (...changes: Parameters<typeof scanRule>[0][]) =>
  registry({ scanRules: known(changes.map((change) => scanRule(change))) });
const all = { name: 'shop', registry: 'cri-1', repositories: ['*'] };
const web = { ...all, repositories: ['shop/web'] };
const ofShop = { scope: 'NAMESPACE', namespaces: ['shop'] };
const ofWeb = { scope: 'REPO', namespaces: ['shop'], repositories: ['web'] };
const given = { registryRepositories: [repository()] };
const elsewhere = repository({ id: 'cri-2/crr-2', subject: 'crr-2', registry: 'cri-2', name: known('api') });

export default defineCases('registries', {
  'fail: no rule': { subject: rules(), given, saw: all },
  'fail: no rule, and no repository was read': {
    subject: rules(),
    partial: ['registryRepositories'],
    saw: all,
  },
  'fail: somebody has to ask for it': { subject: rules({ trigger: 'MANUAL' }), given, saw: all },
  'fail: contents are listed and not judged': { subject: rules({ type: 'SBOM' }), given, saw: all },
  'fail: some tags only': { subject: rules({ tags: 'release-.*' }), given, saw: all },
  'fail: another namespace': { subject: rules({ ...ofShop, namespaces: ['pay'] }), given, saw: web },
  'fail: another repository of the namespace': {
    subject: rules({ ...ofWeb, repositories: ['api'] }),
    given,
    saw: web,
  },
  'fail: a repository of that name in another namespace': {
    subject: rules({ ...ofWeb, namespaces: ['pay'] }),
    given,
    saw: web,
  },
  'pass: every push': { subject: rules({}), given },
  'pass: every push, and no repository was read': {
    subject: rules({}),
    partial: ['registryRepositories'],
  },
  'pass: a rule without a pattern of tags': { subject: rules({ tags: '' }), given },
  'pass: all its namespaces': { subject: rules({ trigger: 'MANUAL' }, ofShop), given },
  'pass: all its repositories': { subject: rules(ofWeb), given },
  'pass: repositories of other registries do not matter': {
    subject: rules(ofWeb),
    given: { registryRepositories: [repository(), elsewhere] },
  },
  'unknown: there may be further repositories': {
    subject: rules(ofShop),
    given,
    partial: ['registryRepositories'],
    source: 'test/registryRepositories',
  },
  'unknown: the namespace of a repository was not read': {
    subject: rules(ofShop),
    given: { registryRepositories: [repository({ namespace: denied('cr/ListRepository', 'cri-1') })] },
    source: 'cr/ListRepository',
  },
  'unknown: a scope that is not documented': { subject: rules({ scope: 'TENANT' }), given },
  'unknown: the rules were not read': {
    subject: registry({ scanRules: denied('cr/ListScanRule', 'cri-1') }),
    given,
    source: 'cr/ListScanRule',
  },
});
