import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const having = (annotations: Record<string, unknown>) =>
  podTemplate({}, { virtual: true, annotations: annotations as Record<string, string> });

export default defineCases('podTemplates', {
  'fail: an address is created with the pod': {
    subject: having({ 'k8s.aliyun.com/eci-with-eip': 'true', 'k8s.aliyun.com/eip-bandwidth': '10' }),
    saw: { annotations: ['k8s.aliyun.com/eci-with-eip'] },
  },
  'fail: an address that existed before': {
    subject: having({ 'k8s.aliyun.com/eci-eip-instanceid': 'eip-1' }),
    saw: { annotations: ['k8s.aliyun.com/eci-eip-instanceid'] },
  },
  'fail: the ECI profile asked for it, and the pod shows what it got': {
    subject: having({ 'k8s.aliyun.com/allocated-eipAddress': '203.0.113.7' }),
  },
  'fail: one of two annotations cannot be told': {
    subject: having({ 'k8s.aliyun.com/eci-with-eip': 'maybe', 'k8s.aliyun.com/eci-eip-instanceid': 'eip-1' }),
  },
  'pass: no such annotation': { subject: having({ 'k8s.aliyun.com/eci-instance-id': 'eci-1' }) },
  'pass: false, and an empty id': {
    subject: having({ 'k8s.aliyun.com/eci-with-eip': 'false', 'k8s.aliyun.com/eci-eip-instanceid': '' }),
  },
  'not-applicable: the pod runs on an ECS node': {
    subject: podTemplate({}, { annotations: { 'k8s.aliyun.com/eci-with-eip': 'true' } }),
  },
  'unknown: neither true nor false': {
    subject: having({ 'k8s.aliyun.com/eci-with-eip': 'maybe' }),
    source: 'kubernetes/pods',
  },
  'unknown: a boolean, which no annotation is': {
    subject: having({ 'k8s.aliyun.com/eci-with-eip': true }),
    source: 'kubernetes/pods',
  },
  'unknown: the id is not a text': {
    subject: having({ 'k8s.aliyun.com/eci-eip-instanceid': 1 }),
    source: 'kubernetes/pods',
  },
});
