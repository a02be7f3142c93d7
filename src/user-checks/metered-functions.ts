import { type CelFunc, type CelInput, celEnv, celError, celList, isCelList, isCelMap } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { RE2JS } from '@bufbuild/re2';
import { type Budget, BudgetSpent } from './budget.ts';
import { type NotGiven, whyNotGiven } from './cel-value.ts';

/** Longer texts and lists are not built. */
const LONGEST = 1_000_000;

type Operands = readonly unknown[];
/** Pays; and answers why the function cannot, where a value within its operands is not there. */
type Cost = (operands: Operands, budget: Budget) => NotGiven | undefined;

/** The functions of CEL and its extension for strings, each of which pays for what it does before it does it. */
export function meteredFunctions(budget: Budget): CelFunc[] {
  const standard = [...celEnv({ funcs: strings, re2: { compile: compiled } }).funcs] as CelFunc[];
  return standard.map((func) => metered(func, budget));
}

const patterns = new Map<string, RE2JS>();
/** An expression may make its patterns itself, and then there is no end of them. */
const MOST_PATTERNS = 200;

/** To compile a pattern takes longer than to match it, and most expressions have few that never change. */
function compiled(pattern: string): RE2JS {
  let found = patterns.get(pattern);
  if (found === undefined) {
    found = RE2JS.compile(pattern);
    if (patterns.size >= MOST_PATTERNS) patterns.clear();
    patterns.set(pattern, found);
  }
  return found;
}

function metered(func: CelFunc, budget: Budget): CelFunc {
  const cost = COSTS.get(func.name) ?? ofTexts;
  const call: CelFunc['call'] = (id, target, args) => {
    const operands = target === undefined ? args : [target, ...args];
    const why = firstNotGiven(operands) ?? cost(operands, budget);
    if (why !== undefined) return celError(why, id);
    const result = func.call(id, target, args);
    if (result === undefined) return undefined;
    budget.spend(1);
    return bounded(result, budget) as ReturnType<CelFunc['call']>;
  };
  return Object.create(func, { call: { value: call } }) as CelFunc;
}

/** A list that was put together is made a plain one: a list of lists of lists is slow to walk. */
function bounded(result: unknown, budget: Budget): unknown {
  if (typeof result === 'string' && result.length > LONGEST) throw new BudgetSpent();
  if (!isCelList(result)) return result;
  budget.spend(result.size / 8);
  return celList([...result] as CelInput[]);
}

function firstNotGiven(operands: Operands): NotGiven | undefined {
  for (const operand of operands) {
    const why = whyNotGiven(operand);
    if (why !== undefined) return why;
  }
  return undefined;
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
}

/** Most functions read their texts once. */
function ofTexts(operands: Operands, budget: Budget): undefined {
  for (const operand of operands) budget.spend(lengthOf(operand) / 16);
}

/** What looks at a value as a whole looks at all that it holds. */
function ofWhole(operands: Operands, budget: Budget): NotGiven | undefined {
  let why: NotGiven | undefined;
  for (const operand of operands) why ??= weigh(operand, budget);
  return why;
}

function weigh(value: unknown, budget: Budget): NotGiven | undefined {
  budget.spend(1 + lengthOf(value) / 64);
  const why = whyNotGiven(value);
  if (why !== undefined) return why;
  if (isCelList(value)) return weighAll(value, budget);
  return isCelMap(value) ? weighAll(value.values(), budget) : undefined;
}

function weighAll(values: Iterable<unknown>, budget: Budget): NotGiven | undefined {
  let why: NotGiven | undefined;
  for (const value of values) why ??= weigh(value, budget);
  return why;
}

/** Of a map only the names are looked at. */
function ofIn(operands: Operands, budget: Budget): NotGiven | undefined {
  const [item, holder] = operands;
  return ofWhole(isCelMap(holder) ? [item] : operands, budget);
}

/** To look for a text in a text takes, at worst, their lengths multiplied. */
function ofSearch(operands: Operands, budget: Budget): undefined {
  const [text, part] = operands;
  budget.spend(lengthOf(text) / 16 + (lengthOf(text) * lengthOf(part)) / 10_000);
}

/** Every replacement copies the text. */
function ofReplace(operands: Operands, budget: Budget): undefined {
  const [text, part, by] = operands;
  if (typeof text !== 'string' || typeof part !== 'string') return;
  ofSearch(operands, budget);
  const times = part === '' ? text.length + 1 : text.split(part).length - 1;
  const longest = text.length + times * lengthOf(by);
  if (longest > LONGEST) throw new BudgetSpent();
  budget.spend((times * longest) / 500);
}

/** Every character of the text is held against every state of the pattern; `{1000}` repeats a state. */
function ofMatches(operands: Operands, budget: Budget): undefined {
  const [text, pattern] = operands;
  if (typeof text !== 'string' || typeof pattern !== 'string') return;
  const states = pattern.length + (/\{\d/.test(pattern) ? 1000 : 0);
  budget.spend(pattern.length + (text.length * states) / 8);
}

const COSTS: ReadonlyMap<string, Cost> = new Map<string, Cost>([
  ['_==_', ofWhole],
  ['_!=_', ofWhole],
  ['@in', ofIn],
  ['format', ofWhole],
  ['join', ofWhole],
  ['contains', ofSearch],
  ['indexOf', ofSearch],
  ['lastIndexOf', ofSearch],
  ['split', ofSearch],
  ['replace', ofReplace],
  ['matches', ofMatches],
]);
