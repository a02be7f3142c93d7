import { findComponent } from '../advisories/components.ts';
import type { Advisory } from '../advisories/merge.ts';
import { FAMILIES } from '../advisories/versions/families.ts';
import { compareText } from '../kernel/compare.ts';
import type { ComponentAdvisories, OpenAdvisory } from '../model/facts/component-advisories.ts';
import { COMPLETE, createTable, type Table } from '../model/table.ts';
import type { Answers } from './answers.ts';
import type { Inventory } from './inventory.ts';
import type { InventoryItem } from './inventory-item.ts';
import { severityRank } from './severity-rank.ts';

/** What checks judge by advisories: container runtimes of nodes, and components of clusters. */
const LAYERS = new Set(['container-runtime', 'system-components']);

/** To which advisories the installed versions are open, by place and component. */
export function componentAdvisories(inventory: Inventory, answers: Answers): Table<ComponentAdvisories> {
  const items = inventory.items.filter(({ layer }) => LAYERS.has(layer));
  const clusters = items.flatMap(({ cluster }) => cluster?.id ?? []);
  return createTable(
    items.flatMap((item) => rowOf(item, answers)),
    new Map([...inventory.pods.keys(), ...clusters].map((id) => [id, COMPLETE])),
  );
}

function rowOf(item: InventoryItem, answers: Answers): ComponentAdvisories[] {
  const { scope, component, version, cluster, node, pool, addon, images, gaps = [] } = item;
  // What a pool gives its next node says nothing of nodes that it may have.
  if (cluster === undefined || pool !== undefined) return [];
  const at = version.known ? version.at : version.because;
  return [
    {
      id: [node?.id ?? cluster.id, component, addon?.name ?? '', images?.[0]?.image ?? ''].join('\n'),
      subject: node?.subject ?? cluster.subject,
      scope,
      at: { source: at.source, ids: at.ids, path: version.known ? version.at.path : '' },
      cluster: cluster.id,
      node: node?.id,
      component,
      addon: addon?.name,
      version,
      open: openOf(item, answers),
      runningBehind: version.known && addon !== undefined ? olderTags(item, version.value) : [],
      gaps,
    },
  ];
}

function openOf(item: InventoryItem, answers: Answers): OpenAdvisory[] {
  const { component, facts, version } = item;
  const versions = new Set([...(version.known ? [version.value] : []), ...tagsOf(item)]);
  const open = [...versions].flatMap((each) => answers.open(component, each, facts));
  const advisories = new Set(open.map(({ range }) => range.advisory));
  return [...advisories].map(toOpen).sort(worstFirst);
}

function tagsOf({ images = [] }: InventoryItem): string[] {
  return [...new Set(images.flatMap(({ tag }) => tag ?? []))].sort(compareText);
}

/** The list says what should run; where pods run what is older, the upgrade has not arrived. */
function olderTags(item: InventoryItem, listed: string): string[] {
  const family = FAMILIES.get(findComponent(item.component)?.family ?? 'ack-addon');
  const wanted = family?.parse(listed);
  if (family === undefined || wanted === undefined) return [];
  return tagsOf(item).filter((tag) => {
    const running = family.parse(tag);
    return running !== undefined && family.compare(running, wanted) < 0;
  });
}

function toOpen({ id, level, exploited }: Advisory): OpenAdvisory {
  return { id, severity: level, exploited: exploited !== undefined };
}

function worstFirst(a: OpenAdvisory, b: OpenAdvisory): number {
  return (
    severityRank(a.severity, a.exploited) - severityRank(b.severity, b.exploited) || compareText(a.id, b.id)
  );
}
