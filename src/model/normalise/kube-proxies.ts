import { dig, isObject } from '../../kernel/json.ts';
import { type Known, seen, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { KubeProxy, KubeProxyConfiguration } from '../facts/kube-proxy.ts';
import { COMPLETE, type Completeness, createTable, type Table } from '../table.ts';
import { evidenceAt } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const CONFIG_MAPS = 'kubernetes/configmaps';
/** ACK gives workers, masters and Windows nodes kube-proxies of their own; kubeadm has one for all. */
const NAME = /^kube-proxy(?:-worker|-master|-windows|-worker-windows)?$/;
const KEY = 'config.conf';
const DEFAULT = '127.0.0.1:10249';
/** A member at the top of the document. */
const MEMBER = /^metricsBindAddress:[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s#]*))[ \t]*(?:#.*)?$/m;

/** One row a cluster: kube-proxy reads its configuration from ConfigMaps, and some clusters do without it. */
export function normaliseKubeProxies(reading: Reading, clusters: Table<Cluster>): Table<KubeProxy> {
  const completeness = new Map<string, Completeness>();
  const rows = clusters.rows.map((cluster): KubeProxy => {
    completeness.set(cluster.id, COMPLETE);
    return {
      id: cluster.id,
      subject: cluster.subject,
      scope: cluster.scope,
      at: { source: CONFIG_MAPS, ids: [cluster.id], path: '' },
      cluster: cluster.id,
      configurations: configurationsOf(cluster.id, reading),
    };
  });
  return createTable(rows, completeness);
}

function configurationsOf(cluster: string, reading: Reading): Known<readonly KubeProxyConfiguration[]> {
  const { items, completeness } = reading.list(CONFIG_MAPS, [cluster], '/items');
  const found = items.filter(
    ({ value }) =>
      dig(value, 'metadata', 'namespace') === 'kube-system' &&
      NAME.test(String(dig(value, 'metadata', 'name'))),
  );
  // One that was not listed may be the one that is wrong.
  const [gap] = completeness.gaps;
  const missing: KubeProxyConfiguration[] =
    gap === undefined ? [] : [{ configMap: '?', metricsBindAddress: unseen(gap) }];
  if (found.length === 0 && gap !== undefined) return unseen(gap);
  const at = { source: CONFIG_MAPS, ids: [cluster], path: '/items', value: found.length };
  return seen([...found.map(toConfiguration), ...missing], at);
}

function toConfiguration({ value, origin }: Item): KubeProxyConfiguration {
  const configMap = String(dig(value, 'metadata', 'name'));
  const path = `/data/${KEY}`;
  const text = dig(value, 'data', KEY);
  const fault = (reason: string) => ({
    configMap,
    metricsBindAddress: unseen({
      ...gapOf(
        origin.source,
        origin.ids,
        'failed',
        `ConfigMap ${configMap}: ${reason}`,
        'metricsBindAddress',
      ),
      path: origin.path + path,
    }),
  });
  if (isObject(text)) return fault(`the value of ${KEY} was not kept`);
  if (typeof text !== 'string') return fault(`it has no ${KEY}`);
  const address = addressIn(text);
  if (address === undefined) return fault(`${KEY} is no configuration of kube-proxy`);
  const evidence = evidenceAt(origin, path, `metricsBindAddress: ${address}`);
  return {
    configMap,
    metricsBindAddress:
      address === ''
        ? seen(DEFAULT, evidence, 'kube-proxy serves metrics on the loopback address unless told otherwise')
        : seen(address, evidence),
  };
}

/** The address, empty where none is set; undefined where the text is no configuration. */
function addressIn(text: string): string | undefined {
  if (text.trimStart().startsWith('{')) return addressInJson(text);
  if (!/^kind:[ \t]*["']?KubeProxyConfiguration\b/m.test(text)) return undefined;
  const [, ...values] = MEMBER.exec(text) ?? [];
  const written = values.find((value) => value !== undefined) ?? '';
  return written === 'null' || written === '~' ? '' : written;
}

function addressInJson(text: string): string | undefined {
  try {
    const { kind, metricsBindAddress = '' } = JSON.parse(text) as Record<string, unknown>;
    const sound = kind === 'KubeProxyConfiguration' && typeof metricsBindAddress === 'string';
    return sound ? metricsBindAddress : undefined;
  } catch {
    return undefined;
  }
}
