import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { trafficTarget } from '../kit/rows-network.ts';

const unread = denied('kubernetes/services', 'c0aa');

export default defineCases('trafficTargets', {
  'fail: a policy lets everything in': {
    subject: trafficTarget('NetworkPolicy', { open: known(['ingress']) }),
    saw: { kind: 'NetworkPolicy', namespace: 'shop', name: 'web', open: ['ingress'], missing: ['-'] },
  },
  'fail: it lets everything in, and its pods are not known': {
    subject: trafficTarget('NetworkPolicy', { open: known(['ingress']), missing: unread }),
  },
  'fail: an Ingress names a Service that is not there': {
    subject: trafficTarget('Ingress', { missing: known(['old']) }),
    saw: { kind: 'Ingress', namespace: 'shop', name: 'web', open: ['-'], missing: ['old'] },
  },
  'fail: a Service has no endpoints': {
    subject: trafficTarget('Service', { missing: known(['endpoints']) }),
  },
  'pass: a policy that restricts its pods': { subject: trafficTarget('NetworkPolicy') },
  'pass: an Ingress to a Service': { subject: trafficTarget('Ingress') },
  'unknown: no list shows a pod that the policy selects': {
    subject: trafficTarget('NetworkPolicy', { missing: denied('kubernetes/pods', 'c0aa') }),
    source: 'kubernetes/pods',
  },
  'unknown: the policy was not read': {
    subject: trafficTarget('NetworkPolicy', { open: unread, missing: unread }),
    source: 'kubernetes/services',
  },
});
