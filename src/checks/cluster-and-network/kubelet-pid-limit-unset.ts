import type { Json } from '../../kernel/json.ts';
import { defineCheck } from '../kit/define-check.ts';
import { judgeSettings, KUBELET_CONSOLE, KUBELET_REFERENCES, setKubelet } from '../kit/kubelet-settings.ts';

const LIMIT = { path: 'podPidsLimit', byDefault: -1, isSound: isLimit };

export default defineCheck({
  id: 'kubelet-pid-limit-unset',
  title: { en: 'Pods may use every process id of the node', 'zh-CN': '未限制 Pod 的进程数' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: '{kind} {name}: no limit of processes for each pod ({settings})',
    'zh-CN': '{kind} {name}：未设置单个 Pod 的进程数上限（{settings}）',
  },
  act: {
    step: {
      en: 'Set podPidsLimit for the kubelets of {name}, 4096 for example',
      'zh-CN': '为 {name} 的 kubelet 设置 podPidsLimit，例如 4096',
    },
    console: KUBELET_CONSOLE,
    call: setKubelet('"podPidsLimit":4096'),
  },
  references: [...KUBELET_REFERENCES, 'https://kubernetes.io/docs/concepts/policy/pid-limiting/'],
  judge: (row) => judgeSettings(row, [LIMIT]),
});

/** Anything below one is no limit. */
function isLimit(value: Json): boolean | undefined {
  const limit = Number(value);
  return typeof value === 'object' || !Number.isInteger(limit) ? undefined : limit > 0;
}
