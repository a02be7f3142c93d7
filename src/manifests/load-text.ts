import { groupOf, kindName } from './kinds.ts';
import { type ManifestObject, objectsOf } from './manifest-object.ts';
import { type Kind, peekKind } from './peek-kind.ts';
import { splitDocuments } from './split-documents.ts';
import { type Extent, type ParsedDocument, parseDocument } from './yaml/parse-document.ts';
import { YamlFault } from './yaml/yaml-fault.ts';

/** A document of a file that was parsed, with its objects. */
export interface LoadedDocument {
  parsed: ParsedDocument;
  objects: ManifestObject[];
  /** From 1, among the documents of the file that are not empty. */
  number: number;
}

/** What a file holds. Only documents of kinds that are wanted are parsed. */
export interface LoadedText {
  /** How many documents there are, parsed or not; empty ones do not count. */
  count: number;
  /** Documents that are no Kubernetes objects. */
  others: number;
  /** Kinds that are not wanted, with their number. */
  unwanted: Map<string, number>;
  faults: YamlFault[];
}

/** What is looked for in a text, and who takes what is found. */
export interface Looking {
  isWanted(kind: string, apiVersion: string): boolean;
  /** A document is not kept once it was taken: a file may hold thousands. */
  take(document: LoadedDocument): void;
}

/** Reads the documents of a text, each on its own: one that cannot be read spoils no other. */
export function loadText(text: string, looking: Looking): LoadedText {
  const loaded: LoadedText = { count: 0, others: 0, unwanted: new Map(), faults: [] };
  const isParsed = ({ kind, apiVersion }: Kind) =>
    kind.endsWith('List') || looking.isWanted(kindName(kind, groupOf(apiVersion)), apiVersion);
  for (const extent of splitDocuments(text)) {
    const kind = peekKind(text, extent, isParsed);
    if (kind === undefined) loadExtent(text, extent, looking, loaded);
    else {
      loaded.count++;
      addUnwanted(loaded, kindName(kind.kind, groupOf(kind.apiVersion)));
    }
  }
  return loaded;
}

/** A document; or several, where JSON objects follow one another without a marker. */
function loadExtent(text: string, extent: Extent, looking: Looking, loaded: LoadedText): void {
  let next: Extent | undefined = extent;
  while (next !== undefined) {
    let parsed: ParsedDocument;
    try {
      parsed = parseDocument(text, next);
    } catch (error) {
      if (!(error instanceof YamlFault)) throw error;
      loaded.count++;
      loaded.faults.push(error);
      return;
    }
    next = parsed.rest;
    if (parsed.value === null && parsed.start === parsed.end) continue;
    loaded.count++;
    take(parsed, looking, loaded);
  }
}

function take(parsed: ParsedDocument, looking: Looking, loaded: LoadedText): void {
  const objects = objectsOf(parsed.value);
  if (objects === undefined) {
    loaded.others++;
    return;
  }
  const wanted: ManifestObject[] = [];
  for (const object of objects) {
    if (looking.isWanted(object.kindName, String(object.value.apiVersion))) wanted.push(object);
    else addUnwanted(loaded, object.kindName);
  }
  if (wanted.length > 0 || parsed.repeated.length > 0 || parsed.ignored !== undefined)
    looking.take({ parsed, objects: wanted, number: loaded.count });
}

function addUnwanted(loaded: LoadedText, name: string): void {
  loaded.unwanted.set(name, (loaded.unwanted.get(name) ?? 0) + 1);
}
