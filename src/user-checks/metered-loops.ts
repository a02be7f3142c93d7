import { type CelFunc, CelScalar, celFunc, isCelList, isCelMap } from '@bufbuild/cel';
import type { Budget } from './budget.ts';
import { childrenOf, type Tree, weightOf } from './cel-tree.ts';

// Names that no expression can spell.
const ROUND = '@round';
const RANGE = '@range';

/** What `meterLoops` puts into a tree. */
export function loopFunctions(budget: Budget): CelFunc[] {
  const round = celFunc(ROUND, [CelScalar.DYN, CelScalar.INT], CelScalar.DYN, (condition) => condition);
  const range = celFunc(RANGE, [CelScalar.DYN], CelScalar.DYN, (over) => over);
  return [
    // An error of the package is an answer that `||` may leave aside; this one ends the evaluation.
    calling(round, ([, weight]) => budget.spend(Number(weight))),
    calling(range, ([over]) => budget.spend(isCelList(over) || isCelMap(over) ? over.size / 16 : 1)),
  ];
}

function calling(func: CelFunc, before: (args: readonly unknown[]) => void): CelFunc {
  const call: CelFunc['call'] = (id, target, args) => {
    before(args);
    return func.call(id, target, args);
  };
  return Object.create(func, { call: { value: call } }) as CelFunc;
}

/** Makes every round of every comprehension of a tree pay for the nodes that it evaluates. */
export function meterLoops(node: Tree): void {
  for (const child of childrenOf(node)) meterLoops(child);
  if (node.exprKind.case !== 'comprehensionExpr') return;
  const loop = node.exprKind.value;
  const weight = weightOf(loop.loopStep) + weightOf(loop.loopCondition);
  loop.loopCondition = callTo(ROUND, node.id, [loop.loopCondition, constant(node.id, weight)]);
  loop.iterRange = callTo(RANGE, node.id, [loop.iterRange]);
}

function callTo(name: string, id: bigint, args: readonly (Tree | undefined)[]): Tree {
  return {
    $typeName: 'cel.expr.Expr',
    id,
    exprKind: {
      case: 'callExpr',
      value: {
        $typeName: 'cel.expr.Expr.Call',
        function: name,
        args: args.filter((arg) => arg !== undefined),
      },
    },
  };
}

function constant(id: bigint, value: number): Tree {
  return {
    $typeName: 'cel.expr.Expr',
    id,
    exprKind: {
      case: 'constExpr',
      value: {
        $typeName: 'cel.expr.Constant',
        constantKind: { case: 'int64Value', value: BigInt(value) },
      },
    },
  };
}
