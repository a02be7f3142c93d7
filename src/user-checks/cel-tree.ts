import type { parse } from '@bufbuild/cel';

/** The tree of an expression, as the parser gives it: macros are comprehensions already. */
export type Tree = NonNullable<ReturnType<typeof parse>['expr']>;
export type Kind<Name extends Tree['exprKind']['case']> = Extract<Tree['exprKind'], { case: Name }>['value'];

/** The nodes right below a node, in the order in which they stand. */
export function childrenOf({ exprKind }: Tree): Tree[] {
  const { case: kind, value } = exprKind;
  const found = (...nodes: (Tree | undefined)[]) => nodes.filter((node) => node !== undefined);
  switch (kind) {
    case 'selectExpr':
      return found(value.operand);
    case 'callExpr':
      return found(value.target, ...value.args);
    case 'listExpr':
      return value.elements;
    case 'structExpr':
      return value.entries.flatMap((entry) =>
        found(entry.keyKind.case === 'mapKey' ? entry.keyKind.value : undefined, entry.value),
      );
    case 'comprehensionExpr':
      return found(value.iterRange, value.accuInit, value.loopCondition, value.loopStep, value.result);
    default:
      return [];
  }
}

/** How many nodes there are, not counting what is inside of further comprehensions. */
export function weightOf(node: Tree | undefined): number {
  if (node === undefined) return 0;
  if (node.exprKind.case === 'comprehensionExpr') return 1;
  return childrenOf(node).reduce((sum, child) => sum + weightOf(child), 1);
}

/** `a.b.c`, where a node is nothing else. */
export function qualifiedName(node: Tree | undefined): string | undefined {
  if (node?.exprKind.case === 'identExpr') return node.exprKind.value.name;
  if (node?.exprKind.case !== 'selectExpr' || node.exprKind.value.testOnly) return undefined;
  const before = qualifiedName(node.exprKind.value.operand);
  return before === undefined ? undefined : `${before}.${node.exprKind.value.field}`;
}
