import { type Json, member } from '../../kernel/json.ts';
import { isId, listOf, textOf } from '../fields.ts';
import type { Imported, Priority } from '../record.ts';
import { withoutAbsent } from '../without-absent.ts';

/** CISA's catalogue of vulnerabilities that are known to be exploited. */
export function importKev(document: Json): Imported {
  const refused: string[] = [];
  const entries = listOf(document, 'vulnerabilities').flatMap((item): Priority[] => {
    const id = member(item, 'cveID');
    const date = textOf(item, 'dateAdded');
    if (!isId(id) || date === undefined) {
      refused.push('an entry of the KEV catalogue without an id or a date');
      return [];
    }
    const ransomware = textOf(item, 'knownRansomwareCampaignUse') === 'Known' || undefined;
    return [
      withoutAbsent({
        kind: 'priority' as const,
        id,
        source: 'kev' as const,
        date,
        due: textOf(item, 'dueDate'),
        ransomware,
      }),
    ];
  });
  return { entries, refused };
}
