import { type JsonObject, member } from '../../kernel/json.ts';
import type { Evidence } from '../../kernel/known.ts';
import { at, inSpec, isSidecar } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { requestOf, resourceFaults, unlessInstance } from '../kit/quantities.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const KINDS = ['containers', 'initContainers'] as const;

export default defineCheck({
  id: 'pod-requests-missing',
  title: { en: 'Resource requests are missing', 'zh-CN': '未设置资源请求值' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'No request for {missing}: the scheduler counts it as nothing, and the pod is evicted first',
    'zh-CN': '未设置请求值：{missing}，调度器视其为零，资源紧张时优先被驱逐',
  },
  act: {
    step: {
      en: 'Set resources.requests of what the container uses in ordinary operation: {missing}',
      'zh-CN': '按日常用量设置 resources.requests：{missing}',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  applies: unlessInstance,
  judge(row) {
    const missing: string[] = [];
    const evidence: Evidence[] = [];
    const invalid: string[] = [];
    for (const kind of KINDS) {
      const list = member(row.spec, kind);
      if (!Array.isArray(list)) continue;
      for (let index = 0; index < list.length; index++) {
        const spec = list[index] as JsonObject;
        // An init container that ends runs within what the others have reserved.
        if (kind === 'initContainers' && !isSidecar({ kind, spec })) continue;
        for (const name of ['cpu', 'memory'] as const) {
          const own = requestOf(spec, name);
          const amount = own === 'none' ? requestOf(row.spec, name) : own;
          if (amount === 'some') continue;
          const path = `/${kind}/${index}/resources/requests/${name}`;
          if (amount === 'invalid') invalid.push(path);
          else {
            missing.push(`${String(spec.name ?? index)} ${name}`);
            evidence.push(inSpec(row, path, at(spec, 'resources', 'requests', name)));
          }
        }
      }
    }
    if (missing.length > 0) return fail({ missing }, evidence);
    return invalid.length > 0 ? unknown(...resourceFaults(row, invalid)) : pass;
  },
});
