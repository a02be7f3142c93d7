import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const having = (members: Record<string, object>) => ({ name: 'app', image: 'a:1', ...members }) as never;

export default defineCases('podTemplates', {
  'fail: an HTTP liveness probe': {
    subject: podTemplate({
      containers: [having({ livenessProbe: { httpGet: { host: '100.100.100.200', port: 80 } } })],
    }),
    saw: { containers: ['app'], hosts: ['100.100.100.200'] },
  },
  'fail: a TCP readiness probe': {
    subject: podTemplate({
      containers: [having({ readinessProbe: { tcpSocket: { host: 'db.internal', port: 3306 } } })],
    }),
  },
  'fail: a startup probe of an init container': {
    subject: podTemplate({
      initContainers: [having({ startupProbe: { httpGet: { host: '10.0.0.1', port: 80 } } })],
    }),
  },
  'fail: the loopback address of the node': {
    subject: podTemplate({
      containers: [having({ livenessProbe: { tcpSocket: { host: '127.0.0.1', port: 80 } } })],
    }),
  },
  'fail: both hooks': {
    subject: podTemplate({
      containers: [
        having({
          lifecycle: {
            postStart: { httpGet: { host: 'a', port: 80 } },
            preStop: { tcpSocket: { host: 'b', port: 80 } },
          },
        }),
      ],
    }),
    saw: { containers: ['app'], hosts: ['a', 'b'] },
  },
  'pass: an empty host is none': {
    subject: podTemplate({ containers: [having({ livenessProbe: { httpGet: { host: '', port: 80 } } })] }),
  },
  'pass: probes without host': {
    subject: podTemplate({
      containers: [
        having({ livenessProbe: { httpGet: { port: 80 } }, readinessProbe: { exec: { command: ['true'] } } }),
      ],
    }),
  },
  'pass: no probes': { subject: podTemplate() },
  'unknown: the host is a number': {
    subject: podTemplate({ containers: [having({ livenessProbe: { httpGet: { host: 1, port: 80 } } })] }),
    source: 'kubernetes/pods',
  },
});
