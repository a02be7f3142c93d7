import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const having = (path: string) => podTemplate({ volumes: [{ name: 'node', hostPath: { path } }] });
const saw = (path: string) => ({ volumes: ['node'], paths: [path] });

export default defineCases('podTemplates', {
  "fail: Docker's": { subject: having('/var/run/docker.sock'), saw: saw('/var/run/docker.sock') },
  "fail: containerd's": { subject: having('/run/containerd/containerd.sock') },
  "fail: CRI-O's": { subject: having('/run/crio/crio.sock') },
  'fail: in another place': { subject: having('/data/docker/docker.sock') },
  'fail: a trailing slash': { subject: having('/var/run/docker.sock/'), saw: saw('/var/run/docker.sock') },
  'fail: dots and doubled slashes': {
    subject: having('/var//run/x/../docker.sock'),
    saw: saw('/var/run/docker.sock'),
  },
  'fail: the folder of the socket': { subject: having('/run/containerd/'), saw: saw('/run/containerd') },
  'fail: a folder above it': { subject: having('/var/run') },
  'fail: the root': { subject: having('/'), saw: saw('/') },
  'fail: a named pipe of Windows': { subject: having('\\\\.\\pipe\\docker_engine') },
  'pass: a name that only begins like the folder': { subject: having('/run/containerd-logs') },
  'pass: another node path': { subject: having('/var/log') },
  'pass: no node path': { subject: podTemplate() },
  'unknown: the path is a number': {
    subject: podTemplate({ volumes: [{ name: 'node', hostPath: { path: 1 } }] }),
    source: 'kubernetes/pods',
  },
});
