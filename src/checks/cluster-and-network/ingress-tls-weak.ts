import { member } from '../../kernel/json.ts';
import type { Ingress, IngressRule } from '../../model/facts/ingress.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeIngress } from '../kit/ingresses.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

// Load balancers of layer 7 take their certificates from their own configuration.
const LISTEN_PORTS = 'alb.ingress.kubernetes.io/listen-ports';

export default defineCheck({
  id: 'ingress-tls-weak',
  title: { en: 'Ingress serves hosts without TLS', 'zh-CN': 'Ingress 未对域名启用 TLS' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'ingresses',
  reads: [],
  message: {
    en: 'Ingress {namespace}/{name}: hosts without TLS: {plain}; hosts that stand for others: {wide}',
    'zh-CN': 'Ingress {namespace}/{name}：未启用 TLS 的域名：{plain}；空或通配域名：{wide}',
  },
  act: {
    step: {
      en: 'Name every host of {namespace}/{name} in a rule and under spec.tls with a Secret of its certificate',
      'zh-CN': '在 {namespace}/{name} 的规则中写明域名，并在 spec.tls 中为其配置证书 Secret',
    },
    ...changeIngress,
  },
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/advanced-nginx-ingress-configurations',
  ],
  judge(ingress) {
    const { namespace, name, rules, tls } = ingress;
    if (!rules.known) return unknown(rules);
    // A default backend answers for every host.
    const hosts = rules.value.length === 0 ? [''] : hostsOf(rules.value);
    const wide = hosts.filter((host) => host === '' || host.startsWith('*'));
    const plain = tls.known ? uncovered(hosts, tls.value) : [];
    const unserved = servesOnlyHttps(ingress) ? [] : plain;
    if (wide.length === 0 && unserved.length === 0) return tls.known ? pass : unknown(tls);
    const saw = { namespace, name, plain: shown(unserved), wide: shown(wide) };
    return fail(saw, evidenceOf(rules, tls));
  },
});

function hostsOf(rules: readonly IngressRule[]): string[] {
  return [...new Set(rules.map(({ host }) => host))];
}

/** An entry without hosts is for every host; a wildcard stands for one label. */
function uncovered(hosts: readonly string[], tls: readonly (readonly string[])[]): string[] {
  if (tls.some((entry) => entry.length === 0)) return [];
  const covered = new Set(tls.flat());
  return hosts.filter((host) => !covered.has(host) && !covered.has(host.replace(/^[^.]*/, '*')));
}

function servesOnlyHttps({ annotations, className }: Ingress): boolean {
  // The NGINX controller does not know the annotation, and listens for HTTP.
  if (className.known && className.value === 'nginx') return false;
  const ports = annotations.known ? member(annotations.value, LISTEN_PORTS) : undefined;
  return typeof ports === 'string' && /"HTTPS"/.test(ports) && !/"HTTP"/.test(ports);
}

function shown(hosts: readonly string[]): readonly string[] {
  return hosts.length === 0 ? ['-'] : hosts.map((host) => (host === '' ? '*' : host));
}
