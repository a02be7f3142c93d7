import type { Json, JsonObject } from '../../kernel/json.ts';
import type { IngressRule } from '../../model/facts/ingress.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeIngress } from '../kit/ingresses.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const PREFIX = 'nginx.ingress.kubernetes.io/';
// What ends a directive of the generated configuration, or leaves it for a file or a script of the controller.
const INJECTION = /[\n\r]|_by_lua|load_module|\balias\s|\/serviceaccount\b/;
const RISKY_PATH = /[\n\r;{}]|_by_lua|\balias\b|\/serviceaccount\b|^\/(?:etc|root|proc)(?:\/|$)/;

export default defineCheck({
  id: 'ingress-snippet-annotation',
  title: { en: 'Ingress injects configuration into NGINX', 'zh-CN': 'Ingress 向 NGINX 注入配置' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'ingresses',
  reads: [],
  message: {
    en: 'Ingress {namespace}/{name} writes into the configuration of the controller: annotations {annotations}, paths {paths}',
    'zh-CN': 'Ingress {namespace}/{name} 改写控制器配置：注解 {annotations}，路径 {paths}',
  },
  act: {
    step: {
      en: 'Remove {annotations} and {paths} from {namespace}/{name}, and set allow-snippet-annotations to false in the controller',
      'zh-CN':
        '从 {namespace}/{name} 中移除 {annotations} 和 {paths}，并在控制器中将 allow-snippet-annotations 设为 false',
    },
    ...changeIngress,
  },
  references: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/',
    'https://github.com/kubernetes/kubernetes/issues/126811',
  ],
  judge({ namespace, name, annotations, rules }) {
    const risky = annotations.known ? riskyAnnotations(annotations.value) : [];
    const paths = rules.known ? riskyPaths(rules.value) : [];
    if (risky.length > 0 || paths.length > 0) {
      const saw = { namespace, name, annotations: shown(risky), paths: shown(paths) };
      return fail(saw, evidenceOf(annotations, rules));
    }
    if (!annotations.known) return unknown(annotations);
    return rules.known ? pass : unknown(rules);
  },
});

function riskyAnnotations(annotations: JsonObject): string[] {
  return Object.entries(annotations)
    .filter(([key, value]) => key.startsWith(PREFIX) && isRisky(key, value))
    .map(([key]) => key);
}

/** A snippet is code whatever it says; other annotations are where they leave their place. */
function isRisky(key: string, value: Json): boolean {
  if (key.endsWith('-snippet')) return value !== '';
  return typeof value === 'string' && INJECTION.test(value);
}

function riskyPaths(rules: readonly IngressRule[]): string[] {
  const paths = rules.flatMap((rule) => rule.paths.map(({ path }) => path));
  return [...new Set(paths.filter((path) => RISKY_PATH.test(path)))];
}

function shown(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['-'] : names;
}
