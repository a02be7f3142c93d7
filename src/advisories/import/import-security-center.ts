import { type Json, JsonFault, member, parseDocument } from '../../kernel/json.ts';
import { toComponentName } from '../components.ts';
import { isId, listOf, textOf } from '../fields.ts';
import type { AdvisoryRecord, AffectedComponent, Imported, SourceRange } from '../record.ts';
import { withoutAbsent } from '../without-absent.ts';

/** `alilinux3:3:ALINUX3-SA-2025:0163` is the distribution's advisory under the name of its release. */
const DISTRIBUTION = /^[a-z]+\d*:[\d.]+:(?=\S)/;
const BOUND = /^(\S+) version less than (\S+)$/;

/** What machines of several kinds report under one name. */
interface Reported {
  name: string;
  summary: string | undefined;
  flaws: Set<string>;
  bounds: Map<string, Set<string>>;
}

/**
 * The vulnerabilities that Security Center found on machines (`DescribeVulList`): which package, and the
 * build that fixes it. What was found where is not in the advisory; that is read from the account.
 */
export function importSecurityCenter(document: Json): Imported {
  const refused: string[] = [];
  const byName = new Map<string, Reported>();
  for (const record of listOf(document, 'VulRecords')) {
    // Applications and configurations have no package whose build could be compared.
    if (member(record, 'Type') !== 'cve') continue;
    const named = textOf(record, 'Name')?.replace(DISTRIBUTION, '');
    if (!isId(named)) refused.push('a vulnerability without a usable name');
    else take(record, named, byName);
  }
  return { entries: [...byName.values()].map(toRecord), refused };
}

function take(record: Json, name: string, byName: Map<string, Reported>): void {
  let reported = byName.get(name);
  if (reported === undefined) {
    reported = { name, summary: textOf(record, 'AliasName'), flaws: new Set(), bounds: new Map() };
    byName.set(name, reported);
  }
  for (const flaw of (textOf(record, 'Related') ?? '').split(',').map((id) => id.trim()))
    if (isId(flaw)) reported.flaws.add(flaw);
  for (const entity of listOf(extended(record), 'RpmEntityList')) {
    const [, named = '', build] = BOUND.exec(textOf(entity, 'MatchDetail') ?? '') ?? [];
    if (build === undefined) continue;
    const component = toComponentName(named);
    const bounds = reported.bounds.get(component) ?? new Set();
    reported.bounds.set(component, bounds.add(build));
  }
}

/** The API gives it as a text that holds JSON. */
function extended(record: Json): Json | undefined {
  const value = member(record, 'ExtendContentJson');
  if (typeof value !== 'string') return value;
  try {
    return parseDocument(value);
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
}

function toRecord({ name, summary = '', flaws, bounds }: Reported): AdvisoryRecord {
  return withoutAbsent({
    kind: 'advisory' as const,
    id: name,
    source: 'security-center',
    rank: 3 as const,
    aliases: [],
    upstream: [...flaws].sort(),
    summary,
    vectors: [],
    affected: [...bounds].map(([component, builds]): AffectedComponent => {
      const ranges = [...builds].sort().map((build): SourceRange => ({ text: `< ${build}` }));
      return {
        component,
        family: component === 'kernel' ? 'kernel' : 'rpm',
        ranges,
        versions: [],
        except: [],
        undetermined: [],
        unverified: false,
      };
    }),
    references: [],
    defects: [],
  });
}
