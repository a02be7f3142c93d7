import type { Known } from '../../kernel/known.ts';
import type { Node } from '../facts/node.ts';
import type { NodePool } from '../facts/node-pool.ts';
import type { OsImage } from '../facts/os-image.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { edgeOf } from './edge.ts';
import { gapsOf, imageOwnership } from './image-ownership.ts';

type Sources = Pick<Tables, 'clusters' | 'nodePools' | 'nodes' | 'images' | 'kubernetesVersions'>;

/** The image of each pool, and of each node that does not run the image its pool has now. */
export function deriveOsImages(tables: Sources): Table<OsImage> {
  const rows: OsImage[] = [];
  const completeness = new Map<string, Completeness>();
  for (const { id, region } of tables.clusters.rows) {
    const owner: OwnerOf = (imageId) => ownerOf(imageId, tables, region.known ? region.value : undefined);
    for (const pool of tables.nodePools.of(id)) rows.push(ofPool(pool, owner));
    for (const node of tables.nodes.of(id))
      if (!runsPoolImage(node, tables.nodePools)) rows.push(ofNode(node, tables, owner));
    const gaps = [...tables.nodePools.completeness(id).gaps, ...tables.nodes.completeness(id).gaps];
    completeness.set(id, { state: gaps.length === 0 ? 'complete' : 'partial', gaps });
  }
  return createTable(rows, completeness);
}

type OwnerOf = (imageId: Known<string>) => Pick<OsImage, 'owner' | 'gaps'>;

const ECS = 'ecs/DescribeImages';
const CATALOGUE = 'cs/DescribeKubernetesVersionMetadata';

/** The owner that ECS reports needs no other word; the catalogue's gives way to it, and the form of an id to both. */
function ownerOf(imageId: Known<string>, tables: Sources, region: string | undefined): ReturnType<OwnerOf> {
  const owner = imageOwnership(imageId, tables, region);
  const source = owner.known ? owner.at.source : undefined;
  const ofEcs = gapsOf(tables.images.completeness().gaps, 'RegionId=', region);
  const ofCatalogue = gapsOf(tables.kubernetesVersions.completeness().gaps, 'Region=', region);
  if (source === ECS) return { owner, gaps: [] };
  return { owner, gaps: source === CATALOGUE ? ofEcs : [...ofEcs, ...ofCatalogue] };
}

function ofPool(pool: NodePool, owner: OwnerOf): OsImage {
  const { id, subject, scope, at, type, imageId } = pool;
  const edge: Known<boolean> = type.known ? { ...type, value: type.value === 'edge' } : type;
  return { id, subject, scope, at, level: 'node-pool', edge, imageId, ...owner(imageId) };
}

function ofNode(node: Node, tables: Sources, owner: OwnerOf): OsImage {
  const { id, subject, scope, at, imageId } = node;
  const edge = edgeOf(node, tables.nodePools, tables.clusters);
  return { id, subject, scope, at, level: 'node', edge, imageId, ...owner(imageId) };
}

/** A node on its pool's image is judged with the pool, once. */
function runsPoolImage(node: Node, pools: Table<NodePool>): boolean {
  if (!node.pool.known || !node.imageId.known) return false;
  const imageId = pools.get(`${node.cluster}/${node.pool.value}`)?.imageId;
  return imageId?.known === true && imageId.value === node.imageId.value;
}
