import { type Json, type JsonObject, member } from '../../kernel/json.ts';
import type { Evidence } from '../../kernel/known.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, containersWhere, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HOOKS = ['postStart', 'preStop'] as const;
const HANDLERS = ['httpGet', 'tcpSocket'] as const;

export default defineCheck({
  id: 'pod-host-probe-target',
  title: { en: 'Probe or lifecycle hook names a host', 'zh-CN': '探针或生命周期钩子指定了主机' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Probes or hooks of {containers} make the kubelet call {hosts} from the node',
    'zh-CN': '{containers} 的探针或钩子使 kubelet 从节点访问 {hosts}',
  },
  act: {
    step: {
      en: 'Remove host from the probes and lifecycle hooks of {containers}',
      'zh-CN': '从 {containers} 的探针和生命周期钩子中移除 host',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    const found = containersWhere(row, namesHost);
    if (found.length === 0) return pass;
    const evidence: Evidence[] = found.flatMap(({ spec, path }) =>
      targetsOf(spec).map(([below, host]) => inSpec(row, path + below, host)),
    );
    const hosts = [...new Set(evidence.map(({ value }) => String(value)))];
    return fail({ containers: found.map(({ name }) => name), hosts }, evidence);
  },
});

function namesHost(container: JsonObject): boolean {
  for (const probe of PROBES) if (hasHost(member(container, probe))) return true;
  const lifecycle = member(container, 'lifecycle');
  for (const hook of HOOKS) if (hasHost(member(lifecycle, hook))) return true;
  return false;
}

function hasHost(holder: Json | undefined): boolean {
  for (const handler of HANDLERS) if (member(member(holder, handler), 'host')) return true;
  return false;
}

/** The pointers below the container, and the hosts. */
function targetsOf(container: JsonObject): [string, Json][] {
  const lifecycle = member(container, 'lifecycle');
  const holders = [
    ...PROBES.map((probe) => [`/${probe}`, member(container, probe)] as const),
    ...HOOKS.map((hook) => [`/lifecycle/${hook}`, member(lifecycle, hook)] as const),
  ];
  return holders.flatMap(([path, holder]) =>
    HANDLERS.flatMap((handler): [string, Json][] => {
      const host = member(member(holder, handler), 'host');
      return host ? [[`${path}/${handler}/host`, host]] : [];
    }),
  );
}
