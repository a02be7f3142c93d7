import { type Json, member } from '../../kernel/json.ts';
import { isId, listOf, textOf } from '../fields.ts';
import type { Imported, Priority } from '../record.ts';

/** Answers of FIRST's interface: decimals are texts. */
export function importEpssJson(document: Json): Imported {
  const all = listOf(document, 'data').map((item) =>
    toPriority(
      member(item, 'cve'),
      textOf(item, 'epss'),
      textOf(item, 'percentile'),
      textOf(item, 'date') ?? '',
    ),
  );
  return gather(all);
}

/** The daily file: a comment with the date of the scores, a head, and a line for each CVE. */
export function importEpssCsv(text: string): Imported {
  const lines = text.split(/\r?\n/);
  const date = /score_date:(\d{4}-\d{2}-\d{2})/.exec(lines[0] ?? '')?.[1] ?? '';
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('cve,'));
  return gather(
    rows.map((line) => {
      const [id, probability, percentile] = line.split(',');
      return toPriority(id, probability, percentile, date);
    }),
  );
}

function toPriority(
  id: unknown,
  probability: string | undefined,
  percentile: string | undefined,
  date: string,
): Priority | undefined {
  const [chance, rank] = [toFraction(probability), toFraction(percentile)];
  if (!isId(id) || chance === undefined || rank === undefined) return undefined;
  return { kind: 'priority', id, source: 'epss', date, probability: chance, percentile: rank };
}

function toFraction(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && /^\d/.test(text) && value >= 0 && value <= 1 ? value : undefined;
}

function gather(all: readonly (Priority | undefined)[]): Imported {
  const entries = all.filter((priority) => priority !== undefined);
  const lost = all.length - entries.length;
  return { entries, refused: lost === 0 ? [] : [`${lost} EPSS scores that are no fractions or have no CVE`] };
}
