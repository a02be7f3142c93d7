import { dig, isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Gap, Known } from '../../kernel/known.ts';
import type { AdmissionWebhook, WebhookRule } from '../facts/admission-webhook.ts';
import type { Cluster } from '../facts/cluster.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { completenessFrom } from './cluster-lists.ts';
import { Fields, withDefault } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const GROUP = 'admissionregistration.k8s.io';
const KINDS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const;

/** Every webhook of both kinds of configuration. */
export function normaliseAdmissionWebhooks(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<AdmissionWebhook> {
  const rows: AdmissionWebhook[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const gaps: Gap[] = [];
    for (const kind of KINDS) {
      const list = reading.list(`kubernetes/${kind.toLowerCase()}s.${GROUP}`, [cluster.id]);
      gaps.push(...list.completeness.gaps);
      for (const item of list.items) {
        const found = webhooksOf(item, kind, cluster);
        if ('outcome' in found) gaps.push(found);
        else rows.push(...found);
      }
    }
    completeness.set(cluster.id, completenessFrom(gaps, rows.length > 0));
  }
  return createTable(rows, completeness);
}

function webhooksOf(
  { value, origin }: Item,
  kind: AdmissionWebhook['kind'],
  cluster: Cluster,
): AdmissionWebhook[] | Gap {
  const name = new Fields(value, origin).name('metadata', 'name');
  if (!name.known) return name.because;
  const list = dig(value, 'webhooks') ?? [];
  const odd = (reason: string) => gapOf(origin.source, origin.ids, 'failed', `${name.value}: ${reason}`);
  if (!Array.isArray(list)) return odd('webhooks is not a list');
  const found = list.map((webhook, index) =>
    isObject(webhook) && typeof webhook.name === 'string'
      ? toWebhook(webhook, webhook.name, { ...origin, path: `${origin.path}/webhooks/${index}` }, cluster, {
          kind,
          configuration: name.value,
        })
      : undefined,
  );
  return found.every((row) => row !== undefined) ? found : odd('a webhook has no name');
}

function toWebhook(
  webhook: JsonObject,
  name: string,
  at: Item['origin'],
  cluster: Cluster,
  of: Pick<AdmissionWebhook, 'kind' | 'configuration'>,
): AdmissionWebhook {
  const fields = new Fields(webhook, at);
  const subject = `${cluster.id}/${of.kind}.${GROUP}/${of.configuration}`;
  // A webhook without a client is a fragment: its silence means nothing.
  const whole = isObject(webhook.clientConfig);
  const orElse = <T>(field: Known<T>, value: T, why: string) =>
    whole ? withDefault(field, value, why) : field;
  return {
    id: `${subject}/${name}`,
    subject,
    scope: cluster.scope,
    at,
    cluster: cluster.id,
    ...of,
    name,
    failurePolicy: orElse(
      fields.parsed(['failurePolicy'], 'Fail or Ignore', toFailurePolicy),
      'Fail',
      'a webhook fails closed by default',
    ),
    url: orElse(fields.name('clientConfig', 'url'), '', 'it calls a Service'),
    service: orElse(
      fields.parsed(['clientConfig', 'service'], 'a reference', toReference),
      '',
      'it calls a URL',
    ),
    caBundle: orElse(
      fields.parsed(['clientConfig', 'caBundle'], 'certificates', (value) => value !== ''),
      false,
      'it names no certificates',
    ),
    rules: orElse(fields.parsed(['rules'], 'a list of rules', toRules), [], 'it has no rules'),
  };
}

function toFailurePolicy(value: Json): string | undefined {
  return value === 'Fail' || value === 'Ignore' ? value : undefined;
}

function toReference(value: Json): string | undefined {
  const [namespace, name] = [dig(value, 'namespace'), dig(value, 'name')];
  return typeof namespace === 'string' && typeof name === 'string' ? `${namespace}/${name}` : undefined;
}

function toRules(list: Json): readonly WebhookRule[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const rules = list.map(toRule);
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

function toRule(rule: Json): WebhookRule | undefined {
  const [groups, resources] = [textsAt(rule, 'apiGroups'), textsAt(rule, 'resources')];
  const operations = textsAt(rule, 'operations');
  if (groups === undefined || resources === undefined || operations === undefined) return undefined;
  return { groups, resources, operations };
}

function textsAt(rule: Json, name: string): string[] | undefined {
  const texts = dig(rule, name);
  return Array.isArray(texts) && texts.every((text) => typeof text === 'string') ? texts : undefined;
}
