import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { addon } from '../kit/rows-configuration.ts';

const agent = addon({ id: 'c0aa/logtail-ds', name: 'logtail-ds' });
const given = { addons: [addon(), agent] };
const logs = (...components: string[]) => cluster({ controlPlaneLogComponents: known(components) });

export default defineCases('clusters', {
  'fail: no component': {
    subject: logs(),
    given,
    saw: { name: 'shop-prod', missing: ['apiserver', 'kcm', 'scheduler'] },
  },
  'fail: all but one': {
    subject: logs('apiserver', 'scheduler', 'ccm'),
    given,
    saw: { name: 'shop-prod', missing: ['kcm'] },
  },
  'fail: no component, and the list of add-ons is partial': { subject: logs(), partial: ['addons'] },
  'fail: the log agent is not installed': {
    subject: cluster(),
    given: { addons: [addon()] },
    severity: 'low',
    saw: { name: 'shop-prod', missing: ['logtail-ds'] },
  },
  'pass: all components and the agent': { subject: logs('apiserver', 'kcm', 'scheduler', 'ccm'), given },
  'pass: the agent under its newer name': {
    subject: cluster(),
    given: { addons: [addon({ id: 'c0aa/loongcollector', name: 'loongcollector' })] },
  },
  'pass: a serverless cluster needs no agent': { subject: cluster({ profile: known('Serverless') }) },
  'unknown: the setting was refused': {
    subject: cluster({ controlPlaneLogComponents: denied('cs/CheckControlPlaneLogEnable', 'c0aa') }),
    given,
    source: 'cs/CheckControlPlaneLogEnable',
  },
  'unknown: the list of add-ons is partial': {
    subject: cluster(),
    given: { addons: [addon()] },
    partial: ['addons'],
  },
  'unknown: no component, and the type was not read': {
    subject: cluster({
      controlPlaneLogComponents: known([]),
      type: denied('cs/DescribeClusterDetail', 'c0aa'),
    }),
    given,
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the profile was not read': {
    subject: cluster({ profile: denied('cs/DescribeClusterDetail', 'c0aa') }),
    given: { addons: [addon()] },
    source: 'cs/DescribeClusterDetail',
  },
  'not-applicable: a dedicated cluster': {
    subject: cluster({ type: known('Kubernetes'), controlPlaneLogComponents: known([]) }),
    given,
  },
});
