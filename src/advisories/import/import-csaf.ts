import { type Json, member } from '../../kernel/json.ts';
import { instantOf, isId, listOf, textOf, textsOf } from '../fields.ts';
import type { Imported, Statement } from '../record.ts';
import { type Product, parseProduct } from './product-name.ts';
import { isUnfounded, vexStatement } from './vex-statement.ts';

const GROUPS: readonly (readonly [string, Statement['status']])[] = [
  ['known_affected', 'affected'],
  ['first_affected', 'affected'],
  ['last_affected', 'affected'],
  ['known_not_affected', 'not-affected'],
  ['first_fixed', 'fixed'],
  ['fixed', 'fixed'],
  ['under_investigation', 'under-investigation'],
];
const MAX_DEPTH = 50;

/** A CSAF 2.0 document: what its publisher says about the products of its tree. */
export function importCsaf(document: Json): Imported {
  const about = member(document, 'document');
  const publisher = textOf(member(about, 'publisher'), 'name') ?? 'unnamed publisher';
  const date = instantOf(member(about, 'tracking'), 'current_release_date');
  const products = productsOf(member(document, 'product_tree'));
  const refused: string[] = [];
  const entries = listOf(document, 'vulnerabilities').flatMap((item): Statement[] => {
    const id = member(item, 'cve');
    if (!isId(id)) {
      refused.push('a vulnerability of a CSAF document without a CVE');
      return [];
    }
    return GROUPS.flatMap(([group, status]) =>
      textsOf(member(item, 'product_status'), group).flatMap((productId): Statement[] => {
        const product = products.get(productId);
        const reason = reasonOf(item, productId);
        if (product === undefined || isUnfounded({ status, reason })) {
          refused.push(
            product === undefined
              ? `a statement on ${id} about a product that the tree does not hold`
              : `a statement on ${id} that says not affected and gives no reason`,
          );
          return [];
        }
        return [vexStatement({ id, source: `csaf: ${publisher}`, status, reason, date }, product)];
      }),
    );
  });
  return { entries, refused: [...new Set(refused)] };
}

function reasonOf(item: Json, productId: string): string {
  const flags = listOf(item, 'flags').filter((flag) => textsOf(flag, 'product_ids').includes(productId));
  const threats = listOf(item, 'threats').filter(
    (threat) => textOf(threat, 'category') === 'impact' && textsOf(threat, 'product_ids').includes(productId),
  );
  return [
    ...flags.flatMap((flag) => textOf(flag, 'label') ?? []),
    ...threats.flatMap((threat) => textOf(threat, 'details') ?? []),
  ].join(': ');
}

function productsOf(tree: Json | undefined): ReadonlyMap<string, Product> {
  const products = new Map<string, Product>();
  const add = (described: Json | undefined) => {
    const id = member(described, 'product_id');
    const name =
      textOf(member(described, 'product_identification_helper'), 'purl') ?? textOf(described, 'name');
    const product = name === undefined ? undefined : parseProduct(name);
    if (typeof id === 'string' && product !== undefined) products.set(id, product);
  };
  const walk = (branches: readonly Json[], depth: number) => {
    if (depth > MAX_DEPTH) return;
    for (const branch of branches) {
      add(member(branch, 'product'));
      walk(listOf(branch, 'branches'), depth + 1);
    }
  };
  for (const named of listOf(tree, 'full_product_names')) add(named);
  walk(listOf(tree, 'branches'), 0);
  for (const relationship of listOf(tree, 'relationships')) {
    const id = member(member(relationship, 'full_product_name'), 'product_id');
    const part = products.get(textOf(relationship, 'product_reference') ?? '');
    if (typeof id === 'string' && part !== undefined) products.set(id, part);
  }
  return products;
}
