import { isObject, type Json, member } from '../../kernel/json.ts';
import { findComponent, toComponentName, WHOLE_OF_KUBERNETES } from '../components.ts';
import { baseScore, levelOfScore, levelOfWord } from '../cvss.ts';
import { idsOf, instantOf, isId, listOf, textOf, textsOf } from '../fields.ts';
import type {
  AdvisoryRecord,
  AffectedComponent,
  Imported,
  Level,
  Priority,
  RangeEvent,
  Rank,
} from '../record.ts';
import { withoutAbsent } from '../without-absent.ts';

/** One document of the OSV schema, with the defects that published files have. */
export function importOsv(document: Json): Imported {
  const id = member(document, 'id');
  if (!isId(id)) return { entries: [], refused: ['an OSV document without a usable id'] };
  const defects: string[] = [];
  const own = member(document, 'database_specific');
  const { source, rank } = sourceOf(id, document);
  const vectors = vectorsOf(document);
  const record: AdvisoryRecord = withoutAbsent({
    kind: 'advisory' as const,
    id,
    source,
    rank,
    aliases: idsOf(document, 'aliases'),
    upstream: idsOf(document, 'upstream'),
    summary: textOf(document, 'summary') ?? textOf(document, 'details') ?? '',
    published: publishedOf(id, document, defects),
    modified: instantOf(document, 'modified'),
    withdrawn: instantOf(document, 'withdrawn'),
    level: levelOf(vectors) ?? levelOfWord(textOf(own, 'severity')),
    vectors,
    affected: affectedOf(document, defects),
    fixAvailable: member(own, 'fix_available') === false ? false : undefined,
    precondition:
      textOf(own, 'precondition') ??
      (member(own, 'windows_only') === true ? 'Windows nodes only.' : undefined),
    mitigation: textOf(own, 'mitigation'),
    remedy: textOf(own, 'remedy'),
    disagreement: textOf(own, 'sources_disagree'),
    references: referencesOf(document),
    defects,
  });
  return { entries: [record, ...exploitedOf(id, own)], refused: [] };
}

// The bundled files say what their ranges rest on; nobody else does.
function sourceOf(id: string, document: Json): { source: string; rank: Rank } {
  const own = member(document, 'database_specific');
  if (Array.isArray(member(own, 'range_basis'))) return { source: 'data-set', rank: 1 };
  if (id.startsWith('GHSA-'))
    return { source: 'github', rank: member(own, 'github_reviewed') === false ? 4 : 3 };
  if (id.startsWith('GO-'))
    return { source: 'go', rank: member(own, 'review_status') === 'REVIEWED' ? 3 : 4 };
  const ecosystems = listOf(document, 'affected').map((item) => textOf(member(item, 'package'), 'ecosystem'));
  if (ecosystems.some((name) => name?.toLowerCase() === 'kubernetes'))
    return { source: 'kubernetes', rank: 1 };
  return { source: id.split('-')[0]?.toLowerCase() ?? 'osv', rank: id.startsWith('CVE-') ? 2 : 3 };
}

function publishedOf(id: string, document: Json, defects: string[]): string | undefined {
  const published = instantOf(document, 'published');
  const year = /^CVE-(\d{4})-/.exec(id)?.[1];
  // An id is given out in its year or later, never before (seen: CVE-2024-3177 dated 2018).
  if (published === undefined || year === undefined || published.slice(0, 4) >= year) return published;
  defects.push(`published ${published.slice(0, 10)}, before the year of its id`);
  return undefined;
}

function vectorsOf(document: Json): string[] {
  const lists = [document, ...listOf(document, 'affected')].flatMap((holder) => listOf(holder, 'severity'));
  return [...new Set(lists.flatMap((item) => textOf(item, 'score') ?? []))];
}

function levelOf(vectors: readonly string[]): Level | undefined {
  const scores = vectors.flatMap((vector) => baseScore(vector) ?? []);
  return scores.length === 0 ? undefined : levelOfScore(Math.max(...scores));
}

function affectedOf(document: Json, defects: string[]): AffectedComponent[] {
  const own = member(document, 'database_specific');
  const undetermined = listOf(own, 'undetermined');
  const isUnverified = textOf(own, 'range_status') === 'not-verified';
  return listOf(document, 'affected').flatMap((item) => {
    const described = member(item, 'package');
    const name = textOf(described, 'name');
    if (name === undefined) {
      defects.push('an affected entry names no package');
      return [];
    }
    const component = toComponentName(name);
    const open = undetermined.filter((entry) => textOf(entry, 'component') === component);
    const affected: AffectedComponent = {
      component,
      family: familyOf(component, textOf(described, 'ecosystem') ?? '', listOf(item, 'ranges')),
      ranges: [...rangesOf(item, defects), ...unreadParts(item, defects)],
      versions: textsOf(item, 'versions'),
      except: [],
      undetermined: open.flatMap((entry) => textOf(entry, 'versions') ?? []),
      unverified: isUnverified,
    };
    return [affected];
  });
}

function familyOf(component: string, ecosystem: string, ranges: readonly Json[]): string | undefined {
  if (component === WHOLE_OF_KUBERNETES) return 'ack';
  const [, distribution] =
    /^(Red Hat|AlmaLinux|Rocky Linux|openEuler|Alibaba Cloud Linux|Anolis)\b/i.exec(ecosystem) ?? [];
  if (distribution !== undefined) return 'rpm';
  const known = findComponent(component)?.family;
  const isSemVer = ranges.some((range) => member(range, 'type') === 'SEMVER');
  // A distribution's builds of a project are numbered by the distribution.
  if (known !== undefined) return isSemVer || UPSTREAM.test(ecosystem) ? known : undefined;
  if (ecosystem === 'Go') return 'go';
  return isSemVer ? 'ack-addon' : undefined;
}

/** Where versions are numbered as the project numbers them, or nothing else is said. */
const UPSTREAM = /^(?:Go|Kubernetes|Linux|Alibaba|GitHub Actions|Bitnami|)$/i;

function rangesOf(item: Json, defects: string[]): AffectedComponent['ranges'] {
  const ranges = listOf(item, 'ranges').filter((range) => member(range, 'type') !== 'GIT');
  const custom = listOf(member(item, 'ecosystem_specific'), 'custom_ranges');
  // The Go database leaves `ranges` open where a project's tags are no module versions, and bounds it here.
  return (custom.length > 0 ? custom : ranges).map((range) => {
    const events = listOf(range, 'events').flatMap((event) => eventsOf(event, defects));
    if (events.length > 0) return { events };
    defects.push('a range without events');
    return UNREAD;
  });
}

/** A bound that nobody can read: what it may cover is undetermined, never unaffected. */
const UNREAD = { text: '?' };

/** What stands where ranges and versions are listed, and is no list of them. */
function unreadParts(item: Json, defects: string[]): AffectedComponent['ranges'] {
  const odd = ['ranges', 'versions'].filter((name) => {
    const value = member(item, name) ?? [];
    return !Array.isArray(value) || (name === 'versions' && value.some((each) => typeof each !== 'string'));
  });
  for (const name of odd) defects.push(`its ${name} cannot be read`);
  return odd.map(() => UNREAD);
}

const EVENT_KINDS = [
  ['introduced', 'introduced'],
  ['fixed', 'fixed'],
  ['last_affected', 'last-affected'],
] as const;

function eventsOf(event: Json, defects: string[]): RangeEvent[] {
  // `limit` is of commits.
  if (!isObject(event) || ![...EVENT_KINDS.map(([name]) => name), 'limit'].some((name) => name in event)) {
    defects.push('an event that says nothing');
    return [{ kind: 'introduced', version: '?' }];
  }
  return EVENT_KINDS.flatMap(([name, kind]) => {
    const version = member(event, name);
    if (version === undefined) return [];
    if (typeof version === 'string' && version.length <= 256) return [{ kind, version: version.trim() }];
    defects.push(`an event whose ${name} is no version`);
    // Kept as a bound that nobody can read: leaving it out would narrow or widen the range unseen.
    return [{ kind, version: '?' }];
  });
}

function referencesOf(document: Json): string[] {
  const urls = listOf(document, 'references').flatMap((item) => textOf(item, 'url') ?? []);
  return [...new Set(urls.filter((url) => /^https?:\/\//.test(url)))].slice(0, 50);
}

function exploitedOf(id: string, own: Json | undefined): Priority[] {
  const date = textOf(own, 'kev_date_added');
  return date === undefined ? [] : [{ kind: 'priority', id, source: 'kev', date }];
}
