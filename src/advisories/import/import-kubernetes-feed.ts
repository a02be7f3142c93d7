import { type Json, member } from '../../kernel/json.ts';
import { instantOf, isId, listOf, textOf } from '../fields.ts';
import type { AdvisoryRecord, Imported } from '../record.ts';
import { withoutAbsent } from '../without-absent.ts';

/**
 * The official CVE feed of Kubernetes (JSON Feed 1.1). Its affected versions are prose: it says that an
 * advisory exists, and matches nothing. One issue may name several CVEs in its title.
 */
export function importKubernetesFeed(document: Json): Imported {
  const refused: string[] = [];
  const entries = listOf(document, 'items').flatMap((item) => {
    const title = textOf(item, 'summary') ?? '';
    const own = member(item, 'id');
    const ids = new Set([...(isId(own) ? [own] : []), ...(title.match(/\bCVE-\d{4}-\d{4,}\b/g) ?? [])]);
    if (ids.size === 0) refused.push('an item of the Kubernetes feed without a CVE');
    return [...ids].map((id) => recordOf(id, title, item));
  });
  return { entries, refused };
}

function recordOf(id: string, summary: string, item: Json): AdvisoryRecord {
  return withoutAbsent({
    kind: 'advisory' as const,
    id,
    source: 'kubernetes-feed',
    rank: 1 as const,
    aliases: [],
    upstream: [],
    summary,
    published: instantOf(item, 'date_published'),
    vectors: [],
    affected: [],
    references: [textOf(item, 'url'), textOf(item, 'external_url')].filter((url) => url !== undefined),
    defects: [],
  });
}
