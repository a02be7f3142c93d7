import { type CelInput, type CelResult, celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import { redactSentence } from '../kernel/redact.ts';
import { Budget, BudgetSpent, MOST_STEPS } from './budget.ts';
import { NotGiven } from './cel-value.ts';
import { type Mistake, MistakeFinder } from './find-mistakes.ts';
import { meteredFunctions } from './metered-functions.ts';
import { loopFunctions, meterLoops } from './metered-loops.ts';

/** What an expression says of an object. Everything but true and false has a reason. */
export type Answer = { value: boolean } | { why: string; source?: string };

/** The reader takes longer than its text is long. */
const LONGEST = 8_000;

const budget = new Budget();
const functions = meteredFunctions(budget);
const environment = celEnv({ funcs: [...functions, ...loopFunctions(budget)] });
const finder = new MistakeFinder(functions);

/** An expression in CEL that can be asked about objects, each time with a bounded number of steps. */
export class Expression {
  private readonly source: string;
  private readonly offsets: Readonly<Record<string, number>>;
  private readonly run: (values: Record<string, CelInput>) => CelResult;

  private constructor(source: string, offsets: Readonly<Record<string, number>>, run: Expression['run']) {
    this.source = source;
    this.offsets = offsets;
    this.run = run;
  }

  /** Reads an expression; or tells what is wrong with it. */
  static compile(source: string, variables: ReadonlySet<string>): Expression | Mistake {
    if (source.length > LONGEST)
      return { at: LONGEST, problem: `it is longer than ${LONGEST} characters: make two checks of it` };
    let parsed: ReturnType<typeof parse>;
    try {
      parsed = parse(source);
    } catch (error) {
      return syntaxMistake(error);
    }
    const { expr, sourceInfo } = parsed;
    if (expr === undefined) return { at: 0, problem: 'it is empty' };
    const offsets = sourceInfo?.positions ?? {};
    const mistake = finder.find(expr, variables, (id) => offsetOf(source, offsets, id));
    if (mistake !== undefined) return mistake;
    meterLoops(expr);
    return new Expression(source, offsets, plan(environment, expr) as Expression['run']);
  }

  /** Never throws, and never answers true where anything that decides is missing. */
  ask(values: Record<string, CelInput>): Answer {
    const result = this.evaluate(values);
    if (typeof result === 'boolean') return { value: result };
    if (!isCelError(result)) return { why: 'the expression answers neither true nor false' };
    const cause = causeOf(result);
    if (cause instanceof BudgetSpent)
      return { why: `the expression was stopped: it takes more than ${MOST_STEPS} steps` };
    const { line, column } = lineAndColumn(this.source, offsetOf(this.source, this.offsets, result.exprId));
    const answer = {
      why: `the expression fails at line ${line}, column ${column}: ${redactSentence(result.message)}`,
    };
    return cause instanceof NotGiven && cause.source !== undefined
      ? { ...answer, source: cause.source }
      : answer;
  }

  private evaluate(values: Record<string, CelInput>): CelResult {
    budget.start();
    // Errors are ordinary values here, and where each was made is of no interest: writing that down takes long.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return this.run(values);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}

/** A member is where its name is, not where the dot before it is. */
function offsetOf(source: string, offsets: Readonly<Record<string, number>>, id: bigint | undefined): number {
  const at = offsets[String(id)] ?? 0;
  return source.charAt(at) === '.' ? at + 1 : at;
}

/** The error below an error of the package; of several that were met in an `||`, the first. */
function causeOf({ cause }: { readonly cause: unknown }): unknown {
  let found = Array.isArray(cause) ? (cause[0] as unknown) : cause;
  while (isCelError(found)) found = causeOf(found);
  return found;
}

interface ParserError {
  rawMessage?: unknown;
  location?: { start?: { offset?: unknown } };
}

function syntaxMistake(error: unknown): Mistake {
  if (error instanceof RangeError) return { at: 0, problem: 'it is nested too deep' };
  const { rawMessage, location } = error as ParserError;
  const at = location?.start?.offset;
  // What else could stand there is a list of forty things.
  const found = /^found (.+?) but expecting/s.exec(String(rawMessage))?.[1];
  const problem = found === undefined ? String((error as Error).message) : `${found} cannot stand here`;
  return { at: typeof at === 'number' ? at : 0, problem };
}

/** Of a character, both from 1. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - before.lastIndexOf('\n') };
}
