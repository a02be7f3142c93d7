import type { Gap, Known, Unseen } from '../../kernel/known.ts';
import { seen, unseen } from '../../kernel/known.ts';
import type { CatalogueImage, KubernetesVersion } from '../facts/kubernetes-version.ts';
import { gapOf } from '../normalise/reading.ts';
import type { Table } from '../table.ts';
import type { Tables } from '../tables.ts';

export type ImageOwner = 'system' | 'custom';

type Sources = Pick<Tables, 'images' | 'kubernetesVersions'>;

// Names of Alibaba Cloud's own images: `aliyun_3_x64_20G_alibase_20241218.vhd`, `lifsea_3_…`, `centos_7_9_…`.
const ALIBABA_NAME =
  /^(?:aliyun|lifsea|anolisos|centos|ubuntu|debian|rockylinux|almalinux|rhel|sles|opensuse|fedora|win)[a-z0-9_.-]*\.vhd$/i;
const IMAGE_RESOURCE = /^m-[a-z0-9]+$/i;

/**
 * Whether an OS image is Alibaba Cloud's own. The owner that ECS reports beats the catalogue of ACK, and the
 * catalogue beats the form of the id. Where neither list was wholly read the form of the id still tells, as an
 * inference: public images are named, every other image is a numbered resource.
 * @param region the region of the cluster; without it every region's answer counts
 */
export function imageOwnership(imageId: Known<string>, tables: Sources, region?: string): Known<ImageOwner> {
  if (!imageId.known) return imageId;
  const stronger =
    ownerInEcs(imageId.value, tables, region) ?? categoryInCatalogue(imageId.value, tables, region);
  if (stronger !== undefined) return stronger;
  const [unread] = [
    ...gapsOf(tables.images.completeness().gaps, 'RegionId=', region),
    ...gapsOf(tables.kubernetesVersions.completeness().gaps, 'Region=', region),
  ];
  return ownerByForm(imageId, unread);
}

function ownerInEcs(
  imageId: string,
  tables: Sources,
  region: string | undefined,
): Known<ImageOwner> | undefined {
  const rows = tables.images.by('imageId', imageId).filter((image) => isIn(image.region, region));
  return agreed(rows.map((image) => image.ownerAlias));
}

function categoryInCatalogue(
  imageId: string,
  tables: Sources,
  region: string | undefined,
): Known<ImageOwner> | undefined {
  const listed = imagesById(tables.kubernetesVersions).get(imageId) ?? [];
  return agreed(listed.flatMap(({ image, row }) => (isIn(row.region, region) ? [image.category] : [])));
}

/** Neither list has the image: a retired public image, an image of some account, or a list that was not read. */
function ownerByForm(imageId: Known<string> & { known: true }, unread: Gap | undefined): Known<ImageOwner> {
  const why = unread === undefined ? 'neither ECS nor ACK lists the image' : `${unread.source} was not read`;
  if (ALIBABA_NAME.test(imageId.value))
    return seen('system', imageId.at, `${why}; its name is of the form of public images`);
  if (IMAGE_RESOURCE.test(imageId.value))
    return seen('custom', imageId.at, `${why}; its id is that of an image resource`);
  return unseen(
    unread ?? absent('ecs/DescribeImages', `no image ${imageId.value} is listed, and its id tells nothing`),
  );
}

/** One answer where all the listings say the same; undefined where there is none. */
function agreed(aliases: readonly Known<string>[]): Known<ImageOwner> | undefined {
  const owners = aliases.map(toOwner);
  const [first] = owners;
  if (first === undefined) return undefined;
  const unread = owners.find((owner) => !owner.known);
  if (unread !== undefined) return unread;
  const other = owners.find((owner) => owner.known && first.known && owner.value !== first.value);
  if (other === undefined || !other.known) return first;
  return unseen(
    gapOf(other.at.source, other.at.ids, 'failed', 'the listings disagree on who owns the image'),
  );
}

function toOwner(alias: Known<string>): Known<ImageOwner> {
  if (!alias.known) return alias;
  if (alias.value === 'system') return { ...alias, value: 'system' };
  if (['self', 'others', 'marketplace'].includes(alias.value)) return { ...alias, value: 'custom' };
  return unknownOwner(alias.value, alias.at.source, alias.at.ids);
}

function unknownOwner(value: string, source: string, ids: readonly string[]): Unseen {
  return unseen(gapOf(source, ids, 'failed', `${value} is no owner of an image that is known`));
}

function absent(source: string, reason: string): Gap {
  return gapOf(source, [], 'absent', reason);
}

function isIn(named: string | undefined, region: string | undefined): boolean {
  return named === undefined || region === undefined || named === region;
}

/** Gaps of another region's request say nothing of this one. */
export function gapsOf(gaps: readonly Gap[], prefix: string, region: string | undefined): Gap[] {
  if (region === undefined) return [...gaps];
  return gaps.filter(({ ids }) => ids.every((id) => !id.startsWith(prefix) || id === prefix + region));
}

interface Listing {
  image: CatalogueImage;
  row: KubernetesVersion;
}

// The same table is asked once a node; the index is a function of the table alone.
const indexes = new WeakMap<Table<KubernetesVersion>, Map<string, Listing[]>>();

function imagesById(table: Table<KubernetesVersion>): Map<string, Listing[]> {
  const made = indexes.get(table);
  if (made !== undefined) return made;
  const index = new Map<string, Listing[]>();
  for (const row of table.rows) {
    for (const image of row.images.known ? row.images.value : []) {
      const listings = index.get(image.imageId);
      if (listings === undefined) index.set(image.imageId, [{ image, row }]);
      else listings.push({ image, row });
    }
  }
  indexes.set(table, index);
  return index;
}
