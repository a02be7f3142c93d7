import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const pod = (...images: string[]) =>
  podTemplate({ containers: images.map((image, index) => ({ name: `c${index}`, image })) });

export default defineCases('podTemplates', {
  'fail: the old registry of Kubernetes': {
    subject: pod('k8s.gcr.io/pause:3.2', 'registry.k8s.io/pause:3.10'),
    saw: { containers: ['c0'], images: ['k8s.gcr.io/pause:3.2'] },
  },
  'fail: its mirrors, and what was there before it': {
    subject: pod(
      'eu.k8s.gcr.io/pause:3',
      'asia.gcr.io/google_containers/pause:3',
      'GCR.io/google-containers/a',
    ),
    saw: {
      containers: ['c0', 'c1', 'c2'],
      images: [
        'eu.k8s.gcr.io/pause:3',
        'asia.gcr.io/google_containers/pause:3',
        'GCR.io/google-containers/a',
      ],
    },
  },
  'fail: the ingress controller of before 2021': {
    subject: pod('quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.26.1'),
  },
  'fail: what Bitnami left behind': { subject: pod('bitnamilegacy/redis:7') },
  'fail: in an init container': {
    subject: podTemplate({ initContainers: [{ name: 'setup', image: 'k8s.gcr.io/busybox' }] }),
  },
  'pass: elsewhere in the same registries': {
    subject: pod('gcr.io/distroless/static', 'quay.io/prometheus/prometheus:v3', 'bitnami/redis'),
  },
  'pass: names that begin or end alike': {
    subject: pod(
      'my.example.com/k8s.gcr.io/pause:3',
      'k8s.gcr.io.example.com/pause:3',
      'gcr.io/google-containers2/a',
    ),
  },
  'unknown: no reference': { subject: pod('k8s.gcr.io/$(IMAGE)'), source: 'kubernetes/pods' },
});
