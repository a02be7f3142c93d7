import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { service } from '../kit/rows-configuration.ts';

const prefix = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const type = known('LoadBalancer');
const whiteList = {
  [`${prefix}acl-status`]: 'on',
  [`${prefix}acl-type`]: 'white',
  [`${prefix}acl-id`]: 'acl-1',
};
const intranet = { [`${prefix}address-type`]: 'intranet' };
const unread = denied('kubernetes/services', 'c0aa');

export default defineCases('services', {
  'fail: no annotation means the internet': {
    subject: service({ type }),
    severity: 'high',
    saw: { namespace: 'shop', name: 'web', address: '-' },
  },
  'fail: a public address is assigned': {
    subject: service({ type, addresses: known(['47.0.0.1']) }),
    severity: 'high',
    saw: { namespace: 'shop', name: 'web', address: '47.0.0.1' },
  },
  'fail: a public address, whatever the annotation says': {
    subject: service({ type, addresses: known(['10.0.0.8', '47.0.0.1']), annotations: known(intranet) }),
    severity: 'high',
  },
  'fail: the annotation says internet': {
    subject: service({ type, annotations: known({ [`${prefix}address-type`]: 'internet' }) }),
    severity: 'high',
  },
  'fail: a white list restricts it': { subject: service({ type, annotations: known(whiteList) }) },
  'fail: a black list does not': {
    subject: service({ type, annotations: known({ ...whiteList, [`${prefix}acl-type`]: 'black' }) }),
    severity: 'high',
  },
  'fail: an access list that is off does not': {
    subject: service({ type, annotations: known({ ...whiteList, [`${prefix}acl-status`]: 'off' }) }),
    severity: 'high',
  },
  'fail: source ranges restrict it': {
    subject: service({ type, sourceRanges: known(['203.0.113.0/26']) }),
  },
  'fail: source ranges with everyone in them do not': {
    subject: service({ type, sourceRanges: known(['203.0.113.0/26', '0.0.0.0/0']) }),
    severity: 'high',
  },
  'fail: a public address, and the annotations were not read': {
    subject: service({ type, addresses: known(['47.0.0.1']), annotations: unread }),
  },
  'pass: an intranet load balancer': { subject: service({ type, annotations: known(intranet) }) },
  'fail: an elastic IP address before an intranet load balancer': {
    subject: service({ type, annotations: known({ ...intranet, [`${prefix}external-ip-type`]: 'eip' }) }),
    severity: 'high',
  },
  'pass: the older spelling of the annotation': {
    subject: service({
      type,
      annotations: known({ 'service.beta.kubernetes.io/alicloud-loadbalancer-address-type': 'intranet' }),
    }),
  },
  'pass: a load balancer of the VPC that was there before': {
    subject: service({
      type,
      addresses: known(['192.168.1.8']),
      annotations: known({ [`${prefix}id`]: 'lb-1' }),
    }),
  },
  'unknown: a load balancer that was there before, without an address yet': {
    subject: service({ type, annotations: known({ [`${prefix}id`]: 'lb-1', ...intranet }) }),
    source: 'test/Document',
  },
  'unknown: the type was not read': { subject: service({ type: unread }), source: 'kubernetes/services' },
  'unknown: the annotations were not read': {
    subject: service({ type, annotations: unread }),
    source: 'kubernetes/services',
  },
  'unknown: the addresses were not read': {
    subject: service({ type, addresses: unread, annotations: known(intranet) }),
    source: 'kubernetes/services',
  },
  'not-applicable: a Service inside the cluster': { subject: service() },
});
