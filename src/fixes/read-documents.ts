import { splitDocuments } from '../manifests/split-documents.ts';
import { type Extent, type ParsedDocument, parseDocument } from '../manifests/yaml/parse-document.ts';
import { YamlFault } from '../manifests/yaml/yaml-fault.ts';

/** A document that is not empty, numbered from 1 as a scan numbers it. */
export interface ReadDocument {
  number: number;
  /** Undefined where it cannot be read. */
  parsed?: ParsedDocument;
}

/** Every document of a text, of whatever kind. */
export function readDocuments(text: string): ReadDocument[] {
  const documents: ReadDocument[] = [];
  for (const extent of splitDocuments(text)) readExtent(text, extent, documents);
  return documents;
}

function readExtent(text: string, extent: Extent, documents: ReadDocument[]): void {
  for (let next: Extent | undefined = extent; next !== undefined; ) {
    let parsed: ParsedDocument;
    try {
      parsed = parseDocument(text, next);
    } catch (error) {
      if (!(error instanceof YamlFault)) throw error;
      documents.push({ number: documents.length + 1 });
      return;
    }
    next = parsed.rest;
    if (parsed.value === null && parsed.start === parsed.end) continue;
    documents.push({ number: documents.length + 1, parsed });
  }
}
