import type { AdvisoryIndex } from './advisory-index.ts';
import { findComponent } from './components.ts';
import { type Affected, RangeMatcher, type RangeVerdict } from './match.ts';
import { PRECONDITIONS } from './preconditions.ts';
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

/** Matches a component of an inventory. Asking again with the same facts costs a look-up. */
export class Matcher {
  readonly #ranges: RangeMatcher;
  readonly #known = new WeakMap<Facts, Map<string, readonly Match[]>>();

  constructor(index: AdvisoryIndex) {
    this.#ranges = new RangeMatcher(index);
  }

  /** Every advisory whose ranges do not rule it out for this version. */
  match(component: string, version: string, facts: Facts): readonly Match[] {
    let known = this.#known.get(facts);
    if (known === undefined) {
      known = new Map();
      this.#known.set(facts, known);
    }
    const key = `${component} ${version}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const matches = this.matchAll(component, version, facts).filter(
      (match) => match.range.affected !== 'no' || match.affected !== 'no',
    );
    known.set(key, matches);
    return matches;
  }

  /** The same with the advisories that are ruled out, and by which range. */
  matchAll(component: string, version: string, facts: Facts): readonly Match[] {
    return this.#ranges
      .verdicts(component, version)
      .map((range) => applyFacts(range, component, version, facts));
  }
}

/**
 * Preconditions and statements come after the range verdict and are kept apart from it, so that a change
 * of configuration brings the finding back.
 */
function applyFacts(range: RangeVerdict, component: string, version: string, facts: Facts): Match {
  const { advisory } = range;
  const conditions = advisory.ids
    .flatMap((id) => PRECONDITIONS.get(id) ?? [])
    .map((item) => judgeCondition(item, facts));
  const words =
    conditions.length > 0
      ? undefined
      : advisory.records.find(({ precondition }) => precondition)?.precondition;
  const base = { range, conditions, ...(words !== undefined && { precondition: words }) };
  const statement = advisory.statements.findLast((item) => applies(item, component, version, facts));
  const stated = statement && answerOf(statement);
  if (statement !== undefined && stated !== undefined)
    return { ...base, affected: stated, because: 'statement', statement };
  if (range.affected !== 'no' && conditions.some(({ state }) => state === 'unmet'))
    return { ...base, affected: 'no', because: 'precondition-unmet' };
  return { ...base, affected: range.affected, because: 'range' };
}

function judgeCondition(condition: Condition, facts: Facts): JudgedCondition {
  const value = facts.get(condition.fact);
  const state = value === undefined ? 'unknown' : condition.oneOf.includes(value) ? 'met' : 'unmet';
  return { ...condition, state };
}

/** A statement whose conditions are not known to hold silences nothing. */
function applies(statement: Statement, component: string, version: string, facts: Facts): boolean {
  if (statement.component !== component) return false;
  if (!statement.conditions.every((item) => judgeCondition(item, facts).state === 'met')) return false;
  if (statement.fixedFrom !== undefined) return carriesFix(component, statement.fixedFrom, version);
  return statement.version === undefined || isSameVersion(component, statement.version, version);
}

function isSameVersion(component: string, a: string, b: string): boolean {
  const { family, left, right } = parseBoth(component, a, b);
  return a === b || (left !== undefined && right !== undefined && family?.compare(left, right) === 0);
}

function carriesFix(component: string, fixedFrom: string, version: string): boolean {
  const { family, left, right } = parseBoth(component, fixedFrom, version);
  if (family === undefined || left === undefined || right === undefined) return false;
  return family.branchOf(left) === family.branchOf(right) && family.compare(left, right) <= 0;
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
