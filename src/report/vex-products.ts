import type { Advice, AdviceRow } from '../model/advice.ts';
import { UNREAD_ID } from '../model/scope.ts';

/** A component of one version at one place, as a package URL. */
export interface VexProduct {
  '@id': string;
  identifiers: { purl: string };
}

/** What answers say of one product. */
export interface ProductRow {
  product: VexProduct;
  row: AdviceRow;
}

/**
 * The products of one answer. Nodes of a pool with one version, image and answer are one product; where they
 * differ each is its own, and a pool stands for nodes that were not read.
 */
export function productRows({ scopes }: Advice): ProductRow[] {
  const ofNodes = scopes.filter(isPooledNode);
  const others = scopes.filter((row) => !isPooledNode(row) && !isToldByNodes(row, ofNodes));
  const alike = Map.groupBy(ofNodes, (row) => purlOf(row, false));
  const nodes = [...alike.values()].flatMap((rows) => {
    const answers = new Set(rows.map((row) => JSON.stringify([row.affected, row.clearedBy, row.state])));
    return answers.size === 1
      ? rows.slice(0, 1).map((row) => toProduct(row, false))
      : rows.map((row) => toProduct(row, true));
  });
  return [...others.map((row) => toProduct(row, true)), ...nodes];
}

function isPooledNode({ scope }: AdviceRow): boolean {
  const { kind, nodePool = '', node } = scope;
  return kind === 'node' && node !== UNREAD_ID && nodePool !== '' && nodePool !== UNREAD_ID;
}

/** A pool tells what its nodes tell, but where some of them were not read. */
function isToldByNodes({ nodes, affected, scope, component }: AdviceRow, ofNodes: readonly AdviceRow[]) {
  if (nodes === undefined) return false;
  return ofNodes.some(
    (row) =>
      row.scope.cluster === scope.cluster &&
      row.scope.nodePool === scope.nodePool &&
      row.component === component &&
      row.affected === affected,
  );
}

function toProduct(row: AdviceRow, single: boolean): ProductRow {
  const purl = purlOf(row, single);
  return { product: { '@id': purl, identifiers: { purl } }, row };
}

/** Builds of ACK are of no public package registry, which package URLs call generic. */
function purlOf({ component, version, scope, image, nodes }: AdviceRow, single: boolean): string {
  const { account, cluster, nodePool, node } = scope;
  const qualifiers = Object.entries({
    account,
    cluster,
    // Versions of several nodes as one text are none.
    image: nodes === undefined ? image : undefined,
    node: single ? node : undefined,
    'node-pool': nodePool,
  }).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}=${encoded(value)}`]));
  const at = version === null || nodes !== undefined ? '' : `@${encoded(version)}`;
  return `pkg:generic/${encoded(component)}${at}?${qualifiers.join('&')}`;
}

/** A lone half of a character, which ids from outside may hold, has no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, hex);
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
