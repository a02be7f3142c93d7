import { dig, isObject, type Json } from '../../kernel/json.ts';
import type { Evidence, Gap } from '../../kernel/known.ts';
import type { KubeletConfiguration } from '../../model/facts/kubelet-configuration.ts';
import { evidenceAt } from '../../model/normalise/fields.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Verdict } from '../../model/verdict.ts';
import { isLeftOut } from './automation.ts';
import { fail, notApplicable, pass, unknown } from './verdicts.ts';

export const KUBELET_REFERENCES = [
  'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
  'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/customize-the-kubelet-configurations-of-a-node-pool',
] as const;

/** Where the kubelets of a node pool are set up. */
export const KUBELET_CONSOLE = {
  en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > Kubelet Configuration',
  'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > Kubelet 配置',
} as const;

/** The call that sets one member of a pool's kubelet configuration. */
export function setKubelet(setting: string): string {
  return `aliyun cs PUT /clusters/{cluster}/nodepools/<node pool>/node_config --body '{"kubelet_config":{${setting}}}'`;
}

/** One member of a kubelet's configuration. */
export interface KubeletSetting {
  /** `authentication.x509.clientCAFile` */
  path: string;
  /** What a kubelet runs with that reports no such member. */
  byDefault: Json;
  /** Whether the value is as it should be; undefined where it is none that the kubelet knows. */
  isSound(value: Json): boolean | undefined;
}

/** The value of a setting, or why there is none; `unset` where a pool leaves it to its kubelets. */
export function settingOf(
  { kind, settings }: KubeletConfiguration,
  { path, byDefault }: Pick<KubeletSetting, 'path' | 'byDefault'>,
): { value: Json; at: Evidence } | Gap | 'unset' {
  if (!settings.known) return isLeftOut(settings) && kind === 'node-pool' ? 'unset' : settings.because;
  const names = path.split('.');
  const { source, ids } = settings.at;
  const read = dig(settings.value, ...names) ?? undefined;
  const at = evidenceAt(settings.at, `/${names.join('/')}`, read ?? null);
  if (read !== undefined) return { value: read, at };
  if (kind === 'node-pool') return 'unset';
  // A report without its other members is a fragment.
  const whole = isObject(settings.value.authentication);
  return whole ? { value: byDefault, at } : gapOf(source, ids, 'absent', `the report has no ${path}`, path);
}

/**
 * Judges settings of which each stands for itself; `saw` has the members `kind`, `name` and `settings`, and `unread`
 * where of others nothing is known.
 */
export function judgeSettings(row: KubeletConfiguration, wanted: readonly KubeletSetting[]): Verdict {
  const weak: string[] = [];
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  let set = 0;
  for (const setting of wanted) {
    const found = settingOf(row, setting);
    if (found === 'unset') continue;
    set++;
    if ('outcome' in found) {
      gaps.push(found);
      continue;
    }
    const sound = setting.isSound(found.value);
    if (sound === undefined) gaps.push(misshapen(found.at, setting.path));
    if (sound !== false) continue;
    weak.push(`${setting.path}=${String(found.value)}`);
    evidence.push(found.at);
  }
  if (weak.length > 0) {
    const unread = gaps.map(({ field }) => field ?? '');
    const rest = unread.length > 0 ? { unread } : {};
    return fail({ kind: row.kind, name: row.name, settings: weak, ...rest }, evidence);
  }
  if (gaps.length > 0) return unknown(...gaps);
  return set > 0
    ? pass
    : notApplicable('the node pool leaves it to its kubelets, which are judged themselves');
}

function misshapen({ source, ids }: Evidence, path: string): Gap {
  return gapOf(source, ids, 'failed', `${path} has a value that is not documented`, path);
}

/** A switch that has to be on (or off). */
export function isSwitch(wanted: boolean): (value: Json) => boolean | undefined {
  return (value) => {
    const text = String(value);
    return text === 'true' || text === 'false' ? (text === 'true') === wanted : undefined;
  };
}
