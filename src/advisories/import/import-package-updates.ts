import { toComponentName } from '../components.ts';
import { levelOfWord } from '../cvss.ts';
import { instantOf, isId, textOf } from '../fields.ts';
import type { AdvisoryRecord, AffectedComponent, Imported, SourceRange } from '../record.ts';
import { withoutAbsent } from '../without-absent.ts';
import { elementsOf, textIn, type XmlElement } from './xml-elements.ts';

/** Fixed builds by package, as ranges. */
type Fixes = readonly (readonly [name: string, range: SourceRange])[];

/** The updateinfo.xml of a package repository. Updates that mend no vulnerability are passed over. */
export function importUpdateInfo(root: XmlElement): Imported {
  const refused: string[] = [];
  const entries = [...elementsOf(root, 'update')].flatMap((update): AdvisoryRecord[] => {
    if (update.attributes.get('type') !== 'security') return [];
    const references = [...elementsOf(update, 'reference')];
    const flaws = references
      .filter(({ attributes }) => attributes.get('type') === 'cve')
      .flatMap(({ attributes }) => attributes.get('id') ?? []);
    const fixes = [...elementsOf(update, 'package')].flatMap(({ attributes }): Fixes => {
      const [name, epoch, version, release] = ['name', 'epoch', 'version', 'release'].map((key) =>
        attributes.get(key),
      );
      if (name === undefined || version === undefined || release === undefined) return [];
      return [[name, { text: `< ${epoch ?? '0'}:${version}-${release}` }]];
    });
    const [issued] = elementsOf(update, 'issued');
    return toRecords(update, textIn(update, 'id'), flaws, fixes, issued?.attributes.get('date'), refused);
  });
  return { entries, refused };
}

/** The OVAL patch definitions of a distribution, such as those of Alibaba Cloud Linux. */
export function importOval(root: XmlElement): Imported {
  const refused: string[] = [];
  const entries = [...elementsOf(root, 'definition')].flatMap((definition): AdvisoryRecord[] => {
    const [reference] = elementsOf(definition, 'reference');
    const id = reference?.attributes.get('ref_id');
    const flaws = [...elementsOf(definition, 'cve')].map(({ text }) => text.trim());
    const criteria = [...elementsOf(definition, 'criterion')].flatMap(
      ({ attributes }) => attributes.get('comment') ?? [],
    );
    const fixes = criteria.flatMap((comment): Fixes => {
      const [, name, build] = /^(\S+) is earlier than (\S+)$/.exec(comment.trim()) ?? [];
      if (name === undefined || build === undefined) return [];
      const sound = repaired(build);
      if (sound === undefined) refused.push(`${id ?? 'a definition'}: ${build} is no build of ${name}`);
      return [[nameOf(name), rangeOf(name, sound ?? build)]];
    });
    const [issued] = elementsOf(definition, 'issued');
    return toRecords(definition, id, flaws, fixes, issued?.attributes.get('date'), refused);
  });
  return { entries, refused };
}

/**
 * Published files put a piece of a sub-package's name before the version (`0:debug-devel-4.19.91-28.7.al7`).
 * Neither version nor release may hold a dash, so the last two parts are sound.
 */
function repaired(build: string): string | undefined {
  const [, epoch = '0', body = ''] = /^(?:(\d+):)?(.*)$/.exec(build) ?? [];
  const parts = body.split('-');
  return parts.length < 2 ? undefined : `${epoch}:${parts.slice(-2).join('-')}`;
}

/** `kernel:6.6` is the kernel of one stream: its bound says nothing about others of the same distribution. */
function rangeOf(name: string, build: string): SourceRange {
  const stream = /^kernel:(\d+\.\d+)$/.exec(name)?.[1];
  const distribution = /\.[a-z]+\d+$/.exec(build)?.[0] ?? '';
  return { text: stream === undefined ? `< ${build}` : `>= ${stream}-0${distribution}, < ${build}` };
}

function nameOf(name: string): string {
  return name.startsWith('kernel:') ? 'kernel' : name;
}

function toRecords(
  element: XmlElement,
  id: string | undefined,
  flaws: readonly string[],
  fixes: Fixes,
  issued: string | undefined,
  refused: string[],
): AdvisoryRecord[] {
  if (!isId(id)) {
    refused.push('an update without a usable id');
    return [];
  }
  const byName = Map.groupBy(fixes, ([name]) => toComponentName(name));
  const affected = [...byName].map(
    ([component, ranges]): AffectedComponent => ({
      component,
      family: component === 'kernel' ? 'kernel' : 'rpm',
      // The architectures of one update carry the same build: said once.
      ranges: [...new Map(ranges.map(([, range]) => [JSON.stringify(range), range])).values()],
      versions: [],
      except: [],
      undetermined: [],
      unverified: false,
    }),
  );
  const told = { title: textIn(element, 'title') ?? '', issued: issued ?? '' };
  return [
    withoutAbsent({
      kind: 'advisory' as const,
      id,
      source: id.split('-')[0]?.toLowerCase() ?? 'rpm',
      rank: 1 as const,
      aliases: [],
      upstream: [...new Set(flaws.filter(isId))].sort(),
      summary: textOf(told, 'title') ?? '',
      published: instantOf(told, 'issued'),
      level: levelOfWord(textIn(element, 'severity')),
      vectors: [],
      affected,
      references: [],
      defects: [],
    }),
  ];
}
