import type { JsonObject } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const app = (more: JsonObject) => podTemplate({ containers: [{ name: 'app', image: 'a:1', ...more }] });
const secret = { redacted: true, length: 40, shapes: ['secret-assignment'] };

export default defineCases('podTemplates', {
  'fail: port 22': {
    subject: app({ ports: [{ containerPort: 8080 }, { containerPort: 22 }] }),
    saw: { found: ['app: port 22'] },
  },
  'fail: port 2222': { subject: app({ ports: [{ containerPort: 2222, protocol: 'TCP' }] }) },
  'fail: sshd is the command': {
    subject: app({ command: ['/usr/sbin/sshd', '-D'] }),
    saw: { found: ['app: sshd'] },
  },
  'fail: a shell starts it': {
    subject: app({ command: ['sh', '-c'], args: ['ssh-keygen -A && /usr/sbin/sshd; exec nginx'] }),
  },
  'fail: as a service': { subject: app({ args: ['service ssh start && sleep infinity'] }) },
  'fail: dropbear in an init container': {
    subject: podTemplate({ initContainers: [{ name: 'setup', image: 'a:1', command: ['dropbear', '-F'] }] }),
    saw: { found: ['setup: dropbear'] },
  },
  'fail: sudo in a script': {
    subject: app({ command: ['bash', '-c', 'id; sudo -u app run'] }),
    saw: { found: ['app: sudo'] },
  },
  'fail: seen beside what was not kept': {
    subject: app({ command: ['sh', '-c', secret], ports: [{ containerPort: 22 }] }),
  },
  'pass: nothing of the kind': { subject: podTemplate() },
  'pass: an SSH client, and names that begin alike': {
    subject: app({
      command: ['ssh', '-N', 'git@git.example.com'],
      args: ['--config=/etc/ssh/sshd_config', '--sudo', 'pseudo', 'sudoers'],
    }),
  },
  'pass: port 22 of UDP, and a port of the node': {
    subject: app({
      ports: [
        { containerPort: 22, protocol: 'UDP' },
        { containerPort: 80, hostPort: 22 },
      ],
    }),
  },
  'pass: a secret among the arguments of another program': {
    subject: app({ command: ['server', '--password', secret] }),
  },
  'unknown: the script of a shell was not kept': {
    subject: app({ command: ['/bin/sh', '-c', secret] }),
    source: 'kubernetes/pods',
  },
  'unknown: the program was not kept': { subject: app({ command: [secret] }), source: 'kubernetes/pods' },
  'unknown: command is a text': { subject: app({ command: 'sshd' }), source: 'kubernetes/pods' },
});
