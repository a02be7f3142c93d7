import type { Evidence } from '../../src/kernel/known.ts';
import type { Assessment, BasisFact } from '../../src/model/assessment.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';

/** Documents of a snapshot by source, ids and page. */
export type Documents = ReadonlyMap<string, unknown>;

export async function documentsOf(snapshot: Snapshot): Promise<Documents> {
  const documents = new Map<string, unknown>();
  for await (const entry of snapshot.entries()) {
    if (entry.outcome === 'read') documents.set(keyOf(entry.source, entry.ids, entry.page), entry.document);
  }
  return documents;
}

function keyOf(source: string, ids: readonly string[], page = 1): string {
  return [source, ...ids, `page ${page}`].join('\n');
}

/** RFC 6901, to the letter: undefined where the pointer leads nowhere. */
export function resolvePointer(document: unknown, path: string): { value: unknown } | undefined {
  if (path === '') return { value: document };
  if (!path.startsWith('/')) return undefined;
  let value: unknown = document;
  for (const token of path.slice(1).split('/')) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      if (!/^(?:0|[1-9]\d*)$/.test(name) || Number(name) >= value.length) return undefined;
      value = value[Number(name)];
    } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, name)) {
      value = (value as Record<string, unknown>)[name];
    } else return undefined;
  }
  return { value };
}

/** Pointers of an assessment that lead nowhere, or to another value than they claim. */
export function strayPointers(assessment: Assessment, documents: Documents): string[] {
  const strays: string[] = [];
  const look = (
    about: string,
    pointer: Pick<Evidence, 'source' | 'ids' | 'page' | 'path'>,
    value: unknown,
  ) => {
    const where = `${about}: ${pointer.source}@${pointer.ids.join(',')}${pointer.path}`;
    const key = keyOf(pointer.source, pointer.ids, pointer.page);
    if (!documents.has(key)) {
      // That a resource is not there is told by the refusal of the call, which leaves no document.
      const refused = assessment.sources.some(
        ({ source, ids, outcome }) =>
          outcome === 'absent' && keyOf(source, ids) === keyOf(pointer.source, pointer.ids),
      );
      if (!refused || value !== null) strays.push(`${where} names no document that was read`);
    } else {
      const found = resolvePointer(documents.get(key), pointer.path);
      // A member that is not there is shown as null: in a specification absent means default.
      if (found === undefined) {
        if (value !== null) strays.push(`${where} leads nowhere`);
      } else if (JSON.stringify(found.value) !== JSON.stringify(value))
        strays.push(`${where} is ${JSON.stringify(found.value)}, not ${JSON.stringify(value)}`);
    }
  };
  for (const { check, subject, evidence } of assessment.findings)
    for (const item of evidence) look(`${check} of ${subject}`, item, item.value);
  for (const { layer, duty, statement } of assessment.ledger)
    for (const item of statement?.evidence ?? []) look(`statement on ${layer} ${duty}`, item, item.value);
  for (const { check, subject, evidence } of assessment.statements)
    for (const item of evidence) look(`${check} of ${subject}`, item, item.value);
  return [...new Set(strays)];
}

/** Facts of the ledger's bases that claim a value which their document does not hold where they say. */
export function strayFacts(assessment: Assessment, documents: Documents): string[] {
  const strays: string[] = [];
  for (const { layer, duty, scope, basis } of assessment.ledger) {
    for (const fact of basis.flatMap((item) => item.facts)) {
      const wrong = faultOf(fact, documents);
      if (wrong !== undefined) strays.push(`${scope.kind} ${layer} ${duty}: ${fact.field}: ${wrong}`);
    }
  }
  return [...new Set(strays)];
}

function faultOf(fact: BasisFact, documents: Documents): string | undefined {
  // Not read, or a documented default that says so: nothing to resolve.
  if (fact.value === null || fact.note !== undefined) return undefined;
  // A conclusion from the field beside it.
  if (fact.field.endsWith('left over')) return undefined;
  const pages = [...documents].filter(([key]) =>
    key.startsWith([fact.source, ...fact.ids, 'page '].join('\n')),
  );
  if (pages.length === 0) return `${fact.source}@${fact.ids.join(',')} was not read`;
  if (fact.path === undefined) return 'it has no path';
  const values = pages.map(([, document]) => resolvePointer(document, fact.path ?? '')?.value);
  return values.some((value) => JSON.stringify(value) === JSON.stringify(fact.value))
    ? undefined
    : `${fact.path} is ${JSON.stringify(values[0])}, not ${JSON.stringify(fact.value)}`;
}
