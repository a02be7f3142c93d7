import type { Json } from '../../kernel/json.ts';
import { defineCheck } from '../kit/define-check.ts';
import {
  isSwitch,
  judgeSettings,
  KUBELET_CONSOLE,
  KUBELET_REFERENCES,
  setKubelet,
} from '../kit/kubelet-settings.ts';

const FLAGS = [
  { path: 'streamingConnectionIdleTimeout', byDefault: '4h0m0s', isSound: isDuration },
  { path: 'makeIPTablesUtilChains', byDefault: true, isSound: isSwitch(true) },
  { path: 'protectKernelDefaults', byDefault: false, isSound: isSwitch(true) },
  { path: 'eventRecordQPS', byDefault: 50, isSound: isRate },
];

export default defineCheck({
  id: 'kubelet-flag-hygiene',
  title: { en: 'Kubelet deviates from hardened settings', 'zh-CN': 'kubelet 参数未加固' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: '{kind} {name}: settings of the kubelet that are not hardened: {settings}',
    'zh-CN': '{kind} {name}：kubelet 未加固的参数：{settings}',
  },
  act: {
    step: {
      en: 'Set {settings} of the kubelets of {name} to the hardened values',
      'zh-CN': '将 {name} 的 kubelet 参数 {settings} 改为加固值',
    },
    console: KUBELET_CONSOLE,
    call: setKubelet('"eventRecordQPS":50'),
  },
  references: KUBELET_REFERENCES,
  judge: (row) => judgeSettings(row, FLAGS),
});

/** Zero keeps idle connections for ever. */
function isDuration(value: Json): boolean | undefined {
  if (value === 0) return false;
  if (typeof value !== 'string' || !/^(?:\d+(?:\.\d+)?(?:h|m|s|ms))+$|^0$/.test(value)) return undefined;
  return /[1-9]/.test(value);
}

/** Zero sends every event, however many there are; less than zero is refused. */
function isRate(value: Json): boolean | undefined {
  const rate = Number(value);
  return typeof value === 'object' || !Number.isFinite(rate) ? undefined : rate > 0;
}
