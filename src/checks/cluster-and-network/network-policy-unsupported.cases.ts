import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known } from '../kit/rows.ts';
import { networkPlugin } from '../kit/rows-network.ts';

export default defineCases('networkPlugins', {
  'fail: the plugin knows no policies': {
    subject: networkPlugin({ plugin: known('flannel'), enforcesPolicies: known(false) }),
    saw: { plugin: 'flannel' },
  },
  'fail: policies are switched off': {
    subject: networkPlugin({ enforcesPolicies: known(false) }),
    saw: { plugin: 'terway' },
  },
  'pass: policies are switched on': { subject: networkPlugin() },
  'unknown: the components were not read': {
    subject: networkPlugin({ enforcesPolicies: denied('cs/ListClusterAddonInstances', 'c0aa') }),
    source: 'cs/ListClusterAddonInstances',
  },
  'unknown: the parameter is not told': {
    subject: networkPlugin({ enforcesPolicies: absent('cs/ListClusterAddonInstances', 'config') }),
  },
});
