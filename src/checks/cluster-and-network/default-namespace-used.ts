import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, notApplicable, pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'default-namespace-used',
  title: { en: 'Workload runs in the default namespace', 'zh-CN': '工作负载运行在 default 命名空间' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Pods run in namespace {namespace}, where every object lands whose namespace was forgotten',
    'zh-CN': 'Pod 运行在 {namespace} 命名空间，未指定命名空间的对象都会落入其中',
  },
  act: {
    step: {
      en: 'Make a namespace for the application and deploy {owner} there',
      'zh-CN': '为应用创建专用命名空间，并将 {owner} 部署到其中',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  applies({ pod }) {
    return pod === undefined ? notApplicable('its namespace is set when it is installed') : true;
  },
  judge({ namespace, at }) {
    if (namespace !== 'default') return pass;
    const path = `${at.path}/metadata/namespace`;
    return fail({ namespace }, [{ source: at.source, ids: at.ids, path, value: namespace }]);
  },
});
