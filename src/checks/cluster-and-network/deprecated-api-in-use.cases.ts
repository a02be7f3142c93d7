import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { apiUse, removedApi } from '../kit/rows-objects.ts';

const flows = removedApi('flowschemas.flowcontrol.apiserver.k8s.io/v1beta3', 32);
const jobs = removedApi('CronJob batch/v1beta1', 25);

export default defineCases('apiUses', {
  'fail: the next release removes it': {
    subject: apiUse({ removed: known([flows]) }),
    saw: { apis: ['flowschemas.flowcontrol.apiserver.k8s.io/v1beta3 (1.32)'] },
  },
  'fail: it is gone already': {
    subject: apiUse({ removed: known([jobs]) }),
    saw: { apis: ['CronJob batch/v1beta1 (1.25)'] },
  },
  'fail: several, the same one told once': {
    subject: apiUse({ removed: known([flows, jobs, jobs]) }),
    saw: {
      apis: ['CronJob batch/v1beta1 (1.25)', 'flowschemas.flowcontrol.apiserver.k8s.io/v1beta3 (1.32)'],
    },
  },
  'pass: a later release removes it': { subject: apiUse({ minor: known(30), removed: known([flows]) }) },
  'pass: nothing of the kind was asked for': { subject: apiUse() },
  'pass: nothing of the kind, whatever the version': {
    subject: apiUse({ minor: denied('cs/DescribeClusterDetail') }),
  },
  'unknown: what was asked for is not told': {
    subject: apiUse({ removed: denied('kubernetes/deprecated-apis') }),
    source: 'kubernetes/deprecated-apis',
  },
  'unknown: the version of the cluster was not read': {
    subject: apiUse({ minor: denied('cs/DescribeClusterDetail'), removed: known([flows]) }),
    source: 'cs/DescribeClusterDetail',
  },
});
