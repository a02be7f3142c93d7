import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const having = (...names: string[]) =>
  podTemplate({ securityContext: { sysctls: names.map((name) => ({ name, value: '1' })) } });

export default defineCases('podTemplates', {
  'fail: one that is not safe': { subject: having('kernel.msgmax'), saw: { sysctls: ['kernel.msgmax'] } },
  'fail: among safe ones': {
    subject: having('net.ipv4.tcp_syncookies', 'net.core.somaxconn', 'net.ipv4.tcp_rmem'),
    saw: { sysctls: ['net.core.somaxconn'] },
  },
  'fail: the standard spells them with dots': { subject: having('net/ipv4/tcp_syncookies') },
  'pass: those of the first list': {
    subject: having(
      ...['kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies'],
      ...['net.ipv4.ping_group_range', 'net.ipv4.ip_unprivileged_port_start'],
    ),
  },
  'pass: those of 1.27, 1.29, 1.32 and 1.37': {
    subject: having(
      ...['net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout'],
      ...[
        'net.ipv4.tcp_keepalive_intvl',
        'net.ipv4.tcp_keepalive_probes',
        'net.ipv4.tcp_rmem',
        'net.ipv4.tcp_wmem',
      ],
      ...['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat'],
    ),
  },
  'fail: not yet on the list of the version': {
    subject: {
      ...having('net.ipv4.tcp_rmem', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_notsent_lowat'),
      standard: { minor: 31 },
    },
    saw: { sysctls: ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_notsent_lowat'] },
  },
  'pass: of a version newer than any that was read the newest list holds': {
    subject: { ...having('net.ipv4.tcp_notsent_lowat'), standard: { minor: 99 } },
  },
  'pass: none': { subject: podTemplate() },
  'unknown: one without a name': {
    subject: podTemplate({ securityContext: { sysctls: [{ value: '1' }] } }),
    source: 'kubernetes/pods',
  },
});
