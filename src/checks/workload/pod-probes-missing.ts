import { isObject, type Json, type JsonObject, member } from '../../kernel/json.ts';
import type { Evidence } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { NotApplicable } from '../../model/verdict.ts';
import { at, inSpec, isSidecar } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, notApplicable, pass } from '../kit/verdicts.ts';

const KINDS = ['containers', 'initContainers'] as const;
const PROBES = ['livenessProbe', 'readinessProbe'] as const;
const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;
const JOBS: ReadonlySet<string> = new Set(['Job', 'CronJob', 'BroadcastJob']);
const ENDS = notApplicable('the pod ends by itself');

export default defineCheck({
  id: 'pod-probes-missing',
  title: { en: 'Liveness or readiness probe is missing', 'zh-CN': '未配置存活或就绪探针' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'No probe tells when containers hang or are not ready: {missing}',
    'zh-CN': '缺少探针，无法得知容器是否卡死或就绪：{missing}',
  },
  act: {
    step: {
      en: 'Add the probe that suits the program, with times measured under load: {missing}',
      'zh-CN': '按程序特点添加探针，并依据负载下的实测值设置时间：{missing}',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  applies: unlessItEnds,
  judge(row) {
    const missing: string[] = [];
    const evidence: Evidence[] = [];
    for (const kind of KINDS) {
      const list = member(row.spec, kind);
      if (!Array.isArray(list)) continue;
      for (let index = 0; index < list.length; index++) {
        const spec = list[index] as JsonObject;
        if (kind === 'initContainers' && !isSidecar({ kind, spec })) continue;
        for (const probe of PROBES) {
          if (asksSomething(member(spec, probe))) continue;
          missing.push(`${String(spec.name ?? index)} ${probe}`);
          evidence.push(inSpec(row, `/${kind}/${index}/${probe}`, at(spec, probe)));
        }
      }
    }
    return missing.length > 0 ? fail({ missing }, evidence) : pass;
  },
});

/** Jobs may not restart their pods always, and no others may do anything else. */
function unlessItEnds({ owner, spec }: PodTemplate): true | NotApplicable {
  const policy = member(spec, 'restartPolicy') ?? 'Always';
  return JOBS.has(owner.kind) || policy === 'Never' || policy === 'OnFailure' ? ENDS : true;
}

function asksSomething(probe: Json | undefined): boolean {
  return isObject(probe) && HANDLERS.some((handler) => isObject(probe[handler]));
}
