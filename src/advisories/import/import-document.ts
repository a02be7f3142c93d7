import { CORE_SCHEMA, load } from 'js-yaml';
import { type Json, JsonFault, member, parseDocument } from '../../kernel/json.ts';
import { textOf } from '../fields.ts';
import type { Imported } from '../record.ts';
import { importAckNotice } from './import-ack-notice.ts';
import { importCsaf } from './import-csaf.ts';
import { importCveRecord } from './import-cve-record.ts';
import { importEpssCsv, importEpssJson } from './import-epss.ts';
import { importKev } from './import-kev.ts';
import { importKubernetesFeed } from './import-kubernetes-feed.ts';
import { importOpenVex } from './import-openvex.ts';
import { importOsv } from './import-osv.ts';
import { importOval, importUpdateInfo } from './import-package-updates.ts';
import { importSecurityCenter } from './import-security-center.ts';
import { parseXml } from './xml-elements.ts';

/** A document of any known format, told by what it holds, never by its name. */
export function importText(text: string): Imported {
  const imported = importByForm(text);
  const isSilent =
    imported.entries.length + imported.refused.length === 0 && imported.unreadable === undefined;
  return isSilent ? refuse('nothing in it is an advisory') : imported;
}

function importByForm(text: string): Imported {
  const start = text
    .slice(0, 200)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^(?:#model_version|cve,epss)/.test(start)) return importEpssCsv(text);
  if (start.startsWith('<')) return importXml(text);
  try {
    const document = /^[{[]/.test(start)
      ? parseDocument(text)
      : (load(text, { schema: CORE_SCHEMA }) as Json);
    return importDocument(document);
  } catch (error) {
    if (error instanceof JsonFault) return error.isJson ? refuse(error.message) : unreadable(error.message);
    if (error instanceof Error && error.name === 'YAMLException')
      return unreadable('it is neither JSON nor YAML');
    throw error;
  }
}

function importXml(text: string): Imported {
  const root = parseXml(text);
  if (root === undefined) return unreadable('it is XML that is cut off or does not close its tags');
  if (root.name === 'updates') return importUpdateInfo(root);
  return root.name === 'oval_definitions'
    ? importOval(root)
    : refuse('no format of advisories that is known');
}

function importDocument(document: Json): Imported {
  if (Array.isArray(document)) return gather(document.map(importOne));
  const listed = member(document, 'vulns');
  return Array.isArray(listed) ? gather(listed.map(importOne)) : importOne(document);
}

function importOne(document: Json): Imported {
  if (member(document, 'cveMetadata') !== undefined) return importCveRecord(document);
  if (member(document, 'catalogVersion') !== undefined) return importKev(document);
  if (member(document, 'notice') !== undefined) return importAckNotice(document);
  if (/openvex/.test(textOf(document, '@context') ?? '')) return importOpenVex(document);
  if (/jsonfeed/.test(textOf(document, 'version') ?? '')) return importKubernetesFeed(document);
  if (member(member(document, 'document'), 'csaf_version') !== undefined) return importCsaf(document);
  if (Array.isArray(member(document, 'data'))) return importEpssJson(document);
  if (Array.isArray(member(document, 'VulRecords'))) return importSecurityCenter(document);
  if (member(document, 'id') !== undefined && (has(document, 'affected') || has(document, 'modified')))
    return importOsv(document);
  return refuse('no format of advisories that is known');
}

function has(document: Json, name: string): boolean {
  return member(document, name) !== undefined;
}

function refuse(reason: string): Imported {
  return { entries: [], refused: [reason] };
}

function unreadable(reason: string): Imported {
  return { entries: [], refused: [], unreadable: reason };
}

function gather(all: readonly Imported[]): Imported {
  return { entries: all.flatMap(({ entries }) => entries), refused: all.flatMap(({ refused }) => refused) };
}
