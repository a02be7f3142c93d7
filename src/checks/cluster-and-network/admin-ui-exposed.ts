import type { ImageReference } from '../../kernel/image-reference.ts';
import { exposureOf, letsOthersIn } from '../../model/derive/pod-exposure.ts';
import { policiesOf, toNetworkPod } from '../../model/derive/pod-policies.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { imagesWhere } from '../kit/images.ts';
import { NETWORK_POLICY_REFERENCES, POLICY_LIST } from '../kit/network-policies.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

/** The last part of a repository, or the last two: mirrors keep it, whatever the workload is called. */
const CONSOLES =
  /(?:^|\/)(?:kubernetesui\/dashboard(?:-\w+)?|kubernetes-dashboard(?:-\w+)?|argoproj\/argocli|argoproj\/argocd|argocd|kiali\/kiali|kiali|weaveworks\/scope|kubeflow\/centraldashboard|centraldashboard|headlamp-k8s\/headlamp|portainer\/portainer(?:-\w+)?|rancher\/rancher|linkerd\/web|linkerd-io\/web|tekton-dashboard|jenkins\/jenkins|apache\/airflow|kubernetes-helm\/tiller|tiller)$/;
const INGRESSES = 'kubernetes/ingresses.networking.k8s.io';

const insideOnly = {
  severity: 'medium',
  severityReason: { en: 'Reached from inside the cluster only', 'zh-CN': '仅可从集群内访问' },
} as const;

export default defineCheck({
  id: 'admin-ui-exposed',
  title: { en: 'Console is reachable from outside its namespace', 'zh-CN': '管理控制台可从命名空间外访问' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: ['serviceSelectors', 'ingresses', 'networkPolicies', 'networkPlugins'],
  message: {
    en: 'The console {image} is reachable through: {ways}',
    'zh-CN': '控制台 {image} 可通过以下途径访问：{ways}',
  },
  act: {
    step: {
      en: 'Take {ways} away from {owner}, reach it by kubectl port-forward, and admit its own namespace only by a network policy',
      'zh-CN':
        '移除 {owner} 的访问途径 {ways}，改用 kubectl port-forward，并通过 NetworkPolicy 仅允许本命名空间访问',
    },
    ...changeOwner,
  },
  references: NETWORK_POLICY_REFERENCES,
  applies(row) {
    const { found, invalid } = imagesWhere(row, isConsole);
    return found.length + invalid.length > 0 ? true : notApplicable('it runs no known console');
  },
  judge(row, { tables }) {
    const { found, invalid } = imagesWhere(row, isConsole);
    const [console] = found;
    if (console === undefined) return unknown(...invalid);
    const pod = toNetworkPod(row);
    if ('known' in pod) return unknown(pod);
    const { cluster, namespace } = row;
    const evidence = [inSpec(row, `${console.path}/image`, console.text)];
    const { ways, gaps } = exposureOf(pod, cluster, tables);
    if (pod.hostNetwork) return fail({ image: console.text, ways: ['hostNetwork', ...ways] }, evidence);
    if (ways.length > 0) return fail({ image: console.text, ways }, evidence);
    const missing = [
      ...gaps,
      ...missingFrom(tables.serviceSelectors, cluster, 'kubernetes/services'),
      ...missingFrom(tables.ingresses, cluster, INGRESSES),
    ];
    const enforced = tables.networkPlugins.get(cluster)?.enforcesPolicies;
    const { policies, unread } = policiesOf(tables.networkPolicies, cluster, namespace);
    const unseen = [...missingFrom(tables.networkPolicies, cluster, POLICY_LIST), ...unread];
    const open = (enforced?.known && !enforced.value) || (unseen.length === 0 && letsOthersIn(policies, pod));
    if (open && missing.length === 0) {
      const saw = { image: console.text, ways: ['every pod of the cluster'] };
      return fail(
        saw,
        enforced === undefined ? evidence : [...evidence, ...evidenceOf(enforced)],
        insideOnly,
      );
    }
    if (missing.length > 0 || unseen.length > 0) return unknown(...missing, ...unseen);
    return enforced === undefined || enforced.known ? pass : unknown(enforced);
  },
});

function isConsole({ repository }: ImageReference): boolean {
  return CONSOLES.test(repository);
}
