import type { AdvisoryIndex, IndexedAdvisory } from './advisory-index.ts';
import { Candidates } from './candidates.ts';
import { findComponent } from './components.ts';
import { type Affected, isRuledOut, RangeVerdict } from './range-verdict.ts';
import type { Condition, Statement } from './record.ts';
import { FAMILIES } from './versions/families.ts';

/** What is known of the place where a component runs; a fact that was not read is not in it. */
export type Facts = ReadonlyMap<string, string>;

export type ConditionState = 'met' | 'unmet' | 'unknown';

/** Something that has to be so, and whether it is. */
export interface JudgedCondition extends Condition {
  state: ConditionState;
}

/** The answer for one component at one place. */
export interface Match {
  range: RangeVerdict;
  /** After preconditions and statements; `range.affected` keeps what the ranges say. */
  affected: Affected;
  /** What turned the answer, if something did. */
  because: 'range' | 'precondition-unmet' | 'statement';
  /** In words, where the advisory has a precondition that no fact stands for. */
  precondition?: string;
  conditions: readonly JudgedCondition[];
  statement?: Statement;
}

/** What was found about one version: verdicts, and the facts on which the answer further depends. */
interface Found {
  verdicts: readonly { indexed: IndexedAdvisory; range: RangeVerdict }[];
  facts: readonly string[];
  answers: Map<string, readonly Match[]>;
}

const NO_CONDITIONS: readonly JudgedCondition[] = [];

/** Matches the components of an inventory. Asking again about a version, with facts that weigh the same, costs a look-up. */
export class Matcher {
  readonly #index: AdvisoryIndex;
  readonly #candidates = new Map<string, Candidates>();
  readonly #found = new Map<string, Map<string, Found>>();

  constructor(index: AdvisoryIndex) {
    this.#index = index;
  }

  /** Every advisory whose ranges do not rule it out for this version. */
  match(component: string, version: string, facts: Facts): readonly Match[] {
    const found = this.#find(component, version);
    const key = found.facts.map((fact) => facts.get(fact) ?? '').join('\n');
    const known = found.answers.get(key);
    if (known !== undefined) return known;
    const matches = found.verdicts
      .map(({ indexed, range }) => applyFacts(indexed, range, component, version, facts))
      .filter(({ range, affected }) => range.affected !== 'no' || affected !== 'no');
    found.answers.set(key, matches);
    return matches;
  }

  /** The same with the advisories that are ruled out, and by which range. */
  matchAll(component: string, version: string, facts: Facts): readonly Match[] {
    const { line, advisories } = this.#index.of(component);
    const installed = line?.installed(version);
    return advisories.map((indexed) =>
      applyFacts(indexed, new RangeVerdict(line, installed, indexed), component, version, facts),
    );
  }

  #find(component: string, version: string): Found {
    let versions = this.#found.get(component);
    if (versions === undefined) {
      versions = new Map();
      this.#found.set(component, versions);
    }
    let found = versions.get(version);
    if (found === undefined) {
      found = this.#judge(component, version);
      versions.set(version, found);
    }
    return found;
  }

  #candidatesOf(component: string): Candidates {
    let candidates = this.#candidates.get(component);
    if (candidates === undefined) {
      const { line, advisories } = this.#index.of(component);
      candidates = new Candidates(line, advisories);
      this.#candidates.set(component, candidates);
    }
    return candidates;
  }

  #judge(component: string, version: string): Found {
    const { line } = this.#index.of(component);
    const installed = line?.installed(version);
    const facts = new Set<string>();
    const verdicts: { indexed: IndexedAdvisory; range: RangeVerdict }[] = [];
    for (const indexed of this.#candidatesOf(component).of(installed)) {
      if (indexed.statements.length === 0 && isRuledOut(line, installed, indexed.sources)) continue;
      const range = new RangeVerdict(line, installed, indexed);
      verdicts.push({ indexed, range });
      for (const { fact } of indexed.preconditions) facts.add(fact);
      for (const { conditions } of indexed.statements) for (const { fact } of conditions) facts.add(fact);
    }
    return { verdicts, facts: [...facts].sort(), answers: new Map() };
  }
}

/**
 * Preconditions and statements come after the range verdict and are kept apart from it, so that a change
 * of configuration brings the finding back.
 */
function applyFacts(
  indexed: IndexedAdvisory,
  range: RangeVerdict,
  component: string,
  version: string,
  facts: Facts,
): Match {
  const { preconditions, statements, words } = indexed;
  const match: Match = { range, affected: range.affected, because: 'range', conditions: NO_CONDITIONS };
  if (preconditions.length > 0) match.conditions = preconditions.map((item) => judgeCondition(item, facts));
  else if (words !== undefined) match.precondition = words;
  const statement = statements.findLast((item) => applies(item, component, version, facts));
  const stated = statement && answerOf(statement);
  if (statement !== undefined && stated !== undefined) {
    match.affected = stated;
    match.because = 'statement';
    match.statement = statement;
  } else if (range.affected !== 'no' && match.conditions.some(({ state }) => state === 'unmet')) {
    match.affected = 'no';
    match.because = 'precondition-unmet';
  }
  return match;
}

function judgeCondition(condition: Condition, facts: Facts): JudgedCondition {
  const value = facts.get(condition.fact);
  const state = value === undefined ? 'unknown' : condition.oneOf.includes(value) ? 'met' : 'unmet';
  return { ...condition, state };
}

/** A statement whose conditions are not known to hold silences nothing. */
function applies(statement: Statement, component: string, version: string, facts: Facts): boolean {
  if (!statement.conditions.every((item) => judgeCondition(item, facts).state === 'met')) return false;
  if (statement.fixedFrom !== undefined) return carriesFix(component, statement.fixedFrom, version);
  return statement.version === undefined || isSameVersion(component, statement.version, version);
}

function isSameVersion(component: string, a: string, b: string): boolean {
  const { family, left, right } = parseBoth(component, a, b);
  if (a === b) return true;
  if (family === undefined || left === undefined || right === undefined) return false;
  return family.areComparable(left, right) && family.compare(left, right) === 0;
}

function carriesFix(component: string, fixedFrom: string, version: string): boolean {
  const { family, left, right } = parseBoth(component, fixedFrom, version);
  if (family === undefined || left === undefined || right === undefined) return false;
  return (
    family.areComparable(left, right) &&
    family.branchOf(left) === family.branchOf(right) &&
    family.compare(left, right) <= 0
  );
}

function parseBoth(component: string, a: string, b: string) {
  const family = FAMILIES.get(findComponent(component)?.family ?? 'ack-addon');
  return { family, left: family?.parse(a), right: family?.parse(b) };
}

function answerOf({ status }: Statement): Affected | undefined {
  switch (status) {
    case 'not-affected':
    case 'fixed':
      return 'no';
    case 'affected':
      return 'yes';
    default:
      return undefined;
  }
}
