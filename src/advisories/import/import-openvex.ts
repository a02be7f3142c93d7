import { type Json, member } from '../../kernel/json.ts';
import { instantOf, isId, listOf, textOf } from '../fields.ts';
import type { Imported, Statement } from '../record.ts';
import { parseProduct } from './product-name.ts';
import { isUnfounded, vexStatement } from './vex-statement.ts';

const STATUSES: ReadonlyMap<string, Statement['status']> = new Map([
  ['not_affected', 'not-affected'],
  ['affected', 'affected'],
  ['fixed', 'fixed'],
  ['under_investigation', 'under-investigation'],
]);

/** An OpenVEX document. A statement that would silence without saying why is refused. */
export function importOpenVex(document: Json): Imported {
  // Our own verdicts are of one account, and taken in they would hold everywhere.
  if (/^demarc(?:\s|$)/i.test(textOf(document, 'tooling') ?? ''))
    return { entries: [], refused: ['an OpenVEX document is no word of a supplier: Demarc wrote it itself'] };
  const refused: string[] = [];
  const author = textOf(document, 'author') ?? 'unnamed author';
  const written = instantOf(document, 'last_updated') ?? instantOf(document, 'timestamp');
  const entries = listOf(document, 'statements').flatMap((item): Statement[] => {
    const vulnerability = member(item, 'vulnerability');
    // OpenVEX 0.0.x wrote the name itself.
    const id = typeof vulnerability === 'string' ? vulnerability : member(vulnerability, 'name');
    const status = STATUSES.get(textOf(item, 'status') ?? '');
    const reason = reasonOf(item);
    if (!isId(id) || status === undefined) {
      refused.push('a VEX statement without a vulnerability or with a status that does not exist');
      return [];
    }
    if (isUnfounded({ status, reason })) {
      refused.push(`a VEX statement on ${id} that says not affected and gives no reason`);
      return [];
    }
    const date = instantOf(item, 'timestamp') ?? written;
    return productsOf(item).flatMap((name) => {
      const product = parseProduct(name);
      if (product !== undefined)
        return [vexStatement({ id, source: `openvex: ${author}`, status, reason, date }, product)];
      refused.push(`a VEX statement on ${id} about a build of a distribution`);
      return [];
    });
  });
  return { entries, refused };
}

function reasonOf(item: Json): string {
  return ['justification', 'impact_statement', 'action_statement', 'status_notes']
    .flatMap((name) => textOf(item, name) ?? [])
    .join(': ');
}

/** What the statement holds for. Of a part of a product it says nothing where that stands elsewhere. */
function productsOf(item: Json): string[] {
  return listOf(item, 'products').flatMap((product) => {
    if (typeof product === 'string') return product;
    return textOf(member(product, 'identifiers'), 'purl') ?? textOf(product, '@id') ?? [];
  });
}
