import { type CompiledAffected, compileAffected } from './compile-affected.ts';
import { findComponent, KUBERNETES_COMPONENTS, WHOLE_OF_KUBERNETES } from './components.ts';
import { Line } from './line.ts';
import { type Advisory, mergeAdvisories } from './merge.ts';
import { PRECONDITIONS } from './preconditions.ts';
import type { AdvisoryRecord, Condition, Entry, Statement } from './record.ts';
import { FAMILIES } from './versions/families.ts';

/** One source's ranges for a component, compiled. */
export interface IndexedSource {
  record: AdvisoryRecord;
  compiled: readonly CompiledAffected[];
}
export interface IndexedAdvisory {
  advisory: Advisory;
  sources: readonly IndexedSource[];
  preconditions: readonly Condition[];
  /** A precondition as the advisory writes it. */
  words: string | undefined;
  /** Those on this component, the latest last. */
  statements: readonly Statement[];
}

/** The advisories that concern one component, and the line its versions lie on. */
export interface ComponentIndex {
  line: Line | undefined;
  advisories: readonly IndexedAdvisory[];
}

/** Families whose versions lie on one line. */
const SHARED_LINES: readonly (readonly string[])[] = [
  ['ack', 'ack-addon', 'semver', 'go'],
  ['rpm', 'kernel'],
];

/** Advisories by id and by component; ranges are compiled when a component is first asked for. */
export class AdvisoryIndex {
  readonly advisories: readonly Advisory[];
  readonly #byId: ReadonlyMap<string, Advisory>;
  readonly #byComponent = new Map<string, Advisory[]>();
  readonly #compiled = new Map<string, ComponentIndex>();

  constructor(entries: Iterable<Entry>) {
    this.advisories = mergeAdvisories(entries);
    this.#byId = new Map(
      this.advisories.flatMap((advisory) => advisory.ids.map((id) => [id.toUpperCase(), advisory])),
    );
    for (const advisory of this.advisories) {
      if (advisory.withdrawn) continue;
      for (const component of componentsOf(advisory)) {
        const known = this.#byComponent.get(component);
        if (known === undefined) this.#byComponent.set(component, [advisory]);
        else known.push(advisory);
      }
    }
  }

  /** By any of its ids, in capitals or not. */
  find(id: string): Advisory | undefined {
    return this.#byId.get(id.toUpperCase());
  }

  of(component: string): ComponentIndex {
    const known = this.#compiled.get(component);
    if (known !== undefined) return known;
    const advisories = this.#byComponent.get(component) ?? [];
    const compiled = compileComponent(component, advisories);
    this.#compiled.set(component, compiled);
    return compiled;
  }
}

/** The components an advisory concerns. Records of the whole of Kubernetes yield to those that name one. */
export function componentsOf(advisory: Advisory): string[] {
  const named = new Set(
    advisory.records.flatMap(({ affected }) => affected.map(({ component }) => component)),
  );
  if (!named.delete(WHOLE_OF_KUBERNETES)) return [...named].sort();
  const isNarrowed = KUBERNETES_COMPONENTS.some((component) => named.has(component));
  return [...new Set([...named, ...(isNarrowed ? [] : KUBERNETES_COMPONENTS)])].sort();
}

function compileComponent(component: string, advisories: readonly Advisory[]): ComponentIndex {
  const family = findComponent(component)?.family ?? familyAmong(component, advisories);
  const found = family === undefined ? undefined : FAMILIES.get(family);
  if (found === undefined) {
    return {
      line: undefined,
      advisories: advisories.map((advisory) => ({ ...afterRanges(component, advisory), sources: [] })),
    };
  }
  const line = new Line(found);
  return {
    line,
    advisories: advisories.map((advisory) => ({
      ...afterRanges(component, advisory),
      sources: advisory.records.map((record) => ({
        record,
        compiled: record.affected
          .filter((affected) => concerns(affected.component, component) && isOnLine(affected.family, line))
          .filter(
            ({ ranges, versions, undetermined }) => ranges.length + versions.length + undetermined.length > 0,
          )
          .map((affected) => compileAffected(line, affected)),
      })),
    })),
  };
}

function afterRanges(component: string, advisory: Advisory): Omit<IndexedAdvisory, 'sources'> {
  return {
    advisory,
    preconditions: advisory.ids.flatMap((id) => PRECONDITIONS.get(id) ?? []),
    words: advisory.records.find(({ precondition }) => precondition !== undefined)?.precondition,
    statements: advisory.statements.filter((statement) => statement.component === component),
  };
}

function familyAmong(component: string, advisories: readonly Advisory[]): string | undefined {
  const all = advisories.flatMap(({ records }) => records.flatMap(({ affected }) => affected));
  return all.find((affected) => affected.component === component && affected.family !== undefined)?.family;
}

function concerns(named: string, component: string): boolean {
  return named === component || (named === WHOLE_OF_KUBERNETES && KUBERNETES_COMPONENTS.includes(component));
}

function isOnLine(family: string | undefined, { family: { name } }: Line): boolean {
  return (
    family === name || SHARED_LINES.some((shared) => shared.includes(name) && shared.includes(family ?? ''))
  );
}
