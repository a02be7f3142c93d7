import type { CelFunc } from '@bufbuild/cel';
import { nearest } from '../kernel/nearest.ts';
import { childrenOf, type Kind, qualifiedName, type Tree } from './cel-tree.ts';

/** What is wrong in an expression, and at which character. */
export interface Mistake {
  at: number;
  problem: string;
}

/** Names that every expression has: types can be compared with `type(…)`. */
const TYPES = ['bool', 'bytes', 'double', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint'];
/** Evaluated by the engine itself; all others are functions. */
const OPERATORS = new Set(['_&&_', '_||_', '_?_:_', '_[_]', '@not_strictly_false', '__not_strictly_false__']);
const MACROS = ['all', 'exists', 'exists_one', 'filter', 'has', 'map'];
/** Names of Kubernetes' own admission policies that mean nothing where an object is only looked at. */
const ADMISSION = new Set(['request', 'oldObject', 'params', 'authorizer', 'variables']);
const DEEPEST = 200;

/** Finds what no object could make right: names and functions that do not exist. */
export class MistakeFinder {
  private readonly functions: Map<string, { arities: Set<number>; methods: Set<number> }>;

  constructor(functions: readonly CelFunc[]) {
    this.functions = new Map();
    for (const {
      name,
      target,
      arguments: { length },
    } of functions) {
      const known = this.functions.get(name) ?? { arities: new Set(), methods: new Set() };
      (target === undefined ? known.arities : known.methods).add(length);
      this.functions.set(name, known);
    }
  }

  /** The first mistake, where there is one. */
  find(root: Tree, variables: ReadonlySet<string>, offsetOf: (id: bigint) => number): Mistake | undefined {
    const walk = (node: Tree, names: ReadonlySet<string>, depth: number): Mistake | undefined => {
      if (depth > DEEPEST)
        return { at: offsetOf(node.id), problem: `it is nested deeper than ${DEEPEST} levels` };
      const problem = this.problemOf(node, names);
      if (problem !== undefined) return { at: offsetOf(node.id), problem };
      const inner = innerNames(node, names);
      for (const child of childrenOf(node)) {
        if (isNamespace(node, child, this.functions)) continue;
        const outside = node.exprKind.case === 'comprehensionExpr' && child === node.exprKind.value.iterRange;
        const found = walk(child, outside ? names : inner, depth + 1);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    return walk(root, new Set([...variables, ...TYPES]), 0);
  }

  private problemOf({ exprKind }: Tree, names: ReadonlySet<string>): string | undefined {
    if (exprKind.case === 'callExpr') return this.problemOfCall(exprKind.value);
    if (exprKind.case === 'structExpr' && exprKind.value.messageName !== '')
      return `${exprKind.value.messageName} is no type that can be made here`;
    if (exprKind.case !== 'identExpr' || names.has(exprKind.value.name)) return undefined;
    const { name } = exprKind.value;
    if (ADMISSION.has(name))
      return `there is no ${name}: only an admission request has one, and nothing is admitted here`;
    if (name === 'pod') return 'there is no pod: no kind that the check judges has a pod template';
    return withNearest(`there is no variable ${name}`, nearest(name, names));
  }

  private problemOfCall({ function: name, target, args }: Kind<'callExpr'>): string | undefined {
    if (OPERATORS.has(name)) return undefined;
    if (target !== undefined && this.functions.has(`${qualifiedName(target)}.${name}`)) return undefined;
    const known = this.functions.get(name);
    const arities = target === undefined ? known?.arities : known?.methods;
    if (arities?.has(args.length) === true) return undefined;
    if (MACROS.includes(name)) return `${name} is a macro and is not written like this`;
    if (known === undefined)
      return withNearest(
        `there is no function ${name}`,
        nearest(name, [...this.functions.keys(), ...MACROS]),
      );
    const how = target === undefined ? `${name}(…)` : `….${name}(…)`;
    return `there is no ${how} with ${args.length} ${args.length === 1 ? 'argument' : 'arguments'}`;
  }
}

/** `strings` of `strings.quote(…)` is no variable. */
function isNamespace(node: Tree, child: Tree, functions: ReadonlyMap<string, unknown>): boolean {
  if (node.exprKind.case !== 'callExpr' || child !== node.exprKind.value.target) return false;
  return functions.has(`${qualifiedName(child)}.${node.exprKind.value.function}`);
}

function innerNames({ exprKind }: Tree, names: ReadonlySet<string>): ReadonlySet<string> {
  if (exprKind.case !== 'comprehensionExpr') return names;
  return new Set([...names, exprKind.value.iterVar, exprKind.value.accuVar]);
}

function withNearest(problem: string, name: string | undefined): string {
  return name === undefined ? problem : `${problem}; did you mean ${name}?`;
}
