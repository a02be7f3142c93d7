import type { Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { inAnnotations } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { annotationOf, ECI_ANNOTATIONS, onVirtualNode } from '../kit/elastic-container-instance.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const CREATED = 'k8s.aliyun.com/eci-with-eip';
/** An address that existed before, and the one that the pod got. */
const NAMED = ['k8s.aliyun.com/eci-eip-instanceid', 'k8s.aliyun.com/allocated-eipAddress'] as const;

export default defineCheck({
  id: 'eci-pod-public-ip',
  title: { en: 'ECI pod has a public IP address of its own', 'zh-CN': 'ECI Pod 绑定了独立的公网 IP' },
  layer: 'pod-runtime',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'The pod asks for an elastic IP address of its own ({annotations}), past Services and Ingresses',
    'zh-CN': 'Pod 申请了独立的弹性公网 IP（{annotations}），绕过 Service 和 Ingress',
  },
  act: {
    step: {
      en: 'Remove the annotations {annotations}; publish the pod by a Service and let it reach the internet by a NAT gateway',
      'zh-CN': '移除注解 {annotations}；通过 Service 对外提供服务，并通过 NAT 网关访问公网',
    },
    ...changeOwner,
  },
  references: [ECI_ANNOTATIONS],
  applies: onVirtualNode,
  judge(row) {
    const named = NAMED.filter((name) => typeof annotationOf(row, name) === 'string');
    const created = createsAddress(row);
    const annotations = created === true ? [CREATED, ...named] : named;
    if (annotations.length > 0)
      return fail(
        { annotations },
        annotations.map((name) => inAnnotations(row, name)),
      );
    if (typeof created === 'object') return unknown(created);
    for (const name of NAMED) {
      const value = annotationOf(row, name);
      if (typeof value === 'object') return unknown(value);
    }
    return pass;
  },
});

function createsAddress(row: PodTemplate): boolean | Gap {
  const value = annotationOf(row, CREATED);
  if (value === undefined || typeof value === 'object') return value ?? false;
  const text = value.toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  return gapOf(row.at.source, row.at.ids, 'failed', `${value} is neither true nor false`, CREATED);
}
