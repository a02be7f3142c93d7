import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const having = (...ports: { hostPort?: number; containerPort: number }[]) => ({
  name: 'app',
  image: 'a:1',
  ports,
});

export default defineCases('podTemplates', {
  'fail: a host port': {
    subject: podTemplate({
      containers: [having({ containerPort: 80 }, { hostPort: 8080, containerPort: 8080 })],
    }),
    saw: { containers: ['app'], ports: ['8080'] },
  },
  'fail: only an init container': {
    subject: podTemplate({
      initContainers: [{ ...having({ hostPort: 53, containerPort: 53 }), name: 'setup' }],
    }),
    saw: { containers: ['setup'], ports: ['53'] },
  },
  'fail: on the network of the node, a declared port is one of the node': {
    subject: podTemplate({ hostNetwork: true, containers: [having({ containerPort: 9100 })] }),
    saw: { containers: ['app'], ports: ['9100'] },
  },
  'pass: host port 0 is none': {
    subject: podTemplate({ containers: [having({ hostPort: 0, containerPort: 80 })] }),
  },
  'pass: container ports only': { subject: podTemplate({ containers: [having({ containerPort: 80 })] }) },
  'pass: the network of the node, no port declared': { subject: podTemplate({ hostNetwork: true }) },
  'unknown: hostPort is a text': {
    subject: podTemplate({ containers: [{ name: 'app', ports: [{ hostPort: '8080', containerPort: 80 }] }] }),
    source: 'kubernetes/pods',
  },
});
