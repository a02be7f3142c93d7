import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const inSystem = (...images: string[]) =>
  podTemplate(
    { containers: images.map((image, index) => ({ ...restrictedContainer, name: `c${index}`, image })) },
    { namespace: 'kube-system' },
  );
const ack = 'registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs/coredns:v1.12.1.3-6b1ba7ee-aliyun';

export default defineCases('podTemplates', {
  'fail: an image of its own': {
    subject: inSystem('registry.example.com/shop/app:1'),
    saw: { containers: ['c0'], images: ['registry.example.com/shop/app:1'] },
  },
  'fail: beside a component of ACK': {
    subject: inSystem(ack, 'docker.io/library/busybox:1'),
    saw: { containers: ['c1'], images: ['docker.io/library/busybox:1'] },
  },
  'pass: the registry without a region': { subject: inSystem('registry.aliyuncs.com/acs/terway:v1.2.3') },
  'fail: a registry that only looks like it': { subject: inSystem('evil.example.com/acs/coredns:1') },
  'pass: a component of ACK': { subject: inSystem(ack) },
  'pass: another namespace': { subject: podTemplate() },
  'unknown: an image that is no reference': { subject: inSystem('NOT AN IMAGE'), source: 'kubernetes/pods' },
  'not-applicable: a static pod': {
    subject: podTemplate(
      {},
      { namespace: 'kube-system', annotations: { 'kubernetes.io/config.mirror': '8c1f0f1d' } },
    ),
  },
});
