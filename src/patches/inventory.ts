import { findComponent } from '../advisories/components.ts';
import type { Facts } from '../advisories/matcher.ts';
import { type Known, seen, unseen } from '../kernel/known.ts';
import type { Addon } from '../model/facts/addon.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import { gapOf } from '../model/normalise/reading.ts';
import type { Tables } from '../model/tables.ts';
import { clientItems } from './client-items.ts';
import { componentOfAddon } from './component-names.ts';
import { type Installed, vouched } from './installed.ts';
import { type ComponentLayer, type InventoryItem, SANDBOX } from './inventory-item.ts';
import { nodeItems, poolItems } from './node-items.ts';
import { clusterFacts, isSelfRun, nodeFacts, readOnlyPortsOf } from './place-facts.ts';
import type { ClusterPods, RunningImage, RunningPods } from './running-pods.ts';

export interface Inventory {
  items: readonly InventoryItem[];
  /** What runs in each cluster, by its id. */
  pods: ReadonlyMap<string, ClusterPods>;
}

/** Every component at every place of the account, as far as it was read. */
export function inventoryOf(
  tables: Tables,
  running: RunningPods,
  installed: readonly Installed[] = [],
): Inventory {
  const ports = readOnlyPortsOf(tables);
  const pods = new Map(tables.clusters.rows.map(({ id }) => [id, running.of(id)]));
  const items = tables.clusters.rows.flatMap((cluster) => {
    const own = pods.get(cluster.id) as ClusterPods;
    const facts = clusterFacts(cluster, tables, own);
    return [
      ...controlPlaneItems(cluster, facts, tables, own),
      ...addonItems(cluster, facts, tables, own),
      ...tables.nodes
        .of(cluster.id)
        .flatMap((node) => nodeItems(node, nodeFacts(node, facts, ports), cluster, own)),
      ...poolItems(cluster, facts, tables),
      ...sandboxItems(cluster, facts, tables, own),
    ];
  });
  if (installed.length === 0) return { items, pods };
  const tools = clientItems(installed, tables);
  return { items: [...items.map((item) => vouched(item, installed)), ...tools], pods };
}

/** ACK releases these with the version of the cluster. */
const OF_THE_CLUSTER = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
const HIDDEN = ['etcd', 'cloud-controller-manager'];

function controlPlaneItems(
  cluster: Cluster,
  facts: Facts,
  tables: Tables,
  pods: ClusterPods,
): InventoryItem[] {
  const listed = new Map(tables.addons.of(cluster.id).map((addon) => [componentOfAddon(addon.name), addon]));
  return [...OF_THE_CLUSTER, ...HIDDEN].map((component) => {
    const addon = listed.get(component);
    const images = isSelfRun(facts) ? systemImages(pods, component) : [];
    const item: InventoryItem = {
      scope: cluster.scope,
      component,
      layer: 'control-plane',
      version: OF_THE_CLUSTER.includes(component)
        ? firstVersion(cluster.currentVersion, addon?.version)
        : firstVersion(addon?.version, imageVersion(images, cluster.id), notShown(component, cluster.id)),
      facts,
      cluster,
    };
    if (images.length > 0) item.images = images;
    return item;
  });
}

function notShown(component: string, cluster: string): Known<string> {
  const reason = `the version of ${component} is not shown to the customer`;
  return unseen(gapOf('cs/DescribeClusterDetail', [cluster], 'absent', reason));
}

function firstVersion(...versions: readonly (Known<string> | undefined)[]): Known<string> {
  const told = versions.filter((version) => version !== undefined);
  return told.find(({ known }) => known) ?? (told.at(-1) as Known<string>);
}

function systemImages({ images }: ClusterPods, component: string): RunningImage[] {
  return images.filter((image) => image.system && image.component === component);
}

/** What a tag says; a digest alone says nothing. */
function imageVersion(images: readonly RunningImage[], cluster: string): Known<string> | undefined {
  const tagged = images.find(({ tag }) => tag !== undefined);
  if (tagged?.tag === undefined) {
    if (images.length === 0) return undefined;
    const reason = `the image ${images[0]?.image} has no tag that tells its version`;
    return unseen(gapOf('kubernetes/pods', [cluster], 'absent', reason));
  }
  return seen(tagged.tag, {
    source: 'kubernetes/pods',
    ids: [cluster],
    path: '',
    value: tagged.image,
  });
}

/** ACK's list of add-ons, with what runs of each; and what runs without being on the list. */
function addonItems(cluster: Cluster, facts: Facts, tables: Tables, pods: ClusterPods): InventoryItem[] {
  const addons = tables.addons.of(cluster.id).filter(({ name }) => !isOfControlPlane(componentOfAddon(name)));
  const items = addons.map((addon) => addonItem(addon, cluster, facts, pods));
  const gaps = [...pods.gaps, ...tables.addons.completeness(cluster.id).gaps];
  const named = new Set(items.map(({ component }) => component));
  for (const [component, images] of Map.groupBy(pods.images, (image) => image.component)) {
    if (named.has(component)) continue;
    // The control plane's own pods are told above; another etcd is an application of the customer.
    const own = images.filter(({ system }) => !(system && isOfControlPlane(component)));
    for (const image of own) {
      const layer: ComponentLayer = isOfControlPlane(component) ? 'workload' : 'system-components';
      const version = imageVersion([image], cluster.id) as Known<string>;
      items.push({ scope: cluster.scope, component, layer, version, facts, cluster, images: [image], gaps });
    }
  }
  return items;
}

function isOfControlPlane(component: string): boolean {
  return findComponent(component)?.layer === 'control-plane';
}

function addonItem(addon: Addon, cluster: Cluster, facts: Facts, pods: ClusterPods): InventoryItem {
  const component = componentOfAddon(addon.name);
  const images = pods.images.filter((image) => image.component === component);
  return {
    scope: cluster.scope,
    component,
    layer: 'system-components',
    version: addon.version,
    facts,
    cluster,
    addon,
    images,
    gaps: pods.gaps,
  };
}

function sandboxItems(cluster: Cluster, facts: Facts, tables: Tables, pods: ClusterPods): InventoryItem[] {
  return tables.virtualNodes.of(cluster.id).map(({ name, scope }) => {
    const elastic = pods.elastic.find(({ node }) => node === name) ?? {
      cluster: cluster.id,
      node: name,
      pods: [],
    };
    const platforms = [...new Set(elastic.pods.flatMap(({ platform }) => platform ?? []))].sort();
    const reason = 'the sandbox of elastic container instances is not shown to the customer';
    const version: Known<string> =
      platforms.length === 0
        ? unseen(gapOf('kubernetes/pods', [cluster.id], 'absent', reason))
        : seen(platforms.join(', '), {
            source: 'kubernetes/pods',
            ids: [cluster.id],
            path: '',
            value: platforms,
          });
    return {
      scope,
      component: SANDBOX,
      layer: 'pod-runtime' as const,
      version,
      facts,
      cluster,
      elastic,
      gaps: pods.gaps,
    };
  });
}
