import { dig, isObject, type Json } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Ingress, IngressRule } from '../facts/ingress.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { type Fields, withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

const LIST = 'kubernetes/ingresses.networking.k8s.io';

export function normaliseIngresses(reading: Reading, clusters: Table<Cluster>): Table<Ingress> {
  return clusterListTable<Ingress>(reading, clusters, LIST, (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    const namespace = fields.name('metadata', 'namespace');
    if (!name.known) return name;
    if (!namespace.known) return namespace;
    const path = `${namespace.value}/${name.value}`;
    return {
      id: `${cluster.id}/${path}`,
      subject: `${cluster.id}/Ingress.networking.k8s.io/${path}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      namespace: namespace.value,
      name: name.value,
      ...factsOf(fields),
    };
  });
}

type Facts = Pick<Ingress, 'className' | 'annotations' | 'rules' | 'tls' | 'services' | 'addresses'>;

function factsOf(fields: Fields): Facts {
  const annotations = withDefault(
    fields.object('metadata', 'annotations'),
    {},
    'the Ingress has no annotations',
  );
  // Without its specification the object is a fragment, and its silence means nothing.
  const whole = isObject(fields.raw('spec'));
  const orElse = <T>(field: Known<T>, value: T, why: string) =>
    whole ? withDefault(field, value, why) : field;
  return {
    annotations,
    className: className(fields, whole),
    rules: orElse(fields.parsed(['spec', 'rules'], 'a list of rules', toRules), [], 'it has no rules'),
    tls: orElse(fields.parsed(['spec', 'tls'], 'a list of hosts', toTls), [], 'it has no TLS'),
    services: orElse(fields.parsed(['spec'], 'a specification of backends', toServices), [], ''),
    addresses: orElse(
      fields.parsed(['status', 'loadBalancer', 'ingress'], 'a list of addresses', toAddresses),
      [],
      'no address is assigned',
    ),
  };
}

function className(fields: Fields, whole: boolean): Known<string> {
  const named = fields.name('spec', 'ingressClassName');
  if (named.known || named.because.outcome === 'failed') return named;
  const annotated = fields.name('metadata', 'annotations', 'kubernetes.io/ingress.class');
  return whole ? withDefault(annotated, '', 'no class is named') : annotated;
}

function toRules(list: Json): readonly IngressRule[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const rules = list.map(toRule);
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

function toRule(rule: Json): IngressRule | undefined {
  const host = dig(rule, 'host') ?? '';
  const paths = dig(rule, 'http', 'paths') ?? [];
  if (!isObject(rule) || typeof host !== 'string' || !Array.isArray(paths)) return undefined;
  const found = paths.map((item) => ({
    path: dig(item, 'path') ?? '',
    pathType: dig(item, 'pathType') ?? '',
    // A backend that is no Service is a resource of another kind.
    service: dig(item, 'backend', 'service', 'name') ?? '',
  }));
  const sound = found.every((item): item is { path: string; pathType: string; service: string } =>
    Object.values(item).every((value) => typeof value === 'string'),
  );
  return sound ? { host, paths: found } : undefined;
}

function toTls(list: Json): readonly (readonly string[])[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const hosts = list.map((entry) => (isObject(entry) ? (dig(entry, 'hosts') ?? []) : null));
  const sound = hosts.every(
    (names): names is string[] => Array.isArray(names) && names.every((name) => typeof name === 'string'),
  );
  return sound ? hosts : undefined;
}

function toServices(spec: Json): readonly string[] | undefined {
  const rules = toRules(dig(spec, 'rules') ?? []);
  const fallback = dig(spec, 'defaultBackend', 'service', 'name') ?? '';
  if (rules === undefined || typeof fallback !== 'string') return undefined;
  const named = [fallback, ...rules.flatMap(({ paths }) => paths.map(({ service }) => service))];
  return [...new Set(named)].filter((name) => name !== '');
}

function toAddresses(list: Json): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = list.map((entry) => dig(entry, 'ip') ?? dig(entry, 'hostname'));
  return found.every((address): address is string => typeof address === 'string') ? found : undefined;
}
