import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const of = (image: string) => podTemplate({ containers: [{ ...restrictedContainer, image }] });
const community = 'registry.k8s.io/ingress-nginx/controller:v1.15.0';
const ack = (tag: string) =>
  of(`registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs/aliyun-ingress-controller${tag}`);

export default defineCases('podTemplates', {
  'fail: the community controller': {
    subject: of(community),
    saw: { containers: ['app'], images: [community] },
  },
  'fail: on the first day without maintenance': { subject: of(community), time: '2026-04-01T00:00:00Z' },
  'fail: an older home of it': {
    subject: of('quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.33.0'),
  },
  'fail: a mirror, by digest alone': {
    subject: of(`registry.example.com/mirror/ingress-nginx/controller@sha256:${'0'.repeat(64)}`),
  },
  'fail: maintained then, but open to attack': {
    subject: of('registry.k8s.io/ingress-nginx/controller:v1.11.4'),
    time: '2026-03-31T00:00:00Z',
  },
  "fail: ACK's build before the fix": { subject: ack(':v1.11.4-aliyun.1') },
  "fail: ACK's build between the fixes": { subject: ack(':v1.12.0-aliyun.1') },
  "pass: ACK's build with the fix": { subject: ack(':v1.11.5-aliyun.1') },
  "pass: ACK's newer build": { subject: ack(':v1.12.6-release.1') },
  'pass: on the last day of maintenance': {
    subject: of('registry.k8s.io/ingress-nginx/controller:v1.12.1'),
    time: '2026-03-31T23:59:59Z',
  },
  "unknown: ACK's build without a version": { subject: ack(':stable') },
  'unknown: an image that is no reference': { subject: of('NOT AN IMAGE'), source: 'kubernetes/pods' },
  'not-applicable: another workload': { subject: podTemplate() },
  'not-applicable: the controller of another maker': { subject: of('nginx/nginx-ingress:4.0.0') },
});
