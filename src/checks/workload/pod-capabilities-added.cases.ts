import { defineCases } from '../kit/define-cases.ts';
import { podTemplate, restrictedContainer } from '../kit/rows.ts';

const adding = (...add: string[]) =>
  podTemplate({
    containers: [{ ...restrictedContainer, securityContext: { capabilities: { add, drop: ['ALL'] } } }],
  });

export default defineCases('podTemplates', {
  'fail: NET_RAW is not of the baseline': {
    subject: adding('NET_RAW'),
    saw: { containers: ['app'], capabilities: ['NET_RAW'] },
  },
  'fail: SYS_ADMIN owns the node': { subject: adding('CHOWN', 'SYS_ADMIN'), severity: 'critical' },
  'fail: SYS_MODULE owns the node': { subject: adding('SYS_MODULE'), severity: 'critical' },
  'fail: SYS_PTRACE owns the node': { subject: adding('SYS_PTRACE'), severity: 'critical' },
  'fail: ALL, whatever is dropped': { subject: adding('ALL'), severity: 'critical' },
  'fail: the prefix and the case do not hide it': {
    subject: adding('cap_sys_admin'),
    saw: { containers: ['app'], capabilities: ['cap_sys_admin'] },
    severity: 'critical',
  },
  'fail: the standard knows no prefix': { subject: adding('CAP_CHOWN') },
  'fail: the standard knows no lower case': { subject: adding('chown') },
  'fail: an init container and an ephemeral container': {
    subject: podTemplate({
      initContainers: [{ name: 'setup', securityContext: { capabilities: { add: ['NET_ADMIN'] } } }],
      ephemeralContainers: [
        { name: 'debugger', securityContext: { capabilities: { add: ['BPF', 'NET_ADMIN'] } } },
      ],
    }),
    saw: { containers: ['setup', 'debugger'], capabilities: ['BPF', 'NET_ADMIN'] },
  },
  'fail: null in the list is an empty name': {
    subject: adding(null as never),
    saw: { containers: ['app'], capabilities: [''] },
  },
  'pass: all thirteen of the baseline': {
    subject: adding(
      ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
      ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
    ),
  },
  'pass: nothing is added': { subject: podTemplate({ containers: [{ name: 'app', image: 'a:1' }] }) },
  'unknown: add is a text': {
    subject: podTemplate({
      containers: [{ name: 'app', image: 'a:1', securityContext: { capabilities: { add: 'SYS_ADMIN' } } }],
    }),
    source: 'kubernetes/pods',
  },
});
