import { defineCases } from '../kit/define-cases.ts';
import { absent, known, podTemplate } from '../kit/rows.ts';
import { service } from '../kit/rows-configuration.ts';
import { machine, onInternet, selector } from '../kit/rows-exposure.ts';
import { flaw, imageScan, SCANNED_DIGEST, SCANNED_IMAGE } from '../kit/rows-image-scans.ts';
import { ingress } from '../kit/rows-network.ts';

const pod = {
  ...podTemplate({ containers: [{ name: 'app', image: SCANNED_IMAGE }] }, { labels: { app: 'web' } }),
  pod: { name: 'web-1', node: '', running: new Map([['app', SCANNED_DIGEST]]) },
};
const vulnerable = { imageVulnerabilities: [imageScan([flaw()])] };
const byLoadBalancer = {
  services: [onInternet()],
  serviceSelectors: [selector({ type: known('LoadBalancer') })],
};
const clusterIp = { services: [service()], serviceSelectors: [selector()] };
const controller = onInternet({ id: 'c0aa/kube-system/nginx-ingress-lb', name: 'nginx-ingress-lb' });
const saw = {
  ways: ['LoadBalancer shop/web'],
  count: 1,
  names: ['CVE-2026-0001 openssl 3.0.1 → 3.0.9'],
  path: ['LoadBalancer shop/web → Deployment shop/web'],
};
const byIngress = {
  ...saw,
  ways: ['Ingress shop/web → Service shop/web'],
  path: ['Ingress shop/web → Service shop/web → Deployment shop/web'],
};

export default defineCases('podTemplates', {
  'fail: a load balancer on the internet': { subject: pod, given: { ...vulnerable, ...byLoadBalancer }, saw },
  'fail: no release fixes it, and yet it is open': {
    subject: pod,
    given: { ...byLoadBalancer, imageVulnerabilities: [imageScan([flaw({ fix: 'no' })])] },
    saw,
  },
  'fail: graded high, and runs code remotely': {
    subject: pod,
    given: {
      ...byLoadBalancer,
      imageVulnerabilities: [imageScan([flaw({ severity: 'high', remoteCode: true })])],
    },
    saw,
  },
  'fail: an Ingress with a public address': {
    subject: pod,
    given: { ...vulnerable, ...clusterIp, ingresses: [ingress({ addresses: known(['47.96.0.1']) })] },
    saw: byIngress,
  },
  'fail: an Ingress of the nginx controller, which is on the internet': {
    subject: pod,
    given: { ...vulnerable, ...clusterIp, services: [service(), controller], ingresses: [ingress()] },
    saw: byIngress,
  },
  'fail: an elastic IP address of the pod': {
    subject: { ...pod, annotations: { 'k8s.aliyun.com/eci-with-eip': 'true' } },
    given: vulnerable,
    saw: {
      ...saw,
      ways: ['elastic IP address'],
      path: ['elastic IP address → Deployment shop/web'],
    },
  },
  'pass: nothing leads to it': { subject: pod, given: { ...vulnerable, ...clusterIp } },
  'pass: the load balancer selects other pods': {
    subject: pod,
    given: {
      ...vulnerable,
      services: [onInternet()],
      serviceSelectors: [
        selector({ type: known('LoadBalancer'), selector: known(new Map([['app', 'api']])) }),
      ],
    },
  },
  'pass: an intranet load balancer': {
    subject: pod,
    given: {
      ...vulnerable,
      ...byLoadBalancer,
      services: [onInternet({ addresses: known(['192.168.0.9']) })],
    },
  },
  'pass: an Ingress with a private address': {
    subject: pod,
    given: { ...vulnerable, ...clusterIp, ingresses: [ingress({ addresses: known(['192.168.0.9']) })] },
  },
  'pass: a node port of nodes without public addresses': {
    subject: pod,
    given: {
      ...vulnerable,
      services: [service({ type: known('NodePort') })],
      serviceSelectors: [selector({ type: known('NodePort') })],
      machineSettings: [machine(false)],
    },
  },
  'pass: open, and a fresh result shows nothing': {
    subject: pod,
    given: { ...byLoadBalancer, imageVulnerabilities: [imageScan([flaw({ severity: 'high' })])] },
  },
  'unknown: open, and the image has no result': {
    subject: {
      ...pod,
      spec: { containers: [{ name: 'other', image: 'registry.example.com/shop/other:1' }] },
    },
    given: { ...vulnerable, ...byLoadBalancer },
    source: 'image-scan/file',
  },
  'unknown: an Ingress whose load balancer tells a name only': {
    subject: pod,
    given: {
      ...vulnerable,
      ...clusterIp,
      ingresses: [ingress({ className: known('alb'), addresses: known(['alb-1.example.com']) })],
    },
    source: 'test/Document',
  },
  'unknown: a node port of nodes with public addresses': {
    subject: pod,
    given: {
      ...vulnerable,
      services: [service({ type: known('NodePort') })],
      serviceSelectors: [selector({ type: known('NodePort') })],
      machineSettings: [machine(true)],
    },
    source: 'test/Document',
  },
  'unknown: a host port of nodes with public addresses': {
    subject: {
      ...pod,
      spec: {
        containers: [{ name: 'app', image: SCANNED_IMAGE, ports: [{ containerPort: 80, hostPort: 80 }] }],
      },
    },
    given: { ...vulnerable, machineSettings: [machine(true)] },
    source: 'test/Document',
  },
  'unknown: whom the load balancer selects was not read': {
    subject: pod,
    given: {
      ...vulnerable,
      ...byLoadBalancer,
      serviceSelectors: [
        selector({ type: known('LoadBalancer'), selector: absent('kubernetes/services', 'spec.selector') }),
      ],
    },
    source: 'kubernetes/services',
  },
  'unknown: where the load balancer stands was not read': {
    subject: pod,
    given: {
      ...vulnerable,
      ...byLoadBalancer,
      services: [onInternet({ addresses: absent('kubernetes/services', 'status') })],
    },
    source: 'kubernetes/services',
  },
  'unknown: a label of the pod is not a text': {
    subject: { ...pod, labels: { app: 7 } },
    given: { ...vulnerable, ...byLoadBalancer },
    source: 'kubernetes/pods',
  },
  'unknown: the Services were not all listed': {
    subject: pod,
    given: { ...vulnerable, ...clusterIp },
    partial: ['services'],
    source: 'test/services',
  },
  'unknown: the Ingresses were not all listed': {
    subject: pod,
    given: { ...vulnerable, ...clusterIp },
    partial: ['ingresses'],
    source: 'test/ingresses',
  },
});
